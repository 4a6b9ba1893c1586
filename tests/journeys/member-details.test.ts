import { aMember, anOrganization } from "@rollcall/server/testing/builders";
import { expect, journey } from "./harness/journey.ts";
import { heading, membersOf, message, rowOf } from "./harness/panel.ts";
import { expectStatus } from "./harness/watch.ts";

journey("details open from the row, and Escape gives the focus back to it", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const page = await visit(`${membersOf(acme)}?q=mia`, { as: acme.admin });
  await page.getByRole("link", { name: "Mia Member" }).click();

  await expect(page.getByRole("dialog", { name: /Mia Member/ })).toBeShown();
  await expect(page).toBeAt(`${membersOf(acme)}/${mia.memberId}/profile?q=mia`);
  await expect(page.getByText(mia.userId)).toBeShown();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeGone();
  await expect(page).toBeAt(`${membersOf(acme)}?q=mia`);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Mia Member");
});

journey("a profile is edited, and the list shows it", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const page = await visit(`${membersOf(acme)}/${mia.memberId}/profile`, { as: acme.admin });
  const details = page.getByRole("dialog");
  await details.getByLabel("Last name").fill("Maier");
  await details.getByRole("button", { name: "Save" }).click();

  await expect(page.getByRole("dialog", { name: /Mia Maier/ })).toBeShown();
  await page.keyboard.press("Escape");
  await expect(rowOf(page, "Mia Maier")).toBeShown();
});

journey("an Admin signs somebody out everywhere", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const theirs = await visit(`/o/${acme.id}/your-access`, { as: mia });
  await expect(heading(theirs, "Your access")).toBeShown();
  const page = await visit(`${membersOf(acme)}/${mia.memberId}/profile`, { as: acme.admin });
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page
    .getByRole("dialog", { name: "Sign Mia Member out everywhere?" })
    .getByRole("button", { name: "Sign out everywhere" })
    .click();

  await expect(page.getByText("Not signed in anywhere.")).toBeShown();
  await theirs.reload();
  await expect(heading(theirs, "Sign in")).toBeShown();
});

journey("the Subscriptions tab has an address and turns seats on", async ({ product, visit }) => {
  const acme = await anOrganization(product, { seats: { vibe: 4 } });
  const mia = await aMember(product, acme);
  const page = await visit(`${membersOf(acme)}/${mia.memberId}/subscriptions`, { as: acme.admin });
  const seats = page.getByRole("dialog").getByRole("list", { name: "Seats" });
  await expect(seats.getByRole("listitem").filter({ hasText: "Mistral Code" })).toRead(
    "The Organization has no subscription of it.",
  );

  await seats.getByRole("switch", { name: "Vibe seat of Mia Member" }).click();
  await expect(message(page, "Mia Member has a seat of Vibe.")).toBeShown();
  await expect(seats.getByRole("listitem").filter({ hasText: "Vibe" })).toRead("3 of 4 seats are free");
});

journey("an address of nobody says that nobody is there", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const page = await visit(membersOf(acme), { as: acme.admin });
  expectStatus(page, 404);
  await page.goto(`${membersOf(acme)}/mem_0192e4a07c1b7b3c8a4e5f60718293a4/profile`);
  await expect(page.getByRole("dialog").getByRole("heading", { name: "You cannot see this" })).toBeShown();
});
