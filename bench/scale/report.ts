import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { median, percentile, short, table } from "../numbers.ts";
import type { Run } from "./drive.ts";
import { growthPlot } from "./plot.ts";
import type { Crowd, Question } from "./questions.ts";

export type Row = {
  question: Question;
  target: string;
  members: string;
  connections: number;
  medianMs: number;
  p99Ms: number;
  perSecond: number;
  /** Processor time for each request, in microseconds. */
  serverUs: number;
  databaseUs: number;
  requests: number;
  refused: number;
  line: string;
};

type Asked = { target: string; question: Question; crowd: Crowd; connections: number };

/** What the repetitions came to: the median of their medians, so that a moment in which the machine was busy counts little. */
export function rowOf({ target, question, crowd, connections }: Asked, runs: readonly Run[]): Row {
  const middle = (of: (run: Run) => number) => median(runs.map(of));
  const latencies = runs.flatMap((run) => run.latencies);
  const refused = runs.flatMap((run) => run.refused);
  const row = {
    question,
    target,
    members: crowd.label,
    connections,
    medianMs: middle((run) => median(run.latencies)),
    p99Ms: percentile(latencies, 0.99),
    perSecond: middle((run) => run.perSecond),
    serverUs: middle((run) => run.server),
    databaseUs: middle((run) => run.database),
    requests: latencies.length,
    refused: refused.length,
  };
  const cells = [row.medianMs, row.p99Ms, row.perSecond, row.serverUs, row.databaseUs].map((each) =>
    short(each).padStart(7),
  );
  const line = `${crowd.label.padEnd(5)} ${question.padEnd(28)} ${String(connections).padStart(2)} ${target.padEnd(12)} ${cells.join(" ")} ${refused[0] ?? ""}`;
  return { ...row, line };
}

type Report = {
  rows: readonly Row[];
  crowds: readonly Crowd[];
  /** What the server holds in memory at the end. */
  megabytes: number;
  isKept: boolean;
};

const FOLDER = join(import.meta.dirname, "../results");
const head = [
  "request",
  "members",
  "connections",
  "who",
  "median ms",
  "p99 ms",
  "per second",
  "server µs",
  "database µs",
  "× floor",
  "× its own",
];

/** Prints a table, and keeps it beside what was measured and a plot of how each cost grows. */
export function report({ rows, crowds, megabytes, isKept }: Report): void {
  const text = [
    `# The same requests at every size, ${new Date().toISOString().slice(0, 10)}`,
    `Node ${process.versions.node}, ${cpus().length} cores, embedded PostgreSQL, one server process of each; client, servers and database share the machine. The server held ${megabytes.toFixed(0)} MB at the end.`,
    "× floor: its median by that of the floor, in the same turns. × its own: its median by its own with the fewest members.",
    table(
      head,
      rows.map((row) => cellsOf(row, rows, crowds[0])),
    ),
  ].join("\n\n");
  console.log(text);
  if (!isKept) return;
  writeFileSync(join(FOLDER, "scale.md"), `${text}\n`);
  writeFileSync(
    join(FOLDER, "scale.json"),
    `${JSON.stringify(
      rows.map(({ line, ...row }) => row),
      null,
      1,
    )}\n`,
  );
  writeFileSync(join(FOLDER, "scale.svg"), growthPlot(rows, crowds));
}

function cellsOf(row: Row, rows: readonly Row[], smallest: Crowd | undefined): (string | number)[] {
  const like = (wanted: Partial<Row>) =>
    rows.find((each) =>
      Object.entries({ ...pick(row), ...wanted }).every(([name, value]) => each[name as keyof Row] === value),
    );
  const by = (other: Row | undefined) => (other === undefined ? Number.NaN : row.medianMs / other.medianMs);
  const { question, members, connections, target, medianMs, p99Ms, perSecond, serverUs, databaseUs } = row;
  const measured = [medianMs, p99Ms, perSecond, serverUs, databaseUs];
  const ratios = [by(like({ target: "floor" })), by(like({ members: smallest?.label ?? "" }))];
  return [
    question,
    members,
    String(connections),
    row.refused > 0 ? `${target} (${row.refused} refused)` : target,
    ...measured,
    ...ratios,
  ];
}

function pick({ question, members, connections, target }: Row): Partial<Row> {
  return { question, members, connections, target };
}
