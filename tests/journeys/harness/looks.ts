import { join } from "node:path";
import type { Page } from "playwright-core";
import { expectNoSeriousFindings, expectNoSidewaysScrolling } from "./accessibility.ts";

const SCREENS = join(import.meta.dirname, "../../../test-results/screens");
const widths = [1440, 390] as const;
const schemes = ["light", "dark"] as const;

/** Looks at what a page shows now: wide and narrow, light and dark. With SCREENSHOTS=1 it keeps what it saw. */
export async function expectGoodLooks(page: Page, name: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
    await expectNoSeriousFindings(page);
    await expectNoSidewaysScrolling(page);
    if (process.env["SCREENSHOTS"] === "1") await keepScreens(page, `${name}-${width}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function keepScreens(page: Page, name: string): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(SCREENS, `${name}-${colorScheme}.png`), animations: "disabled" });
  }
  await page.emulateMedia({ colorScheme: "light" });
}
