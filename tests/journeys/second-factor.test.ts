import { setSecondFactorRule } from "@rollcall/contract/second-factor";
import { aMember, anOrganization } from "@rollcall/server/testing/builders";
import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { expectNoSeriousFindings } from "./harness/accessibility.ts";
import { expect, journey } from "./harness/journey.ts";
import { newestMail } from "./harness/mailbox.ts";
import { heading, membersOf, message, rowOf, signIn } from "./harness/panel.ts";
import { PASSWORD } from "./harness/product.ts";
import { expectStatus } from "./harness/watch.ts";

const CODE = "Code of your authenticator app";

/** Sets the app up on the account page; gives back what it shows, so many steps later, and the recovery codes. */
async function setUpApp(page: Page) {
  await page.getByRole("button", { name: "Set up", exact: true }).click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeShown();
  const secret = Secret.fromBase32(((await page.locator("ol code").textContent()) ?? "").replace(/\s/g, ""));
  const code = (steps = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
  await page.getByLabel(CODE).fill(code());
  await expect(page.getByText("Keep these recovery codes now")).toBeShown();
  const codes = await page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem").allTextContents();
  await page.getByRole("button", { name: "I have kept them" }).click();
  return { code, codes };
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}

journey("an authenticator app is the second step, and a recovery code stands in for it", async ({ product, visit }) => {
  const { admin } = await anOrganization(product);
  await product.givePassword(admin);
  const page = await visit("/sign-in?return_to=/account");
  await signIn(page, admin.email);
  const { code, codes } = await setUpApp(page);
  expect(codes.length).toBe(10);
  expect((await newestMail(product, admin.email)).subject).toBe("An authenticator app was set up for Rollcall");
  await expectNoSeriousFindings(page, { colorScheme: "light" });

  await signOut(page);
  await signIn(page, admin.email);
  await expect(heading(page, "One more step")).toBeShown();
  expectStatus(page, 401);
  await page.getByLabel(CODE).fill("000 000");
  await expect(page.getByText("This code is wrong or was used already.")).toBeShown();
  await expectNoSeriousFindings(page, { colorScheme: "light" });
  await page.getByLabel(CODE).fill(code(1));
  await expect(page).toBeAt(/\/o\/org_\w+\/members$/);

  await signOut(page);
  await signIn(page, admin.email);
  await page.getByRole("button", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(codes[0]?.toUpperCase() ?? "");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toBeAt(/\/o\/org_\w+\/members$/);
});

journey("a passkey signs in alone, and is taken away", async ({ product, visit }) => {
  const { admin } = await anOrganization(product);
  const page = await visit("/account", { as: admin });
  const device = await page.context().newCDPSession(page);
  await device.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
  } as const;
  await device.send("WebAuthn.addVirtualAuthenticator", {
    options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByLabel("Name", { exact: true }).fill("My laptop");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Keep these recovery codes now")).toBeShown();
  await page.getByRole("button", { name: "I have kept them" }).click();

  // With nobody in front of it, the virtual device answers what the address field quietly offers.
  await signOut(page);
  await expect(page).toBeAt(/\/o\/org_\w+\/members$/);

  await page.goto("/account");
  await page.getByRole("button", { name: "Remove the passkey My laptop" }).click();
  await page.getByRole("button", { name: "Remove passkey" }).click();
  await expect(message(page, "The passkey is removed.")).toBeShown();
  expect((await newestMail(product, admin.email, { count: 2 })).subject).toContain("passkey was removed");
});

journey("making somebody Admin asks who it is, and then goes on", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  await aMember(product, acme);
  await product.givePassword(acme.admin);
  const page = await visit(membersOf(acme), { as: acme.admin });
  await expect(rowOf(page, "Mia Member")).toBeShown();
  await product.sql("update sessions set authenticated_at = now() - interval '1 hour' where user_id = $1", [
    acme.admin.userId,
  ]);
  expectStatus(page, 403);

  const change = async () => {
    await rowOf(page, "Mia Member")
      .getByRole("button", { name: /Member/ })
      .first()
      .click();
    await page.getByRole("menuitemcheckbox", { name: /^Admin/ }).click();
  };
  await change();
  const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
  await dialog.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await expectNoSeriousFindings(page, { colorScheme: "light" });
  await dialog.getByRole("button", { name: "Confirm" }).click();

  await expect(dialog).toBeGone();
  await expect(rowOf(page, "Mia Member")).toRead(/Admin/);
});

journey("an Organization that requires a second factor lets in who sets one up", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  await product.givePassword(mia);
  await product.sql("update sessions set second_factor = 'totp' where user_id = $1", [acme.admin.userId]);
  await product
    .as(acme.admin)
    .call(setSecondFactorRule, { params: { organization_id: acme.id }, body: { required: true, grace_days: 0 } });

  const page = await visit(`/o/${acme.id}/access`, { as: mia });
  await expect(heading(page, "Acme requires a second factor")).toBeShown();
  await page.getByRole("link", { name: "Set one up" }).click();
  await setUpApp(page);
  await page.goto(`/o/${acme.id}/access`);
  await expect(heading(page, "Your access")).toBeShown();

  const admins = await visit(`${membersOf(acme)}?second_factor=set_up`, { as: acme.admin });
  await expect(rowOf(admins, "Mia Member")).toBeShown();
  await admins.getByRole("link", { name: "Mia Member" }).click();
  await admins.getByRole("button", { name: "Reset…" }).click();
  await admins.getByRole("button", { name: "Reset second factor" }).click();
  await expect(message(admins, "Mia Member sets up a second factor anew.")).toBeShown();
  expect((await newestMail(product, mia.email, { count: 2 })).subject).toContain("taken away");
});
