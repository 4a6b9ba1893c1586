import { anOrganization } from "@rollcall/server/testing/builders";
import { expect, journey } from "./harness/journey.ts";
import { newestLink } from "./harness/mailbox.ts";
import { heading, signIn } from "./harness/panel.ts";
import { PASSWORD } from "./harness/product.ts";
import { expectStatus } from "./harness/watch.ts";

journey("a password leads to where one was going", async ({ product, visit }) => {
  const { id, admin } = await anOrganization(product);
  await product.givePassword(admin);

  const page = await visit(`/o/${id}/settings`);
  await expect(heading(page, "Sign in")).toBeShown();
  await signIn(page, admin.email);

  await expect(heading(page, "Organization")).toBeShown();
  await expect(page).toBeAt(`/o/${id}/settings`);
});

journey("a wrong password reads the same for an address with and without an account", async ({ product, visit }) => {
  const { admin } = await anOrganization(product);
  await product.givePassword(admin);
  const page = await visit("/sign-in");
  expectStatus(page, 401);

  await signIn(page, admin.email, "not the password at all");
  const known = page.getByRole("alert").filter({ hasText: "wrong" });
  await expect(known).toBeShown();
  const sentence = (await known.textContent()) ?? "";
  await page.reload();
  await signIn(page, "nobody@example.test", "not the password at all");

  await expect(page.getByRole("alert").filter({ hasText: "wrong" })).toRead(sentence);
});

journey("a mailed link signs in once, after one click", async ({ product, visit }) => {
  const { id, admin } = await anOrganization(product);
  const page = await visit("/sign-in");
  await page.getByLabel("E-mail address").fill(admin.email);
  await page.getByRole("button", { name: "Mail me a sign-in link" }).click();
  await expect(heading(page, "Check your mail")).toBeShown();
  const link = await newestLink(product, admin.email);

  const other = await visit(link);
  await other.getByRole("button", { name: "Continue to Rollcall" }).click();
  await expect(other).toBeAt(`/o/${id}/members`);

  const late = await visit(link);
  expectStatus(late, 410);
  await late.getByRole("button", { name: "Continue to Rollcall" }).click();
  await expect(heading(late, "This sign-in link no longer works")).toBeShown();
});

journey("a forgotten password is chosen anew by mail, and ends every session", async ({ product, visit }) => {
  const { id, admin } = await anOrganization(product);
  await product.givePassword(admin);
  const elsewhere = await visit(`/o/${id}/settings`, { as: admin });

  const page = await visit("/sign-in");
  await page.getByLabel("E-mail address").fill(admin.email);
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByRole("button", { name: "Mail me a reset link" }).click();
  await expect(heading(page, "Check your mail")).toBeShown();
  const link = await newestLink(product, admin.email);
  const chosen = await visit(link);
  await chosen.getByLabel("New password", { exact: true }).fill("another password for journeys");
  await chosen.getByRole("button", { name: "Choose this password" }).click();
  await expect(heading(chosen, "Your new password works")).toBeShown();

  await chosen.getByRole("link", { name: "Sign in" }).click();
  await signIn(chosen, admin.email, "another password for journeys");
  await expect(chosen).toBeAt(`/o/${id}/members`);
  await elsewhere.reload();
  await expect(heading(elsewhere, "Sign in")).toBeShown();
  const late = await visit(link);
  expectStatus(late, 410);
  await late.getByLabel("New password", { exact: true }).fill("a third password for journeys");
  await late.getByRole("button", { name: "Choose this password" }).click();
  await expect(heading(late, "This reset link no longer works")).toBeShown();
});

journey("a changed password ends the other sessions and keeps this one", async ({ product, visit }) => {
  const { id, admin } = await anOrganization(product);
  await product.givePassword(admin);
  const elsewhere = await visit(`/o/${id}/settings`, { as: admin });
  await expect(heading(elsewhere, "Organization")).toBeShown();
  const page = await visit("/sign-in?return_to=/account");
  await signIn(page, admin.email);

  await page.getByLabel("Current password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("New password", { exact: true }).fill("another password for journeys");
  await page.getByRole("button", { name: "Change password" }).click();

  await expect(page.getByText("Your password is changed. Your other sessions have ended.")).toBeShown();
  await elsewhere.reload();
  await expect(heading(elsewhere, "Sign in")).toBeShown();
  await page.reload();
  await expect(heading(page, "Account")).toBeShown();
});

journey("one session is ended from the list of them", async ({ product, visit }) => {
  const { id, admin } = await anOrganization(product);
  await product.givePassword(admin);
  const elsewhere = await visit("/sign-in");
  await signIn(elsewhere, admin.email);
  await expect(elsewhere).toBeAt(`/o/${id}/members`);

  const page = await visit("/account", { as: admin });
  const sessions = page.getByRole("listitem").filter({ hasText: "Signed in" });
  await expect(sessions).toNumber(2);
  await page.getByRole("button", { name: /^End session/ }).click();

  await expect(page.getByText("The session has ended.")).toBeShown();
  await expect(sessions).toNumber(1);
  await elsewhere.reload();
  await expect(heading(elsewhere, "Sign in")).toBeShown();
});
