import { aMember, anAdmin, anOrganization } from "@rollcall/server/testing/builders";
import type { Page } from "playwright-core";
import { expect, journey, openPage } from "./harness/journey.ts";
import { membersOf, rowOf } from "./harness/panel.ts";
import type { Product } from "./harness/product.ts";

const rows = (page: Page) => page.getByRole("table", { name: "Active Users" }).getByRole("row");
const search = (page: Page) => page.getByRole("searchbox", { name: "Search by name or e-mail" });

async function aCrowd(product: Product) {
  const acme = await anOrganization(product);
  await aMember(product, acme, { first_name: "Zoë", last_name: "Ångström" });
  await aMember(product, acme, { first_name: "Bea", last_name: "Zimmer", roles: ["billing_manager"] });
  await anAdmin(product, acme);
  return acme;
}

journey("search finds any part, whatever the accents, while one types", async ({ product, visit }) => {
  const acme = await aCrowd(product);
  const page = await visit(membersOf(acme), { as: acme.admin });
  await expect(rows(page)).toNumber(5);

  await search(page).pressSequentially("ANGSTR");
  await expect(rows(page)).toNumber(2);
  await expect(rowOf(page, "Zoë Ångström")).toBeShown();
  await expect(page).toBeAt("?q=ANGSTR");
  await search(page).fill("nobody at all");
  await expect(page.getByText("Nobody matches")).toBeShown();
  await page.getByRole("button", { name: "Clear search and filters" }).click();
  await expect(rows(page)).toNumber(5);
});

journey(
  "filters and order live in the address: it opens the same view, and back undoes",
  async ({ product, visit }) => {
    const acme = await aCrowd(product);
    const page = await visit(membersOf(acme), { as: acme.admin });
    await page.getByRole("button", { name: "Role", exact: true }).click();
    await page.getByRole("menuitemcheckbox", { name: "Admin" }).click();
    await page.keyboard.press("Escape");
    await expect(rows(page)).toNumber(3);
    await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
    await expect(rows(page).nth(1)).toRead("Ben Admin");

    const bookmark = await openPage(page.context(), page.url());
    await expect(rows(bookmark)).toNumber(3);
    await expect(rows(bookmark).nth(1)).toRead("Ben Admin");
    await page.goBack();
    await expect(rows(page).nth(1)).toRead("Ada Admin");
    await page.goBack();
    await expect(rows(page)).toNumber(5);
  },
);

journey("several values of a filter are any of them, and two filters are both", async ({ product, visit }) => {
  const acme = await aCrowd(product);
  const page = await visit(`${membersOf(acme)}?role=billing_manager&role=organization_admin`, { as: acme.admin });
  await expect(rows(page)).toNumber(4);
  await page.getByRole("button", { name: "Status" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Suspended" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Nobody fits these filters together.")).toBeShown();
  await page.getByRole("button", { name: "Clear filter Status" }).click();
  await expect(rows(page)).toNumber(4);
});
