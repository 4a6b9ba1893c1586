import { seedLarge } from "@rollcall/server/seed/large";
import { signedIn } from "@rollcall/server/testing/builders";
import { expect, journey } from "./harness/journey.ts";
import { tab } from "./harness/panel.ts";

journey("ten thousand members scroll to the last one, and only the rows in sight exist", async ({ product, visit }) => {
  const admin = await signedIn(product, await seedLarge(product.platform, 10_000));
  const page = await visit("/", { as: admin });
  const rows = page.getByRole("table", { name: "Active Users" }).getByRole("row");
  await expect(tab(page, "Active Users")).toRead(/\d,\d{3}/);
  const table = page.getByRole("table", { name: "Active Users" });
  const last = Number(await table.getAttribute("aria-rowcount"));
  expect(last).toBeGreaterThan(9_000);

  const main = page.getByRole("main");
  let most = 0;
  const lastRow = table.locator(`[aria-rowindex="${last}"]`);
  await expect
    .poll(
      async () => {
        await main.evaluate((element) => element.scrollTo(0, element.scrollHeight));
        most = Math.max(most, await rows.count());
        return lastRow.isVisible();
      },
      { timeout: 60_000, interval: 20 },
    )
    .toBe(true);
  expect(most).toBeLessThan(120);

  await page.keyboard.press("/");
  await page.keyboard.type("zz-nobody");
  await expect(page.getByText("Nobody matches")).toBeShown();
});
