import { join } from "node:path";
import type { Page } from "playwright-core";
import { expectNoSeriousFindings, expectNoSidewaysScrolling } from "./accessibility.ts";

const SCREENS = join(import.meta.dirname, "../../../test-results/screens");
const schemes = ["light", "dark"] as const;
const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

/** Looks at what a page shows now: wide and narrow, light and dark. With SCREENSHOTS=1 it keeps what it saw. */
export async function expectGoodLooks(page: Page, name: string): Promise<void> {
  await expectNoSeriousFindings(page, { colorScheme: "light" });
  // Only colours differ between the themes.
  await expectNoSeriousFindings(page, { colorScheme: "dark", only: ["color-contrast"] });
  await keepScreens(page, `${name}-wide`);
  await page.setViewportSize(narrow);
  // What is laid out in another way there has the same colours: one theme is enough.
  await expectNoSeriousFindings(page, { colorScheme: "dark" });
  await expectNoSidewaysScrolling(page);
  await keepScreens(page, `${name}-narrow`);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(wide);
}

async function keepScreens(page: Page, name: string): Promise<void> {
  if (process.env["SCREENSHOTS"] !== "1") return;
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(SCREENS, `${name}-${colorScheme}.png`), animations: "disabled" });
  }
  await page.emulateMedia({ colorScheme: "light" });
}
