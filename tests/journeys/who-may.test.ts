import { aMember, anOrganization } from "@rollcall/server/testing/builders";
import { expect, journey } from "./harness/journey.ts";
import { heading, membersOf, message } from "./harness/panel.ts";

journey("a Member reads why Members and Subscriptions are not for them", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const page = await visit(membersOf(acme), { as: mia });
  await expect(page.getByText("You need the Admin role to manage members.")).toBeShown();
  await page.getByRole("link", { name: "Members", disabled: true }).focus();
  await expect(page.getByText("Your roles do not include this (members:read).")).toBeShown();
  await page.goto(`/o/${acme.id}/subscriptions`);
  await expect(page.getByText("You need the Admin or the Billing role to see subscriptions and seats.")).toBeShown();
  await page.goto(`/o/${acme.id}/settings`);
  await expect(page.getByText("You can look, not change")).toBeShown();
});

journey(
  "Billing sees subscriptions and roles, and changes neither members nor settings",
  async ({ product, visit }) => {
    const acme = await anOrganization(product);
    const bea = await aMember(product, acme, { roles: ["billing_manager"], first_name: "Bea", last_name: "Bell" });
    const page = await visit(`/o/${acme.id}`, { as: bea });
    await expect(page).toBeAt(`/o/${acme.id}/subscriptions`);
    await expect(page.getByRole("article", { name: "Vibe" })).toRead("10");
    await expect(page.getByRole("heading", { name: /^Seat requests/ })).toBeGone();
    await page.getByRole("link", { name: "Roles and permissions" }).first().click();
    await expect(heading(page, "Roles and permissions")).toBeShown();
    await page.goto(membersOf(acme));
    await expect(page.getByText("You need the Admin role to manage members.")).toBeShown();
  },
);

journey("a Member asks for a seat, an Admin grants it, and the Member has it", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const theirs = await visit(`/o/${acme.id}/your-access`, { as: mia });
  await theirs.getByRole("button", { name: "Ask for a seat of Vibe" }).click();
  await theirs.getByLabel("Reason").fill("I write release notes.");
  await theirs.getByRole("button", { name: "Send request" }).click();
  await expect(theirs.getByRole("listitem").filter({ hasText: "Vibe" })).toRead("Waits for an Admin.");

  const page = await visit(`/o/${acme.id}/subscriptions`, { as: acme.admin });
  await expect(page.getByText("I write release notes.")).toBeShown();
  await page.getByRole("button", { name: "Grant Vibe to Mia Member" }).click();
  await expect(message(page, "Mia Member has Vibe now.")).toBeShown();
  await expect(page.getByRole("article", { name: "Vibe" })).toRead("9");

  await theirs.reload();
  await expect(theirs.getByRole("listitem").filter({ hasText: "Vibe" })).toRead("You have it");
});

journey("a new role counts from the next thing that one does", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const theirs = await visit(membersOf(acme), { as: mia });
  await expect(theirs.getByText("You need the Admin role to manage members.")).toBeShown();
  const page = await visit(membersOf(acme), { as: acme.admin });
  await page.getByRole("button", { name: "Roles of Mia Member: Member" }).click();
  await page.getByRole("menuitemcheckbox", { name: /^Admin/ }).click();
  await page.keyboard.press("Escape");
  await expect(message(page, "Mia Member: Admin")).toBeShown();

  await theirs.reload();
  await expect(theirs.getByRole("table", { name: "Active Users" })).toBeShown();
});
