import type { Page } from "playwright-core";

/** What a page told of itself. Times in milliseconds; interactions are those longer than a frame. */
export type Vitals = {
  firstPaint: number;
  largestPaint: number;
  blocking: number;
  shift: number;
  interactions: number[];
  /** Bytes of JavaScript as they came over the network. */
  script: number;
};

declare global {
  var seen: { largestPaint: number; blocking: number; shift: number; interactions: number[]; shifted: string[] };
}

/** Runs in the page before anything else does, and keeps what Chromium reports. */
export function observe(): void {
  globalThis.seen = { largestPaint: 0, blocking: 0, shift: 0, interactions: [], shifted: [] };
  const { seen } = globalThis;
  const hear = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      durationThreshold: 16,
    } as PerformanceObserverInit);
  hear("largest-contentful-paint", ({ startTime }) => {
    seen.largestPaint = startTime;
  });
  hear("longtask", ({ duration }) => {
    seen.blocking += Math.max(0, duration - 50);
  });
  hear("layout-shift", (entry) => {
    // The cast is what the Layout Instability specification gives such an entry.
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) seen.shift += value;
  });
  hear("event", (entry) => {
    // The cast is what the Event Timing specification gives such an entry.
    if ((entry as PerformanceEntry & { interactionId: number }).interactionId > 0)
      seen.interactions.push(entry.duration);
  });
}

/** What the page has reported until now. */
export function vitalsOf(page: Page): Promise<Vitals> {
  return page.evaluate(() => {
    const scripts = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
    return {
      ...globalThis.seen,
      firstPaint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
      script: scripts.reduce((sum, each) => sum + (each as PerformanceResourceTiming).encodedBodySize, 0),
    };
  });
}

/** Interactions are counted anew from here on. */
export async function forgetInteractions(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.seen.interactions = [];
  });
}
