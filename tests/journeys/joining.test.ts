import { anOrganization, aUser } from "@rollcall/server/testing/builders";
import { invite } from "./harness/invitations.ts";
import { expect, journey, openPage } from "./harness/journey.ts";
import { newestLink } from "./harness/mailbox.ts";
import { heading, membersOf, rowOf } from "./harness/panel.ts";
import { PASSWORD } from "./harness/product.ts";

journey(
  "signed in as another, both addresses show; after switching the offer is still there",
  async ({ product, visit }) => {
    const acme = await anOrganization(product);
    const [invited, other] = [await aUser(product), await aUser(product)];
    await product.givePassword(invited);
    const { link } = await invite(product, acme, { email: invited.email, roles: ["organization_admin"] });

    const page = await visit(link, { as: other });
    const both = page.getByRole("region", { name: "Two accounts" });
    await expect(both).toRead(invited.email);
    await expect(both).toRead(other.email);
    await page.getByRole("button", { name: `Sign out and continue as ${invited.email}` }).click();
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("button", { name: "Accept and join" }).click();

    await expect(page).toBeAt(membersOf(acme));
    await expect(rowOf(page, invited.email)).toRead("Admin");
  },
);

journey(
  "a User without a password accepts by a mailed link, which opens in another tab",
  async ({ product, visit }) => {
    const acme = await anOrganization(product);
    const invited = await aUser(product);
    const { link } = await invite(product, acme, { email: invited.email });
    const page = await visit(link);
    await page.getByRole("button", { name: "Mail me a sign-in link" }).click();
    await expect(heading(page, "Check your mail")).toBeShown();

    const tab = await openPage(page.context(), await newestLink(product, invited.email, { count: 2 }));
    await tab.getByRole("button", { name: "Continue to Rollcall" }).click();
    await tab.getByRole("button", { name: "Accept and join" }).click();
    await expect(tab).toBeAt(`/o/${acme.id}/your-access`);
  },
);

journey("opening the link accepts nothing", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const invited = await aUser(product);
  const { link } = await invite(product, acme, { email: invited.email });
  await expect((await visit(link, { as: invited })).getByRole("button", { name: "Accept and join" })).toBeShown();
  const page = await visit(`${membersOf(acme)}/invited`, { as: acme.admin });
  await expect(rowOf(page, invited.email)).toRead("Pending");
});
