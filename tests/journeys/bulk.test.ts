import { readFile } from "node:fs/promises";
import { seedLarge } from "@rollcall/server/seed/large";
import { anOrganization, signedIn } from "@rollcall/server/testing/builders";
import type { Page } from "playwright-core";
import { expect, journey } from "./harness/journey.ts";
import { expectGoodLooks } from "./harness/looks.ts";
import { heading, membersOf, rowOf } from "./harness/panel.ts";

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
    await expect(bar).toRead("50 selected");
    await bar.getByRole("button", { name: `Select all ${total} that match` }).click();
    await expect(bar).toRead(`${total} selected`);

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

const people = `Email;Role;Department
lena@new.example;Billing;Design
not an address;Member;Design
max@new.example;Boss;Design
`;

journey("people are invited from a file, and its bad lines are told and saved", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const page = await visit(`${membersOf(acme)}/invited`, { as: acme.admin });
  await page.getByRole("button", { name: "Import CSV" }).click();
  const importing = dialog(page, "Import people from a CSV");
  await importing.getByRole("button", { name: "Preview" }).click();
  await expect(importing.getByText("Choose a file, or paste its text.")).toBeShown();
  await expectGoodLooks(page, "import");
  const file = { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(people) };
  await importing.getByLabel("CSV file").setInputFiles(file);
  await expect(importing).toRead("people.csv, 3 people");
  await importing.getByRole("button", { name: "Preview" }).click();

  const inviting = dialog(page, "Invite people from a CSV");
  const lines = inviting.getByRole("list", { name: "Lines" });
  await expect(lines).toRead("email: “not an address” is not an e-mail address.");
  await expect(lines).toRead("roles: There is no role “Boss”.");
  await expect(inviting).toRead("Email and Role (as roles)");
  await expect(inviting).toRead("Left out: Department.");
  await expectGoodLooks(page, "import-preview");
  const download = page.waitForEvent("download");
  await inviting.getByRole("button", { name: "Save faulty lines" }).click();
  const saved = await readFile(await (await download).path(), "utf8");
  expect(saved.split("\r\n").slice(1)).toEqual(["not an address;Member;Design", "max@new.example;Boss;Design", ""]);

  await inviting.getByRole("button", { name: "Invite 1 person" }).click();
  await inviting.getByRole("button", { name: "Done" }).click();
  await expect(rowOf(page, "lena@new.example")).toRead("Billing");
});
