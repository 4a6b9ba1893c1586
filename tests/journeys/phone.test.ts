import { aMember, anOrganization } from "@rollcall/server/testing/builders";
import { invite } from "./harness/invitations.ts";
import { expect, journey } from "./harness/journey.ts";
import { choose, heading, membersOf, message } from "./harness/panel.ts";

const phone = { width: 390 };

journey("on a phone, everything of a member's row is within reach", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const page = await visit(membersOf(acme), { as: acme.admin, ...phone });

  await page.getByRole("switch", { name: "Vibe seat of Mia Member" }).tap();
  await expect(message(page, "Mia Member has a seat of Vibe.")).toBeShown();
  await page.getByRole("button", { name: "Roles of Mia Member: Member" }).tap();
  await page.getByRole("menuitemcheckbox", { name: /^Billing/ }).tap();
  await page.keyboard.press("Escape");
  await expect(message(page, /Mia Member: Billing.*Member/)).toBeShown();
  await choose(page, "Mia Member", "Suspend…");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).tap();
  await page.getByRole("link", { name: "Mia Member" }).tap();
  await expect(page).toBeAt(`/${mia.memberId}/profile`);
  await page.getByRole("dialog").getByRole("link", { name: "Subscriptions" }).tap();
  await expect(page.getByRole("switch", { name: "Vibe seat of Mia Member", checked: true })).toBeShown();
  await page.goBack();
  await expect(page).toBeAt(membersOf(acme));
});

journey("on a phone, one invites, revokes, filters and goes elsewhere", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const { email } = await invite(product, acme);
  const page = await visit(`${membersOf(acme)}/invited`, { as: acme.admin, ...phone });
  await page.getByRole("button", { name: "Invite members" }).first().tap();
  const dialog = page.getByRole("dialog", { name: "Invite members" });
  await dialog.getByLabel("E-mail addresses").fill("grace@example.test");
  await dialog.getByRole("button", { name: /^Send/ }).tap();
  await page.getByRole("button", { name: "Done" }).tap();
  await choose(page, email, "Revoke…");
  await page.getByRole("dialog").getByRole("button", { name: "Revoke invitation" }).tap();
  await expect(message(page, `The invitation of ${email} is revoked.`)).toBeShown();
  await page.getByRole("button", { name: "Status" }).tap();
  await page.getByRole("menuitemcheckbox", { name: "Revoked" }).tap();
  await page.keyboard.press("Escape");
  const list = page.getByRole("list", { name: "Invited Users" });
  await expect(list.getByRole("listitem").filter({ hasText: email })).toRead("Revoked");

  await page.getByRole("button", { name: "Open navigation" }).tap();
  await page.getByRole("dialog", { name: "Navigation" }).getByRole("link", { name: "Subscriptions" }).tap();
  await expect(heading(page, "Subscriptions")).toBeShown();
});
