import { createKey, type VerifiedKey, verifyKey } from "@rollcall/contract/api-keys";
import { createServiceAccount } from "@rollcall/contract/service-accounts";
import { addWorkspaceMember, createWorkspace } from "@rollcall/contract/workspaces";
import { type AMember, type AnOrganization, aMember, anOrganization } from "@rollcall/server/testing/builders";
import type { Page } from "playwright-core";
import { expect, journey } from "./harness/journey.ts";
import { choose, heading, membersOf, message, rowOf } from "./harness/panel.ts";
import type { Product } from "./harness/product.ts";

const nobody = { cookie: "" };
const secretIn = (page: Page) => page.getByRole("dialog").getByRole("textbox").inputValue();
const stored = (page: Page) => page.getByRole("button", { name: "I have stored the key" });

function verdict(product: Product, key: string): Promise<VerifiedKey> {
  return product.as(nobody).call(verifyKey, { body: { key } });
}

/** A Workspace "Firmware" with these people, each a contributor. */
async function firmware(product: Product, acme: AnOrganization, ...people: AMember[]) {
  const params = { organization_id: acme.id };
  const api = product.as(acme.admin);
  const { id } = await api.call(createWorkspace, { params, body: { name: "Firmware" } });
  const inside = { ...params, workspace_id: id };
  for (const { memberId } of people)
    await api.call(addWorkspaceMember, { params: inside, body: { member_id: memberId } });
  return { id, inside, keys: `/o/${acme.id}/workspaces/${id}/keys` };
}

journey("a key is made, shown once, rotated with an overlap and revoked", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const { id, keys } = await firmware(product, acme);
  const page = await visit(keys, { as: acme.admin });
  await expect(heading(page, "No API keys yet")).toBeShown();
  await page.getByRole("button", { name: "Create API key" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Create API key" });
  await dialog.getByLabel("Name").fill("Nightly import");
  await dialog.getByRole("button", { name: "Create API key" }).click();

  await expect(page.getByText("You will not see it again")).toBeShown();
  const first = await secretIn(page);
  await page.keyboard.press("Escape");
  await expect(page.getByText("Store it first")).toBeShown();
  await page.getByRole("button", { name: "Copy key" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first);
  await stored(page).click();
  await expect(rowOf(page, "Nightly import")).toRead(/rc_….*You.*Active/);
  expect(await verdict(product, first)).toMatchObject({ valid: true, workspace_id: id });

  await choose(page, "Nightly import", "Rotate…");
  await page.getByRole("dialog").getByRole("button", { name: "Rotate key" }).click();
  await expect(page.getByText("You will not see it again")).toBeShown();
  const second = await secretIn(page);
  await stored(page).click();
  await expect(rowOf(page, "Replaced")).toRead(/works on, stops (tomorrow|in 24 hours)/);
  expect([await verdict(product, first), await verdict(product, second)]).toMatchObject([
    { valid: true },
    { valid: true },
  ]);

  await rowOf(page, "Active").getByRole("button", { name: "More for Nightly import" }).click();
  await page.getByRole("menuitem", { name: "Revoke…" }).click();
  const question = page.getByRole("dialog", { name: "Revoke Nightly import?" });
  await expect(question.getByText(/from the next one on/)).toBeShown();
  await question.getByRole("button", { name: "Revoke key" }).click();
  await expect(message(page, "Nightly import is revoked.")).toBeShown();
  expect(await verdict(product, second)).toEqual({ valid: false, reason: "revoked" });
});

journey("a member sees and makes only keys of their own", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const { inside, keys } = await firmware(product, acme, mia);
  await product.as(acme.admin).call(createKey, { params: inside, body: { name: "Of the Admin" } });
  const page = await visit(`/o/${acme.id}/keys`, { as: mia });
  await page.getByRole("button", { name: "Create API key" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Notebook");
  await dialog.getByLabel("Workspace").click();
  await page.getByRole("option", { name: "Firmware" }).click();
  await dialog.getByRole("button", { name: "Create API key" }).click();
  await stored(page).click();
  await expect(rowOf(page, "Notebook")).toRead(/Firmware/);

  await page.goto(keys);
  await expect(page.getByText("You see your own keys.")).toBeShown();
  await expect(rowOf(page, "Notebook")).toBeShown();
  await expect(rowOf(page, "Of the Admin")).toBeGone();
});

journey("a Service account owns keys, which stop while it is disabled", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const { id, keys } = await firmware(product, acme);
  const accounts = `/o/${acme.id}/workspaces/${id}/service-accounts`;
  const page = await visit(accounts, { as: acme.admin });
  await page.getByRole("button", { name: "Create Service account" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill("Build server");
  await page.getByRole("dialog").getByRole("button", { name: "Create Service account" }).click();
  await expect(rowOf(page, "Build server")).toRead(/Developer.*Active/);

  await page.goto(keys);
  await page.getByRole("button", { name: "Create API key" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill("Nightly build");
  await page.getByRole("dialog").getByLabel("Belongs to").click();
  await page.getByRole("option", { name: "Build server" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Create API key" }).click();
  await expect(page.getByText("You will not see it again")).toBeShown();
  const secret = await secretIn(page);
  await stored(page).click();
  expect(await verdict(product, secret)).toMatchObject({ valid: true, owner: { kind: "service_account" } });

  await page.goto(accounts);
  await choose(page, "Build server", "Disable…");
  await page.getByRole("dialog").getByRole("button", { name: "Disable" }).click();
  await expect(rowOf(page, "Build server")).toRead("Disabled");
  expect(await verdict(product, secret)).toEqual({ valid: false, reason: "owner_inactive" });
  await choose(page, "Build server", "Enable");
  await expect(rowOf(page, "Build server")).toRead("Active");
  expect(await verdict(product, secret)).toMatchObject({ valid: true });
});

journey("removing a member asks about their keys: one is handed over, the other ends", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const { inside } = await firmware(product, acme, mia);
  const account = { name: "Build server", roles: ["developer"] };
  await product.as(acme.admin).call(createServiceAccount, { params: inside, body: account });
  const make = (name: string) => product.as(mia).call(createKey, { params: inside, body: { name } });
  const [kept, ended] = [await make("Production"), await make("Notebook")];

  const page = await visit(membersOf(acme), { as: acme.admin });
  await page.goto(`${membersOf(acme)}/${mia.memberId}/keys`);
  await expect(page.getByRole("list", { name: "API keys" })).toRead(/Notebook.*Firmware.*Production/);
  await page.getByRole("button", { name: "Remove user" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove Mia Member?" });
  await expect(dialog.getByText("2 keys still work.")).toBeShown();
  await expect(dialog.getByText(/^Workspaces: .*Firmware/)).toBeShown();
  await dialog.getByLabel("What becomes of Production").click();
  await page.getByRole("option", { name: "Hand over" }).click();
  await dialog.getByRole("combobox", { name: "To", exact: true }).click();
  await page.getByRole("option", { name: "Build server" }).click();
  await dialog.getByRole("button", { name: "Remove user" }).click();

  await expect(heading(page, "Pass these keys on")).toBeShown();
  const handed = await secretIn(page);
  await stored(page).click();
  await expect(message(page, "Mia Member was removed, and 1 API key revoked.")).toBeShown();
  expect(await verdict(product, handed)).toMatchObject({ valid: true, owner: { kind: "service_account" } });
  expect(await verdict(product, kept.secret)).toMatchObject({ valid: true });
  expect(await verdict(product, ended.secret)).toEqual({ valid: false, reason: "revoked" });
});

journey("the Organization limits how long keys live", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const { keys } = await firmware(product, acme);
  const page = await visit(`/o/${acme.id}/settings`, { as: acme.admin });
  await page.getByText("Limit how long API keys live").click();
  await page.getByLabel("API keys live at most").fill("30");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeShown();

  await page.goto(keys);
  await page.getByRole("button", { name: "Create API key" }).first().click();
  await expect(page.getByText("Keys live 30 days here at most.")).toBeShown();
  await page.getByRole("dialog").getByLabel("Expires").click();
  await expect(page.getByRole("option", { name: "Never" })).toBeGone();
  await expect(page.getByRole("option", { name: "In 30 days" })).toBeShown();
});
