import { listWorkspaces } from "@rollcall/contract/workspaces";
import { aMember, anOrganization } from "@rollcall/server/testing/builders";
import type { Page } from "playwright-core";
import { expect, journey } from "./harness/journey.ts";
import { heading, membersOf } from "./harness/panel.ts";
import type { Product } from "./harness/product.ts";

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");

async function threeMembers(product: Product) {
  const acme = await anOrganization(product);
  await aMember(product, acme, { first_name: "Bea", last_name: "Bell" });
  await aMember(product, acme, { first_name: "Cleo", last_name: "Clay" });
  return acme;
}

journey("j and k move through the rows, Enter opens one, Escape comes back to it", async ({ product, visit }) => {
  const acme = await threeMembers(product);
  const page = await visit(membersOf(acme), { as: acme.admin });
  await expect(page.getByRole("link", { name: "Ada Admin" })).toBeShown();

  await page.keyboard.press("j");
  await expect.poll(() => focused(page)).toBe("Ada Admin");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect.poll(() => focused(page)).toBe("Bea Bell");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: /Bea Bell/ })).toBeShown();
  await page.keyboard.press("j");
  await expect(page.getByRole("dialog", { name: /Cleo Clay/ })).toBeShown();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeGone();
  await expect.poll(() => focused(page)).toBe("Cleo Clay");
});

journey("/ goes to the search, and Escape empties and leaves it", async ({ product, visit }) => {
  const acme = await threeMembers(product);
  const page = await visit(membersOf(acme), { as: acme.admin });
  const search = page.getByRole("searchbox", { name: "Search by name or e-mail" });
  await expect(search).toBeShown();

  await page.keyboard.press("/");
  await page.keyboard.type("cleo");
  await expect(page).toBeAt("?q=cleo");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toBe("Cleo Clay");
  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  await expect(page).toBeAt(membersOf(acme));
});

journey("? shows the keys of this page, and a sequence goes to another", async ({ product, visit }) => {
  const acme = await threeMembers(product);
  const page = await visit(membersOf(acme), { as: acme.admin });
  await expect(page.getByRole("link", { name: "Ada Admin" })).toBeShown();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  for (const label of ["Search", "Next row", "Previous row", "Go to Subscriptions"]) await expect(keys).toRead(label);
  await page.keyboard.press("Escape");
  await expect(keys).toBeGone();

  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(heading(page, "Subscriptions")).toBeShown();
});

journey("Ctrl K finds people, and leads into a form from anywhere", async ({ product, visit }) => {
  const acme = await threeMembers(product);
  const page = await visit(`/o/${acme.id}/settings`, { as: acme.admin });
  await expect(heading(page, "Organization")).toBeShown();
  const palette = page.getByRole("dialog", { name: "Search and commands" });

  await page.keyboard.press("Control+k");
  await expect(palette).toBeShown();
  await page.keyboard.type("clay");
  await expect(palette.getByRole("option", { name: /Cleo Clay/ })).toBeShown();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: /Cleo Clay/ })).toBeShown();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("create gr");
  await expect(palette.getByRole("option", { name: "Create Group" })).toBeShown();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Create Group" })).toBeShown();
  // A form that is being filled in stays.
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeGone();
  await expect(page).toBeAt(`/o/${acme.id}/groups`);
});

journey("somebody is removed and brought back without a mouse", async ({ product, visit }) => {
  const acme = await threeMembers(product);
  const page = await visit(`${membersOf(acme)}?q=bea`, { as: acme.admin });
  await expect(page.getByRole("link", { name: "Bea Bell" })).toBeShown();
  await page.getByRole("button", { name: "More for Bea Bell" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("View details");
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => focused(page)).toBe("Remove…");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Remove Bea Bell?" })).toBeShown();
  // A question begins on its harmless answer.
  await expect.poll(() => focused(page)).toBe("Cancel");
  // It can be answered once it knows the keys.
  await expect(page.getByRole("button", { name: "Remove user", disabled: false })).toBeShown();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Nobody matches")).toBeShown();
  // F6 leads to the messages at the corner.
  await page.keyboard.press("F6");
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(page.getByRole("link", { name: "Bea Bell" })).toBeShown();
});

journey("a key is made, stored and revoked without a mouse", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const { data } = await product.as(acme.admin).call(listWorkspaces, { params: { organization_id: acme.id } });
  const page = await visit(`/o/${acme.id}/workspaces/${data[0]?.id}/keys`, { as: acme.admin });
  const dialog = (name: string) => page.getByRole("dialog", { name });
  // Whether one may is known a moment after the page.
  const create = page.getByRole("button", { name: "Create API key", disabled: false });
  await expect(create).toBeShown();
  await create.press("Enter");
  await expect(dialog("Create API key")).toBeShown();
  await page.keyboard.type("Nightly import");
  await page.keyboard.press("Enter");
  await expect(dialog("Nightly import is made")).toBeShown();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Store it first")).toBeShown();
  await page.getByRole("button", { name: "I have stored the key" }).press("Enter");
  await expect(page.getByRole("dialog")).toBeGone();

  const more = page.getByRole("button", { name: "More for Nightly import" });
  await more.press("ArrowUp");
  await expect.poll(() => focused(page)).toBe("Revoke…");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(dialog("Rotate Nightly import?")).toBeShown();
  // The question begins on its list, in which End goes to the last choice as anywhere.
  await page.keyboard.press("Enter");
  const choices = page.getByRole("listbox");
  await expect(choices).toBeShown();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(choices).toBeGone();
  await expect(page.getByRole("combobox", { name: /^The key/ })).toRead("Works for 7 more days");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeGone();
  await expect.poll(() => more.evaluate((button) => button === document.activeElement)).toBe(true);

  await more.press("ArrowUp");
  await expect.poll(() => focused(page)).toBe("Revoke…");
  await page.keyboard.press("Enter");
  await expect(dialog("Revoke Nightly import?")).toBeShown();
  await expect.poll(() => focused(page)).toBe("Cancel");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row").filter({ hasText: "Nightly import" })).toRead("Revoked");
  await expect.poll(() => more.evaluate((button) => button === document.activeElement)).toBe(true);
});
