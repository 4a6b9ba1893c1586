import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { type Product, startProduct } from "./product.ts";
import { findingsOf, watch } from "./watch.ts";

export { expect } from "./expect.ts";

const RESULTS = join(import.meta.dirname, "../../../test-results");

export type Visit = {
  /** Who is signed in already; nobody when it is left out. */
  as?: { cookie: string };
  width?: number;
  colorScheme?: "light" | "dark";
};

/** A test in a real browser. `visit` opens an address of the panel in a browser of its own, as somebody or as nobody. */
export const journey = test
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from it that it takes no other fixture.
  .extend("product", { scope: "file" }, async ({}, { onCleanup }) => {
    const product = await startProduct();
    onCleanup(() => product.close());
    return product;
  })
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  .extend("browser", { scope: "file" }, async ({}, { onCleanup }) => {
    const browser = await launchBrowser();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("visit", async ({ product, browser, task }, { onCleanup }) => {
    const pages: Page[] = [];
    onCleanup(async () => {
      const findings = pages.flatMap(findingsOf);
      if (task.result?.state === "fail" || findings.length > 0) await keepScreenshots(task.name, pages);
      for (const page of pages) await page.context().close();
      if (findings.length > 0) throw new Error(`The browser was not content:\n${findings.join("\n")}`);
    });
    return async (path: string, wish: Visit = {}): Promise<Page> => {
      const context = await newContext(browser, product, wish);
      const page = await openPage(context, path);
      pages.push(page);
      return page;
    };
  });

async function newContext(browser: Browser, product: Product, wish: Visit): Promise<BrowserContext> {
  const { as, width = 1440, colorScheme = "light" } = wish;
  const context = await browser.newContext({
    baseURL: product.url,
    viewport: { width, height: width < 600 ? 844 : 900 },
    hasTouch: width < 600,
    colorScheme,
    reducedMotion: "reduce",
    locale: "en-GB",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  context.setDefaultTimeout(10_000);
  if (as !== undefined) {
    const [name = "", value = ""] = as.cookie.split("=");
    await context.addCookies([{ name, value, url: product.url }]);
  }
  return context;
}

/** Another page of the same browser: another tab. */
export async function openPage(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  watch(page);
  await page.goto(path);
  return page;
}

async function keepScreenshots(name: string, pages: readonly Page[]): Promise<void> {
  const file = name.replaceAll(/\W+/g, "-").slice(0, 80);
  for (const [index, page] of pages.entries())
    await page.screenshot({ path: join(RESULTS, `${file}-${index + 1}.png`) }).catch(() => {});
}
