import { anOrganization } from "@rollcall/server/testing/builders";
import { expect, journey } from "./harness/journey.ts";
import { newestLink, newestMail } from "./harness/mailbox.ts";
import { heading, membersOf, rowOf, signIn, tab } from "./harness/panel.ts";
import { PASSWORD } from "./harness/product.ts";

journey("from sign-in to a new member with a role and a seat", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  await product.givePassword(acme.admin);
  const page = await visit(membersOf(acme));
  await signIn(page, acme.admin.email);
  await expect(tab(page, "Active Users")).toRead("1");

  await page.getByRole("button", { name: "Invite members" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Invite members" });
  await dialog
    .getByLabel("E-mail addresses")
    .fill(`Grace <grace@example.test>, hedy@example.test, alan@, ${acme.admin.email}`);
  await dialog.getByRole("checkbox", { name: "Member", exact: true }).uncheck();
  await dialog.getByRole("checkbox", { name: "Billing", exact: true }).check();
  await dialog.getByRole("checkbox", { name: "Vibe", exact: true }).check();
  await dialog.getByLabel("Personal note").fill("Welcome aboard!");
  await dialog.getByRole("button", { name: /^Send/ }).click();

  const result = page.getByRole("dialog", { name: "Invited 2 of 4" });
  await expect(result.getByRole("listitem").filter({ hasText: "alan@" })).toRead("Is not an e-mail address");
  await expect(result.getByRole("listitem").filter({ hasText: acme.admin.email })).toRead("Is a member already");
  await expect(result.getByRole("listitem").filter({ hasText: "Invited" })).toNumber(2);
  await result.getByRole("button", { name: "Correct and try again" }).click();
  await dialog.getByRole("button", { name: "alan@ is not an e-mail address. Edit it" }).click();
  await dialog.getByLabel("E-mail addresses").fill("alan@example.test");
  await dialog.getByRole("button", { name: /^Send/ }).click();
  await page.getByRole("dialog", { name: "Invited 1 of 1" }).getByRole("button", { name: "Done" }).click();
  await expect(tab(page, "Invited Users")).toRead("3");
  await tab(page, "Invited Users").click();
  for (const email of ["grace@example.test", "hedy@example.test", "alan@example.test"])
    await expect(rowOf(page, email)).toRead(/Pending.*Billing.*Vibe/);

  expect((await newestMail(product, "grace@example.test")).text).toContain("Welcome aboard!");
  const invitee = await visit(await newestLink(product, "grace@example.test"));
  await expect(heading(invitee, "Join Acme")).toBeShown();
  await invitee.getByLabel("First name").fill("Grace");
  await invitee.getByLabel("Last name").fill("Hopper");
  await invitee.getByLabel("Choose a password", { exact: true }).fill(PASSWORD);
  await invitee.getByRole("button", { name: "Create account and join" }).click();
  // Billing sees the subscriptions first.
  await expect(invitee).toBeAt(`/o/${acme.id}/subscriptions`);

  await tab(page, "Active Users").click();
  await page.reload();
  await expect(tab(page, "Active Users")).toRead("2");
  await expect(tab(page, "Invited Users")).toRead("2");
  await expect(rowOf(page, "Grace Hopper")).toRead("Billing");
  await expect(page.getByRole("switch", { name: "Vibe seat of Grace Hopper", checked: true })).toBeShown();
});

journey("without a plan for it, the dialog says so before anything is typed", async ({ product, visit }) => {
  const acme = await anOrganization(product, { seats: { code: 3 } });
  const page = await visit(membersOf(acme), { as: acme.admin });
  await page.getByRole("button", { name: "Invite members" }).first().click();

  const dialog = page.getByRole("dialog", { name: "Invite members" });
  await expect(dialog.getByText("Your plan does not include inviting yet")).toBeShown();
  await expect(dialog.getByText(/Inviting members needs .*Vibe on Team or Enterprise/)).toBeShown();
});
