import { seedLarge } from "@rollcall/server/seed/large";
import { signedIn } from "@rollcall/server/testing/builders";
import { expect, journey } from "./harness/journey.ts";
import { tab } from "./harness/panel.ts";

journey(
  "five thousand members scroll to the last one, and only the rows in sight exist",
  async ({ product, visit }) => {
    const admin = await signedIn(product, await seedLarge(product.platform, 3_000));
    const page = await visit("/", { as: admin });
    await expect(tab(page, "Active Users")).toRead(/\d,\d{3}/);
    const table = page.getByRole("table", { name: "Active Users" });
    const count = Number(await table.getAttribute("aria-rowcount"));
    expect(count).toBeGreaterThan(4_500);

    const rows = table.getByRole("row");
    const last = table.locator(`[aria-rowindex="${count}"]`);
    const main = page.getByRole("main");
    let most = 0;
    const scrollOn = async () => {
      await main.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      most = Math.max(most, await rows.count());
      return last.isVisible();
    };
    await expect.poll(scrollOn, { timeout: 90_000, interval: 20 }).toBe(true);
    expect(most).toBeLessThan(120);

    await page.keyboard.press("/");
    await page.keyboard.type("nobody at all");
    await expect(page.getByText("Nobody matches")).toBeShown();
  },
);
