import type { Page } from "playwright-core";
import { percentile } from "../numbers.ts";
import { framesDrawn, metrics, type Visitor } from "./browser.ts";

/** How far down, and how fast: a quick flick of a wheel after the other. */
const ROWS = 2_000;
const ROW = 45;
const STEP = 15_000;
const PIXELS_PER_SECOND = 4_000;

const GESTURE = {
  x: 720,
  y: 600,
  yDistance: -STEP,
  speed: PIXELS_PER_SECOND,
  preventFling: true,
  gestureSourceType: "mouse",
} as const;

/** Frames a second, the share of those later than one and than two turns of a screen of 60 Hz, and the slowest hundredth. */
export type Pace = { perSecond: number; late: number; veryLate: number; slowest: number };

export type Flick = {
  seconds: number;
  /** What was put on the screen, and what the page itself drew anew. */
  screen: Pace;
  page: Pace;
  /** Processor milliseconds of the main thread for each second; of that scripts, style and layout. */
  busy: number;
  scripts: number;
  layout: number;
};

export type Scrolled = Flick & { rows: number; heapGrowth: number; nodes: number; drawnRows: number; mostRows: number };

/** Scrolls the list of members down by 2,000 rows, as it reads them. */
export async function scrolling({ page, devTools, answers }: Visitor): Promise<Scrolled> {
  await devTools.send("HeapProfiler.collectGarbage");
  const before = await metrics(devTools);
  const measured = await flick({ page, devTools }, ROWS * ROW);
  await devTools.send("HeapProfiler.collectGarbage");
  const after = await metrics(devTools);
  const drawn = await page.evaluate(() => ({
    nodes: document.querySelectorAll("*").length,
    drawnRows: document.querySelectorAll("[data-row]").length,
    rows: Number([...document.querySelectorAll("[data-row]")].at(-1)?.getAttribute("aria-rowindex")) - 2,
  }));
  const heapGrowth = ((after["JSHeapUsedSize"] ?? 0) - (before["JSHeapUsedSize"] ?? 0)) / 1e6;
  return { ...measured, ...drawn, heapGrowth, mostRows: Math.max(...answers.map(({ rows }) => rows)) };
}

/** The same gesture over as many rows of plain text, all of them drawn: what this machine shows at best. */
export async function scrollingPlainRows({ page, devTools }: Visitor): Promise<Flick> {
  const row = `<p style="height:${ROW}px;margin:0">A row of plain text</p>`;
  await page.setContent(`<main id="main" style="height:100vh;overflow:auto">${row.repeat(ROWS + 1000)}</main>`);
  return flick({ page, devTools }, ROWS * ROW);
}

async function flick({ page, devTools }: Pick<Visitor, "page" | "devTools">, distance: number) {
  await page.evaluate(recordFrames);
  const before = await metrics(devTools);
  const startedAt = performance.now();
  const drawn = await framesDrawn(devTools, async () => {
    while ((await scrolledTo(page)) < distance) await devTools.send("Input.synthesizeScrollGesture", GESTURE);
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await metrics(devTools);
  const ofPage = await page.evaluate(() => globalThis.framesOfPage);
  const spent = (name: string) => (((after[name] ?? 0) - (before[name] ?? 0)) * 1000) / seconds;
  return {
    seconds,
    screen: paceOf(
      drawn.slice(1).map((at, index) => at - (drawn[index] ?? at)),
      seconds,
    ),
    page: paceOf(ofPage, seconds),
    busy: spent("TaskDuration"),
    scripts: spent("ScriptDuration"),
    layout: spent("LayoutDuration") + spent("RecalcStyleDuration"),
  };
}

/** How evenly frames came, from the milliseconds between them. */
function paceOf(between: readonly number[], seconds: number): Pace {
  // Half a millisecond more than a turn, since times are rounded.
  const share = (longer: number) => between.filter((each) => each > longer + 0.5).length / between.length;
  return {
    perSecond: between.length / seconds,
    late: share(16.7),
    veryLate: share(33.3),
    slowest: percentile(between, 0.99),
  };
}

declare global {
  var framesOfPage: number[];
}

/** Runs in the page: notes how long after the one before each frame began. */
function recordFrames(): void {
  globalThis.framesOfPage = [];
  let last = performance.now();
  const note = (now: number) => {
    globalThis.framesOfPage.push(now - last);
    last = now;
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}

/** How far down what scrolls is. */
function scrolledTo(page: Page): Promise<number> {
  return page.evaluate(() => document.getElementById("main")?.scrollTop ?? 0);
}
