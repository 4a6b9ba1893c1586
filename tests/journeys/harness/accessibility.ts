import axe, { type RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

type Look = { colorScheme: "light" | "dark"; only?: readonly ["color-contrast"] };

/** What axe finds serious or critical in the page as it stands. */
export async function expectNoSeriousFindings(page: Page, { colorScheme, only }: Look): Promise<void> {
  // Once for each document: it is large, and a page is looked at more than once.
  if (await page.evaluate(() => !("axe" in globalThis))) await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme });
  await stillness(page);
  const options: RunOptions = { resultTypes: ["violations"], ...(only && { runOnly: [...only] }) };
  const findings = await page.evaluate(async (wish) => {
    // The cast is what was put into the page.
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.run(wish);
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n  ")}`);
  }, options);
  expect(findings, `${page.url()} in ${colorScheme}`).toEqual([]);
}

/** Until nothing moves but what always does: colours in between belong to no theme. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const moving = () =>
      document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity);
    do {
      await Promise.allSettled(moving().map(({ finished }) => finished));
      await frame();
      await frame();
    } while (moving().some(({ playState }) => playState === "running"));
  });
}

/** The page itself never scrolls sideways; what is wide scrolls inside of it. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content, `${page.url()} is as wide as its window`).toBeLessThanOrEqual(window ?? 0);
}
