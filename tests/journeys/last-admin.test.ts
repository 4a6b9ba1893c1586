import { aMember, anAdmin, anOrganization } from "@rollcall/server/testing/builders";
import { expect, journey } from "./harness/journey.ts";
import { membersOf, rowOf } from "./harness/panel.ts";
import { expectStatus } from "./harness/watch.ts";

const REASON = "The only active Admin. Make somebody else Admin first.";

journey(
  "the last Admin cannot be demoted, suspended, removed, nor leave, and each place says why",
  async ({ product, visit }) => {
    const acme = await anOrganization(product);
    await aMember(product, acme);
    const page = await visit(membersOf(acme), { as: acme.admin });

    await page.getByRole("button", { name: "Roles of Ada Admin: Admin" }).click();
    await expect(page.getByRole("menuitemcheckbox", { name: /^Admin/, disabled: true })).toRead(REASON);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "More for Ada Admin" }).click();
    await expect(page.getByRole("menuitem", { name: "Suspend…", disabled: true })).toRead(REASON);
    await expect(page.getByRole("menuitem", { name: "Remove…", disabled: true })).toRead(REASON);
    await page.keyboard.press("Escape");

    await page.goto(`${membersOf(acme)}/${acme.admin.memberId}/profile`);
    const details = page.getByRole("dialog");
    await expect(details.getByText(REASON)).toBeShown();
    await expect(details.getByRole("checkbox", { name: "Admin", disabled: true })).toBeShown();
    for (const name of ["Suspend", "Remove user"])
      await expect(details.getByRole("button", { name, disabled: true })).toBeShown();
    await details.getByRole("button", { name: "Remove user" }).focus();
    await expect(page.getByRole("tooltip", { name: REASON }).or(page.getByText(REASON))).toBeShown();

    await page.goto(`/o/${acme.id}/your-access`);
    await expect(
      page.getByText("You are the only Admin. Make somebody else Admin first, or delete the Organization."),
    ).toBeShown();
    await expect(page.getByRole("button", { name: "Leave Organization", disabled: true })).toBeShown();
  },
);

journey("with a second Admin the first may give the role up, after one question", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  await anAdmin(product, acme);
  const page = await visit(membersOf(acme), { as: acme.admin });
  await page.getByRole("button", { name: "Roles of Ada Admin: Admin" }).click();
  await page.getByRole("menuitemcheckbox", { name: /^Member/ }).click();
  await page.getByRole("menuitemcheckbox", { name: /^Admin/ }).click();
  // What was being read at that moment is refused already.
  expectStatus(page, 403);
  await page
    .getByRole("dialog", { name: "Give up your own Admin role?" })
    .getByRole("button", { name: "Give up Admin" })
    .click();

  await expect(page.getByText("You need the Admin role to manage members.")).toBeShown();
  await expect(rowOf(page, "Ben Admin")).toBeGone();
});
