import { aMember, anOrganization, type Somebody } from "@rollcall/server/testing/builders";
import { aTotp } from "@rollcall/server/testing/factors";
import type { Page } from "playwright-core";
import { openIdentityProvider } from "./harness/identity-provider.ts";
import { expect, journey } from "./harness/journey.ts";
import { expectGoodLooks } from "./harness/looks.ts";
import { heading, message, rowOf, signIn } from "./harness/panel.ts";
import type { Product } from "./harness/product.ts";
import { expectStatus } from "./harness/watch.ts";

type Provider = Awaited<ReturnType<typeof openIdentityProvider>>;

async function proveDomain(product: Product, page: Page, domain: string): Promise<void> {
  await page.getByRole("button", { name: "Verify a domain" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Domain").fill(domain);
  await dialog.getByRole("button", { name: "Continue" }).click();
  const [name, value] = [dialog.getByLabel("Name", { exact: true }), dialog.getByLabel("Value", { exact: true })];
  product.dns.publish(await name.inputValue(), await value.inputValue());
  await dialog.getByRole("button", { name: "Check now" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
}

/** From "Set up" to the day it is enabled, as an Admin does it. */
async function setUp(page: Page, provider: Provider): Promise<void> {
  await page.getByRole("link", { name: "Single sign-on" }).click();
  await page.getByRole("button", { name: "Set up single sign-on" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  provider.know({
    acs_url: await page.getByLabel("Single sign-on URL", { exact: true }).inputValue(),
    entity_id: await page.getByLabel("Audience URI (SP Entity ID)", { exact: true }).inputValue(),
  });
  await expectGoodLooks(page, "sso-set-up");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("By hand").check();
  await page.getByLabel("Entity ID").fill(provider.entityId);
  await page.getByLabel("Sign-in address").fill(provider.signInUrl);
  await page.getByLabel("Certificates").fill(provider.certificate);
  await page.getByRole("button", { name: "Save", exact: true }).click();

  await page.getByRole("button", { name: "Test it" }).click();
  const [beside] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("button", { name: "Test sign-in" }).click(),
  ]);
  await beside.getByRole("button", { name: "Sign in" }).click();
  await expect(beside.getByText("The test went well")).toBeShown();
  await beside.close();
  await expect(page.getByText("This person would join as a new member.")).toBeShown();

  await page.getByRole("button", { name: "Enable it" }).click();
  await page.getByRole("button", { name: "Enable Okta" }).click();
  await expect(message(page, "Okta is enabled.")).toBeShown();
}

async function signInThrough(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Continue with single sign-on" }).click();
  await page.waitForURL(/\/sso\?/);
  await page.getByRole("button", { name: "Sign in" }).click();
}

journey(
  "single sign-on is set up, tested, enabled and required; people join by it, with a seat while one is free",
  async ({ product, visit, onTestFinished }) => {
    const provider = await openIdentityProvider();
    onTestFinished(() => provider.close());
    const acme = await anOrganization(product, { seats: { vibe: 1 } });
    const pia = await aMember(product, acme, { email: "pia@acme.example" });
    const page = await visit(`/o/${acme.id}/access/domains`, { as: acme.admin });
    await proveDomain(product, page, "acme.example");
    const nora = { subject: "nora-1", email: "nora@acme.example", firstName: "Nora", lastName: "New" };
    provider.signInAs(nora);
    await setUp(page, provider);
    await page.goto(`/o/${acme.id}/access/seats`);
    await page.getByRole("switch", { name: "Give a seat of Vibe at the first sign-in" }).click();
    await expect(page.getByRole("switch", { name: /Vibe/, checked: true })).toBeShown();

    const hers = await visit("/sign-in");
    await signInThrough(hers, nora.email);
    await expect(hers).toBeAt(`/o/${acme.id}/your-access`);
    provider.signInAs({ subject: "otto-1", email: "otto@acme.example", firstName: "Otto", lastName: "Other" });
    const his = await visit("/sign-in");
    await signInThrough(his, "otto@acme.example");
    await expect(his).toBeAt(`/o/${acme.id}/your-access`);

    await page.goto(`/o/${acme.id}/access/seats`);
    await expect(page.getByRole("link", { name: "Otto Other" })).toBeShown();
    await expectGoodLooks(page, "sso-seats");
    await page.goto(`/o/${acme.id}/members`);
    await expect(page.getByText("People join through single sign-on.")).toBeShown();
    await expect(rowOf(page, nora.email)).toRead("SSO");
    await page.getByRole("link", { name: "Nora New" }).click();
    await expect(page.getByText("Okta manages this profile.")).toBeShown();
    await page.getByRole("button", { name: "Remove user" }).click();
    await page.getByRole("dialog", { name: "Remove Nora New?" }).getByRole("button", { name: "Remove user" }).click();
    await expect(message(page, "Nora New was removed.")).toBeShown();

    provider.signInAs(nora);
    expectStatus(hers, 403);
    await signInThrough(hers, nora.email);
    await expect(heading(hers, "You have no access")).toBeShown();
    await page.goto(`/o/${acme.id}/access/sso`);
    await page.getByRole("link", { name: /Okta/ }).click();
    await page.getByRole("link", { name: "Sign-ins" }).click();
    await expect(page.getByText("An Admin removed this person.")).toBeShown();
    await page.getByRole("link", { name: "What it grants" }).click();
    await expect(heading(page, "Who joins")).toBeShown();
    await expectGoodLooks(page, "sso-grants");
    await page.goto(`/o/${acme.id}/access/sign-in-rules`);
    await page.getByRole("button", { name: "Require it of acme.example" }).click();
    await expect(page.getByRole("list", { name: "What has to be there first" })).toRead("(missing)");
    await expectGoodLooks(page, "sso-require");

    const admin = await visit(`/sign-in?return_to=/o/${acme.id}/access/sign-in-rules`);
    await signInWithCode(product, admin, acme.admin);
    await admin.getByRole("button", { name: "Name Admins" }).click();
    await admin.getByRole("checkbox", { name: "Ada Admin" }).click();
    await admin.getByRole("button", { name: "Save", exact: true }).click();
    await admin.getByRole("button", { name: "Rehearse now" }).click();
    await expect(message(admin, "The door opens for you.")).toBeShown();
    await admin.getByRole("button", { name: "Require it of acme.example" }).click();
    await expect(admin.getByText("It concerns 2 members. 1 has never signed in through it.")).toBeShown();
    await admin.getByRole("button", { name: "Require it", exact: true }).click();
    await expect(admin.getByText("Required", { exact: true })).toBeShown();

    const theirs = await visit(`/o/${acme.id}/your-access`, { as: pia });
    await expect(heading(theirs, "Acme asks for single sign-on")).toBeShown();
    await expectGoodLooks(theirs, "sso-needed");
    provider.signInAs({ subject: "pia-1", email: pia.email, firstName: "Pia", lastName: "Present" });
    await theirs.getByRole("button", { name: "Continue with single sign-on" }).click();
    await theirs.waitForURL(/\/sso\?/);
    await theirs.getByRole("button", { name: "Sign in" }).click();
    await expect(heading(theirs, "Your access")).toBeShown();
  },
);

async function signInWithCode(product: Product, page: Page, somebody: Somebody): Promise<void> {
  await product.givePassword(somebody);
  const code = await aTotp({ ...product, clock: { now: () => new Date() } }, somebody);
  await signIn(page, somebody.email);
  await page.getByLabel("Code of your authenticator app").fill(code());
}
