import type { CDPSession, Page } from "playwright-core";
import { percentile } from "../numbers.ts";
import { metrics, type Visitor } from "./browser.ts";

/** How far down, and how fast: a quick flick of a wheel after the other. */
const ROWS = 2_000;
const ROW = 45;
const STEP = 15_000;
const PIXELS_PER_SECOND = 4_000;

export type Scrolled = {
  rows: number;
  seconds: number;
  framesPerSecond: number;
  /** Share of the frames that came later than one and than two turns of a screen of 60 Hz. */
  late: number;
  veryLate: number;
  /** Milliseconds of the main thread for each frame: all of it, and of that scripts. */
  mainThread: number;
  scripts: number;
  /** Of the slowest hundredth of the frames. */
  slowestFrame: number;
  heapGrowth: number;
  nodes: number;
  drawnRows: number;
  mostRows: number;
};

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
export async function scrollingPlainRows({ page, devTools }: Visitor) {
  const row = `<p style="height:${ROW}px;margin:0">A row of plain text</p>`;
  await page.setContent(`<main id="main" style="height:100vh;overflow:auto">${row.repeat(ROWS + 1000)}</main>`);
  return flick({ page, devTools }, ROWS * ROW);
}

async function flick({ page, devTools }: { page: Page; devTools: CDPSession }, distance: number) {
  await page.evaluate(recordFrames);
  const before = await metrics(devTools);
  const startedAt = performance.now();
  while ((await scrolledTo(page)) < distance)
    await devTools.send("Input.synthesizeScrollGesture", {
      x: 720,
      y: 600,
      yDistance: -STEP,
      speed: PIXELS_PER_SECOND,
      preventFling: true,
      gestureSourceType: "mouse",
    });
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await metrics(devTools);
  const frames = await page.evaluate(() => globalThis.frames60);
  const spent = (name: string) => (((after[name] ?? 0) - (before[name] ?? 0)) * 1000) / frames.length;
  return {
    seconds,
    framesPerSecond: frames.length / seconds,
    // Half a millisecond more than a turn, since times are rounded.
    late: frames.filter((each) => each > 17.2).length / frames.length,
    veryLate: frames.filter((each) => each > 33.9).length / frames.length,
    slowestFrame: percentile(frames, 0.99),
    mainThread: spent("TaskDuration"),
    scripts: spent("ScriptDuration"),
  };
}

declare global {
  var frames60: number[];
}

/** Runs in the page: notes how long after the one before each frame began. */
function recordFrames(): void {
  globalThis.frames60 = [];
  let last = performance.now();
  const note = (now: number) => {
    globalThis.frames60.push(now - last);
    last = now;
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}

/** How far down what scrolls is. */
function scrolledTo(page: Page): Promise<number> {
  return page.evaluate(() => document.getElementById("main")?.scrollTop ?? 0);
}
