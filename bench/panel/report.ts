import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { BUDGET_KB } from "../bundle/budget.ts";
import { median, short, table } from "../numbers.ts";
import type { Measured } from "./panel.ts";
import type { Flick } from "./scrolling.ts";

const FOLDER = join(import.meta.dirname, "../results");
/** What an answer may hold at most. */
const MOST_ROWS = 50;

/** Prints the figures, each beside what is wanted, and keeps them. */
export function report(measured: Measured, { chromium, isKept }: { chromium: string; isKept: boolean }): void {
  const text = [
    `# The Admin Panel with ${measured.members} members in Chromium, ${new Date().toISOString().slice(0, 10)}`,
    `Chromium ${chromium} without a screen or a graphics card, Node ${process.versions.node}, ${cpus().length} cores, embedded PostgreSQL; browser, server and database share the machine, whose load was ${short(loadavg()[0] ?? Number.NaN)} at the end. Besides the members there are 500 Workspaces and 10,000 Groups.`,
    "## The first visit to a page, with nothing in the cache",
    `The network is that of Lighthouse's desktop preset (40 ms there and back, 10 Mbit/s), the processor as it is; medians. FCP and LCP: when the first and the largest part was painted. TBT: how long tasks blocked the page past 50 ms each, by the clock, which also runs while others use the processor; beside it the processor time of the main thread. CLS: how far what was shown moved. Times in ms.`,
    table(
      [
        "page",
        "FCP",
        "LCP",
        "TBT",
        "main thread",
        "CLS",
        "kB of JavaScript, Brotli",
        "answers of the API",
        "most rows in one",
      ],
      [
        ["wanted", "≤ 1800", "≤ 2500", "≤ 200", "≤ 500", "≤ 0.1", `≤ ${BUDGET_KB}`, "", `≤ ${MOST_ROWS}`],
        ...loadRows(measured),
      ],
    ),
    "## On Members",
    table(["what", "wanted", "measured"], onMembers(measured)),
    "## Scrolling down 2,000 members",
    `4,000 pixels a second, while the rows are read. Chromium has no graphics card here: it draws on the processors that the server and the database use as well, so frames say as much of this machine as of the panel. "Plain" is the same gesture over as many lines of plain text, which is what the machine can show. The processor time of the main thread is what the panel asks for, wherever it is drawn; the compositor, which is not the main thread, moves what is drawn already.`,
    table(["what", "wanted", "plain", "measured"], onScrolling(measured)),
  ].join("\n\n");
  console.log(text);
  if (!isKept) return;
  writeFileSync(join(FOLDER, "panel.md"), `${text}\n`);
  writeFileSync(join(FOLDER, "panel.json"), `${JSON.stringify(measured, null, 2)}\n`);
}

type Cells = (string | number)[];

function loadRows({ loaded }: Measured): Cells[] {
  return loaded.map(({ name, firstPaint, largestPaint, blocking, busy, shift, script, requests, mostRows }) => [
    name,
    firstPaint,
    largestPaint,
    blocking.toFixed(0),
    busy.toFixed(0),
    shift.toFixed(3),
    script / 1000,
    String(requests),
    String(mostRows),
  ]);
}

function onMembers({ typed, opened }: Measured): Cells[] {
  return [
    ["from a key to its rows, median, ms", "", median(typed.toRows)],
    ["from a key to its rows, slowest, ms", "", Math.max(...typed.toRows)],
    ["from the last key of a word typed quickly to its rows, ms", "", typed.lastToRows],
    ["from a key to what it paints, slowest (INP), ms", "≤ 200", typed.toPaint],
    ["requests for a word of four letters typed quickly, of which given up", "", `${typed.requests}, ${typed.givenUp}`],
    ["from a press on a member to their details, ms", "", opened.toDetails],
    ["from a press to what it paints, slowest (INP), ms", "≤ 200", opened.toPaint],
    ["most rows in an answer", `≤ ${MOST_ROWS}`, String(typed.mostRows)],
  ];
}

function onScrolling({ scrolled, plain }: Measured): Cells[] {
  const both = (of: (flick: Flick) => string | number) => [of(plain), of(scrolled)];
  const share = (part: number) => `${(part * 100).toFixed(1)} %`;
  return [
    ["frames a second on the screen", "60", ...both(({ screen }) => screen.perSecond)],
    ["of them later than 33 ms", "as plain", ...both(({ screen }) => share(screen.veryLate))],
    ["frames a second that the page drew anew", "as plain", ...both(({ page }) => page.perSecond)],
    ["of them later than 16.7 ms", "as plain", ...both(({ page }) => share(page.late))],
    ["of them later than 33 ms", "as plain", ...both(({ page }) => share(page.veryLate))],
    ["processor time of the main thread, ms in a second", "≤ 500", ...both(({ busy }) => busy)],
    ["of that scripts", "", ...both(({ scripts }) => scripts)],
    ["of that style and layout", "", ...both(({ layout }) => layout)],
    ["heap grown by, MB", "≤ 20", "", scrolled.heapGrowth],
    ["rows read", "2000", "", String(scrolled.rows)],
    ["rows drawn at the end", "≤ 60", "", String(scrolled.drawnRows)],
    ["elements in the page", "≤ 3000", "", String(scrolled.nodes)],
    ["most rows in an answer", `≤ ${MOST_ROWS}`, "", String(scrolled.mostRows)],
  ];
}
