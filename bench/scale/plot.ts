import type { Crowd } from "./questions.ts";
import type { Row } from "./report.ts";

const CELL = { width: 220, height: 150, left: 38, bottom: 22, top: 24 };
const COLUMNS = 4;
const colours: Record<string, string> = { floor: "#888888", rollcall: "#1d6fd1", "better-auth": "#d1601d" };

/** For each question one small picture: the median over one connection, by how many members there are; both axes logarithmic. */
export function growthPlot(rows: readonly Row[], crowds: readonly Crowd[]): string {
  const alone = rows.filter(({ connections }) => connections === 1);
  const names = [...new Set(alone.map(({ question }) => question))];
  const cells = names.map((name, at) => {
    const place = `translate(${(at % COLUMNS) * CELL.width} ${Math.floor(at / COLUMNS) * CELL.height + 24})`;
    const own = alone.filter(({ question }) => question === name);
    return `<g transform="${place}">${cell(name, own, crowds)}</g>`;
  });
  const height = Math.ceil(names.length / COLUMNS) * CELL.height + 30;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${COLUMNS * CELL.width} ${height}" font-family="sans-serif" font-size="10">
<title>Medians over one connection by how many members there are</title>
<rect width="100%" height="100%" fill="white"/>
${legend()}
${cells.join("\n")}
</svg>
`;
}

function legend(): string {
  return Object.entries(colours)
    .map(([name, colour], at) => `<text x="${10 + at * 90}" y="14" fill="${colour}">● ${name}</text>`)
    .join("");
}

function cell(name: string, rows: readonly Row[], crowds: readonly Crowd[]): string {
  const [low, high] = [Math.log10(0.1), Math.log10(1000)];
  const step = (CELL.width - CELL.left - 20) / Math.max(1, crowds.length - 1);
  const xOf = (members: string) => CELL.left + crowds.findIndex(({ label }) => label === members) * step;
  const inside = CELL.height - CELL.bottom - CELL.top;
  const yOf = (ms: number) => CELL.top + inside * (1 - (Math.log10(Math.max(0.1, ms)) - low) / (high - low));
  const grid = [0.1, 1, 10, 100, 1000].map(
    (ms) =>
      `<line x1="${CELL.left}" x2="${CELL.width - 12}" y1="${yOf(ms)}" y2="${yOf(ms)}" stroke="#e4e4e4"/><text x="${CELL.left - 4}" y="${yOf(ms) + 3}" text-anchor="end" fill="#666">${ms}</text>`,
  );
  const marks = crowds.map(
    ({ label }) => `<text x="${xOf(label)}" y="${CELL.height - 8}" text-anchor="middle" fill="#666">${label}</text>`,
  );
  const lines = Object.entries(colours).map(([target, colour]) => {
    const points = rows
      .filter((row) => row.target === target)
      .map((row) => [xOf(row.members), yOf(row.medianMs)] as const);
    const dots = points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="2.5" fill="${colour}"/>`);
    return `<polyline points="${points.map((point) => point.join(",")).join(" ")}" fill="none" stroke="${colour}"/>${dots.join("")}`;
  });
  return `<text x="${CELL.left}" y="14" font-weight="bold">${name}, ms</text>${[...grid, ...marks, ...lines].join("")}`;
}
