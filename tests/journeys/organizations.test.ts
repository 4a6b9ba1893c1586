import { aMember, anOrganization } from "@rollcall/server/testing/builders";
import { expect, journey } from "./harness/journey.ts";
import { heading, membersOf, rowOf } from "./harness/panel.ts";

journey("a User of two Organizations switches, and sees only one of them at a time", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const globex = await anOrganization(product, { name: "Globex" });
  await aMember(product, globex, {
    as: acme.admin,
    roles: ["organization_admin"],
    first_name: "Ada",
    last_name: "Globex",
  });
  const page = await visit(membersOf(acme), { as: acme.admin });
  await expect(rowOf(page, "Ada Admin")).toBeShown();

  await page.getByRole("button", { name: /Switch Organization/ }).click();
  await page.getByRole("menuitem", { name: "Globex" }).click();
  await expect(page).toBeAt(membersOf(globex));
  await expect(rowOf(page, "Ada Globex")).toBeShown();
  await page.goto("/");
  await expect(page).toBeAt(membersOf(globex));
});

journey("the address of an Organization that one does not belong to looks like none", async ({ product, visit }) => {
  const [acme, globex] = [await anOrganization(product), await anOrganization(product, { name: "Globex" })];
  const page = await visit(membersOf(globex), { as: acme.admin });
  await expect(heading(page, "There is nothing here")).toBeShown();
});

journey("the Organization is renamed, and the sidebar with it", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const page = await visit(`/o/${acme.id}/settings`, { as: acme.admin });
  await page.getByLabel("Name", { exact: true }).fill("Acme & Daughters");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("button", { name: /Acme & Daughters.*Switch Organization/ })).toBeShown();
});

journey("an Organization is deleted once its name is typed", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const page = await visit(`/o/${acme.id}/settings`, { as: acme.admin });
  await page.getByRole("button", { name: "Delete Organization" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete Acme?" });
  const deletion = dialog.getByRole("button", { name: "Delete Organization" });
  await expect(dialog.getByRole("button", { name: "Delete Organization", disabled: true })).toBeShown();
  await dialog.getByLabel("Type Acme to confirm").fill("Acme");
  await deletion.click();

  await expect(page).toBeAt(/\/$/);
  await page.goto(membersOf(acme));
  await expect(heading(page, "There is nothing here")).toBeShown();
});

journey("the theme is chosen in the account menu and stays", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const page = await visit(membersOf(acme), { as: acme.admin });
  const ink = () => page.evaluate(() => getComputedStyle(document.body).color);
  const light = await ink();
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect.poll(ink).not.toBe(light);
  await page.reload();
  await expect.poll(ink).not.toBe(light);
});

journey("the language is chosen in the account menu and stays", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const page = await visit(membersOf(acme), { as: acme.admin });
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("menuitemradio", { name: "Français" }).click();
  await expect(heading(page, "Membres")).toBeShown();
  await page.reload();
  await expect(heading(page, "Membres")).toBeShown();
});
