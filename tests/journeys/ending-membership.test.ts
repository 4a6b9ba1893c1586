import { grantSeat } from "@rollcall/contract/members";
import { aMember, anOrganization } from "@rollcall/server/testing/builders";
import { expect, journey } from "./harness/journey.ts";
import { choose, heading, membersOf, message, rowOf, tab } from "./harness/panel.ts";
import { expectStatus } from "./harness/watch.ts";

journey(
  "removing names what goes and what stays, ends access at once, and can be undone",
  async ({ product, visit }) => {
    const acme = await anOrganization(product);
    const mia = await aMember(product, acme);
    const params = { organization_id: acme.id, member_id: mia.memberId, product_id: "vibe" };
    await product.as(acme.admin).call(grantSeat, { params });
    const theirs = await visit(`/o/${acme.id}/settings`, { as: mia });
    await expect(heading(theirs, "Organization")).toBeShown();

    const page = await visit(membersOf(acme), { as: acme.admin });
    await choose(page, "Mia Member", "Remove…");
    const dialog = page.getByRole("dialog", { name: "Remove Mia Member?" });
    await expect(dialog.getByText("Access from every signed-in session, at once")).toBeShown();
    await expect(dialog.getByText("Seats, free for others: Vibe")).toBeShown();
    await expect(dialog.getByText("Organization roles: Member")).toBeShown();
    await expect(dialog.getByText("What they created")).toBeShown();
    await dialog.getByRole("button", { name: "Remove user" }).click();
    await expect(message(page, "Mia Member was removed.")).toBeShown();
    await expect(rowOf(page, "Mia Member")).toBeGone();
    await expect(tab(page, "Active Users")).toRead("1");

    expectStatus(theirs, 404);
    await theirs.getByRole("link", { name: "Your access" }).click();
    await expect(heading(theirs, "There is nothing here")).toBeShown();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("switch", { name: "Vibe seat of Mia Member", checked: true })).toBeShown();
    await theirs.reload();
    await expect(heading(theirs, "Your access")).toBeShown();
  },
);

journey("removed members are found again and restored", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  await aMember(product, acme);
  const page = await visit(membersOf(acme), { as: acme.admin });
  await choose(page, "Mia Member", "Remove…");
  await page.getByRole("dialog").getByRole("button", { name: "Remove user" }).click();
  await expect(message(page, "Mia Member was removed.")).toBeShown();

  await page.goto(`${membersOf(acme)}?status=removed`);
  await expect(rowOf(page, "Mia Member")).toRead("Removed");
  await choose(page, "Mia Member", "Restore");
  await expect(message(page, "Mia Member is back.")).toBeShown();
});

journey("a suspended member has no access until they are reactivated", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const page = await visit(membersOf(acme), { as: acme.admin });
  await choose(page, "Mia Member", "Suspend…");
  await page.getByRole("dialog", { name: "Suspend Mia Member?" }).getByRole("button", { name: "Suspend user" }).click();
  await expect(message(page, "Mia Member is suspended.")).toBeShown();
  const theirs = await visit(`/o/${acme.id}/settings`, { as: mia });
  await expect(heading(theirs, "Your membership is suspended")).toBeShown();

  await page.goto(`${membersOf(acme)}?status=suspended`);
  await choose(page, "Mia Member", "Reactivate");
  await expect(message(page, "Mia Member is active again.")).toBeShown();
  await theirs.reload();
  await expect(heading(theirs, "Organization")).toBeShown();
});

journey("a member leaves by themselves and keeps the account", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const page = await visit(`/o/${acme.id}/your-access`, { as: mia });
  await page.getByRole("button", { name: "Leave Organization" }).click();
  const dialog = page.getByRole("dialog", { name: "Leave Acme?" });
  await expect(dialog.getByText("Your role: Member")).toBeShown();
  await dialog.getByRole("button", { name: "Leave Organization" }).click();

  await expect(message(page, "You left Acme.")).toBeShown();
  await expect(page).toBeAt(/\/$/);
  await page.goto("/account");
  await expect(heading(page, "Account")).toBeShown();
});
