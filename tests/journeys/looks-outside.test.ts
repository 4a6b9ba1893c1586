import { anOrganization, aUser, signedIn } from "@rollcall/server/testing/builders";
import { openDemo } from "./harness/demo.ts";
import { invite } from "./harness/invitations.ts";
import { expect, journey } from "./harness/journey.ts";
import { expectGoodLooks } from "./harness/looks.ts";
import { heading } from "./harness/panel.ts";
import { expectStatus } from "./harness/watch.ts";

journey("the pages before sign-in look good", async ({ product, visit }) => {
  const page = await visit(product.setupUrl ?? "");
  await expect(heading(page, "Set up Rollcall")).toBeShown();
  await expectGoodLooks(page, "setup");
  for (const [path, title] of [
    ["/sign-in", "Sign in"],
    ["/reset-password", "Reset your password"],
    ["/reset-password/choose#token", "Choose a new password"],
    ["/sign-in/link#token", "Sign in to Rollcall"],
    ["/join", "Open your invitation"],
  ] as const) {
    await page.goto(path);
    await expect(heading(page, title)).toBeShown();
    await expectGoodLooks(page, path.replaceAll(/\W+/g, "-").slice(1));
  }
});

journey("what one sees without an Organization, and where one may not look, looks good", async ({ product, visit }) => {
  const { id } = await openDemo(product);
  const nobody = await visit("/", { as: await aUser(product) });
  await expect(heading(nobody, /./)).toBeShown();
  await expectGoodLooks(nobody, "no-organization");
  const mina = await visit(`/o/${id}/members`, { as: await signedIn(product, "mina@helio.example") });
  await expect(mina.getByText("You need the Admin role to manage members.")).toBeShown();
  await expectGoodLooks(mina, "refused");
});

journey("the pages of an invitation look good", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const [other, invited] = [await aUser(product), await aUser(product)];
  const { link } = await invite(product, acme, { seats: ["vibe"] });
  const offered = await invite(product, acme, { email: invited.email });
  const views = [
    ["sign-up", link, undefined, "Create account and join"],
    ["other-account", link, other, "Sign out and continue as"],
    ["sign-in", offered.link, undefined, "Sign in"],
    ["accept", offered.link, invited, "Accept and join"],
  ] as const;
  for (const [name, address, as, action] of views) {
    const page = await visit(address, as && { as });
    await expect(page.getByRole("button", { name: action })).toBeShown();
    await expectGoodLooks(page, `join-${name}`);
  }
  const dead = await visit(link.slice(0, -3));
  expectStatus(dead, 404, 410);
  await expect(heading(dead, "This is not a valid invitation link")).toBeShown();
  await expectGoodLooks(dead, "join-dead");
});
