import { expect, journey } from "./harness/journey.ts";
import { heading } from "./harness/panel.ts";
import { PASSWORD } from "./harness/product.ts";
import { expectStatus } from "./harness/watch.ts";

journey("the link of a first start makes the first Organization and Admin, once", async ({ product, visit }) => {
  const link = product.setupUrl ?? "";
  const [page, late] = [await visit(link), await visit(link)];
  for (const each of [page, late]) {
    await each.getByLabel("Organization name").fill("Acme");
    await each.getByLabel("First name").fill("Ada");
    await each.getByLabel("Last name").fill("Lovelace");
    await each.getByLabel("E-mail address").fill("ada@acme.test");
    await each.getByLabel("Password", { exact: true }).fill(PASSWORD);
  }
  await page.getByRole("button", { name: "Create the Organization" }).click();

  await expect(page).toBeAt(/\/o\/org_\w+\/members$/);
  await expect(page.getByText("It is only you so far")).toBeShown();
  expectStatus(late, 410);
  await late.getByRole("button", { name: "Create the Organization" }).click();
  await expect(heading(late, "This setup link does not work")).toBeShown();
  await expect(late.getByText("If Rollcall is set up already, sign in.")).toBeShown();
});
