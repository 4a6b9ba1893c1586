import { readFile } from "node:fs/promises";
import { seedLarge } from "@rollcall/server/seed/large";
import { signedIn } from "@rollcall/server/testing/builders";
import type { Page } from "playwright-core";
import { expect, journey } from "./harness/journey.ts";
import { expectGoodLooks } from "./harness/looks.ts";
import { heading, rowOf } from "./harness/panel.ts";

const dialog = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name });

journey(
  "all that match are selected, what would change is seen first, and it is followed to its result",
  async ({ product, visit }) => {
    const admin = await signedIn(product, await seedLarge(product.platform, 120));
    const page = await visit("/", { as: admin });
    const table = page.getByRole("table", { name: "Active Users" });
    await expect(table).toBeShown();
    const total = Number(await table.getAttribute("aria-rowcount")) - 1;

    await page.keyboard.press("j");
    await page.keyboard.press("x");
    const bar = page.getByRole("region", { name: "Selected members" });
    await expect(bar).toRead("1 selected");
    await page.keyboard.press("Escape");
    await expect(bar).toBeGone();
    await page.getByRole("checkbox", { name: "Select all loaded members" }).check();
    await expect(bar).toRead("100 selected");
    await bar.getByRole("button", { name: `Select all ${total} that match` }).click();
    await expect(bar).toRead(`${total} selected`);
    await expectGoodLooks(page, "bulk-selected");

    await bar.getByRole("button", { name: "Membership" }).click();
    await page.getByRole("menuitem", { name: "Suspend members" }).click();
    const suspending = dialog(page, "Suspend members");
    await suspending.getByRole("button", { name: /refused/ }).click();
    await expect(suspending.getByRole("button", { name: /^Suspend \d+ members$/ })).toBeShown();
    await expect(suspending.getByRole("list", { name: "Members" })).toRead("An Organization needs at least one Admin");
    await expect(suspending).toRead("Access from every signed-in session, at once");
    await expectGoodLooks(page, "bulk-preview");
    await suspending.getByRole("button", { name: /^Suspend \d+ members$/ }).click();
    await expect(suspending.getByRole("button", { name: "Done" })).toBeShown();
    await expect(suspending).toRead("Finished on");
    await suspending.getByRole("button", { name: "Done" }).click();
    await expect(bar).toBeGone();
    await expect(rowOf(page, "Suspended").first()).toBeShown();

    await page.getByRole("link", { name: "Bulk changes" }).click();
    await page.getByRole("link", { name: "Suspend members" }).click();
    await expect(heading(page, "Suspend members")).toBeShown();
    await expect(page.getByRole("button", { name: "Try the refused again" })).toBeShown();
    await expectGoodLooks(page, "bulk-result");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download CSV" }).click();
    const lines = (await readFile(await (await download).path(), "utf8")).trim().split("\n");
    expect(lines.length).toBe(total + 1);
  },
);
