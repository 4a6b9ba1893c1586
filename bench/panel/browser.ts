import type { BrowserContext, CDPSession, Page } from "playwright-core";
import { launchBrowser } from "../../tests/journeys/harness/browser.ts";
import { observe } from "./vitals.ts";

/** What Lighthouse's desktop preset takes for the network: 40 ms to the server and back, 10 Mbit a second; the processor as it is. */
const DESKTOP = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };

/** An answer of the API: which address, its rows where it is a list, its bytes; nothing of those where it was given up. */
export type Answer = { path: string; rows: number; sentAt: number; isGivenUp: boolean };

export type Visitor = Awaited<ReturnType<typeof openVisitor>>;
export type Who = { url: string; cookie: string | undefined };

/** Chromium, of which every visitor has a profile of their own: nothing is in its cache. */
export async function openChromium() {
  const browser = await launchBrowser();
  return {
    version: browser.version(),
    visit: async ({ url, cookie }: Who) => {
      const context = await browser.newContext({
        baseURL: url,
        viewport: { width: 1440, height: 900 },
        locale: "en-GB",
      });
      if (cookie !== undefined) await context.addCookies([{ name: "rollcall_session", value: cookie, url }]);
      return openVisitor(context);
    },
    close: () => browser.close(),
  };
}

async function openVisitor(context: BrowserContext) {
  await context.addInitScript(observe);
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  // Time on the processor, not on the clock: whatever else this machine does counts little then.
  await devTools.send("Performance.enable", { timeDomain: "threadTicks" });
  await devTools.send("Network.enable");
  return { page, devTools, answers: listen(page), close: () => context.close() };
}

/** From now on the network is as far away as Lighthouse takes it to be, or as near as it is. */
export async function setDistance({ devTools }: Visitor, isFar: boolean): Promise<void> {
  const near = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await devTools.send("Network.emulateNetworkConditions", isFar ? DESKTOP : near);
}

/** Figures of Chromium's own: processor seconds of the main thread, bytes of the heap. */
export async function metrics(devTools: CDPSession): Promise<Record<string, number>> {
  const { metrics: all } = await devTools.send("Performance.getMetrics");
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

/** Every answer of the API from now on. */
function listen(page: Page): Answer[] {
  const answers: Answer[] = [];
  const isOfApi = (url: string) => new URL(url).pathname.startsWith("/v1/");
  page.on("request", (request) => {
    if (!isOfApi(request.url())) return;
    const { pathname, search } = new URL(request.url());
    const answer = { path: pathname + search, rows: 0, sentAt: Date.now(), isGivenUp: false };
    answers.push(answer);
    const note = async (): Promise<void> => {
      const response = await request.response();
      if (response === null) answer.isGivenUp = true;
      else answer.rows = mostRows(await response.json());
    };
    // Of a page that was closed meanwhile nobody asks any more, and what was given up has no answer to read.
    void note().catch(() => {
      answer.isGivenUp = true;
    });
  });
  return answers;
}

/** The length of the longest list in an answer. */
function mostRows(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const inside = Object.values(value).map(mostRows);
  return Math.max(Array.isArray(value) ? value.length : 0, ...inside);
}

/** When each frame was put on the screen while something was done, in milliseconds: by the compositor, also while the page's scripts are busy. */
export async function framesDrawn(devTools: CDPSession, act: () => Promise<void>): Promise<number[]> {
  const drawn: number[] = [];
  // The cast is what the trace event format says of an event.
  const take = ({ value }: { value: object[] }) => {
    for (const event of value as { name: string; ts: number }[])
      if (event.name === "DrawFrame") drawn.push(event.ts / 1000);
  };
  devTools.on("Tracing.dataCollected", take);
  await devTools.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: {
      includedCategories: ["disabled-by-default-devtools.timeline.frame", "devtools.timeline.frame"],
      excludedCategories: ["*"],
    },
  });
  await act();
  const complete = new Promise((resolve) => devTools.once("Tracing.tracingComplete", resolve));
  await devTools.send("Tracing.end");
  await complete;
  devTools.off("Tracing.dataCollected", take);
  return drawn.sort((one, other) => one - other);
}
