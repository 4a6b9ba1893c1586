import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What axe finds serious or critical in the page as it stands, in light and in dark. */
export async function expectNoSeriousFindings(page: Page): Promise<void> {
  await look(page, "light", {});
  // Only colours differ between the themes.
  await look(page, "dark", { runOnly: ["color-contrast"] });
  await page.emulateMedia({ colorScheme: "light" });
}

async function look(page: Page, colorScheme: "light" | "dark", { runOnly }: { runOnly?: string[] }): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await stillness(page);
  const options = { resultTypes: ["violations" as const], ...(runOnly && { runOnly }) };
  // Its other mode is for frames of other origins, which the panel has none of, and takes three times as long.
  const { violations } = await new AxeBuilder({ page }).options(options).setLegacyMode(true).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const described = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n  ")}`);
  expect(described, `${page.url()} in ${colorScheme}`).toEqual([]);
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
