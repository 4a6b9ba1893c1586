import { listKeys } from "@rollcall/contract/api-keys";
import { listGroups } from "@rollcall/contract/groups";
import { createRole } from "@rollcall/contract/roles";
import { listWorkspaces } from "@rollcall/contract/workspaces";
import type { Page } from "playwright-core";
import { openDemo } from "./harness/demo.ts";
import { expect, journey } from "./harness/journey.ts";
import { expectGoodLooks } from "./harness/looks.ts";
import { choose, find } from "./harness/panel.ts";
import type { Product } from "./harness/product.ts";

/** The demo's Workspace with keys in every state, a Group with another inside, and who owns keys. */
async function openPlaces(product: Product) {
  const { id, admin } = await openDemo(product);
  const api = product.as(admin);
  const params = { organization_id: id };
  const { data: workspaces } = await api.call(listWorkspaces, { params, query: { q: "Firmware" } });
  const { data: groups } = await api.call(listGroups, { params, query: { q: "Engineering" } });
  const firmware = { ...params, workspace_id: workspaces[0]?.id ?? "" };
  const { data: keys } = await api.call(listKeys, { params: firmware });
  const owner = keys.find((key) => key.owner.kind === "member" && key.status === "active")?.owner;
  return {
    admin,
    params,
    workspace: `/o/${id}/workspaces/${firmware.workspace_id}`,
    group: `/o/${id}/groups/${groups[0]?.id}`,
    owner: `/o/${id}/members/${owner?.id}`,
    organization: `/o/${id}`,
  };
}

journey("the pages of Workspaces, Groups and API keys look good", async ({ product, visit }) => {
  const { admin, organization, workspace, group, owner } = await openPlaces(product);
  const page = await visit("/account", { as: admin });
  for (const [name, path, text] of [
    ["workspaces", `${organization}/workspaces`, "Holds everybody"],
    ["workspaces-archived", `${organization}/workspaces?status=archived`, "Archived"],
    ["workspace-members", `${workspace}/members`, "Roles and where they come from"],
    ["workspace-keys", `${workspace}/keys`, "Nightly build"],
    ["service-accounts", `${workspace}/service-accounts`, "Build server"],
    ["workspace-settings", `${workspace}/settings`, "Archive this Workspace"],
    ["my-keys", `${organization}/keys`, "Usage report"],
    ["groups", `${organization}/groups`, "Externally managed"],
    ["directory-groups", `${organization}/access/directory/groups`, "All of support"],
    ["group-members", `${group}/members`, "Membership"],
    ["group-inside", `${group}/inside`, "Firmware team"],
    ["group-access", `${group}/access`, "Grant access"],
    ["member-workspaces", `${owner}/workspaces`, "held by everybody"],
    ["member-groups", `${owner}/groups`, "Add to Groups"],
    ["member-keys", `${owner}/keys`, "works on, stops"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("main").or(page.getByRole("dialog")).getByText(text)).toBeShown();
    await expect(page.locator("[aria-busy=true]")).toBeGone();
    await expectGoodLooks(page, name);
  }
});

journey("what opens over Workspaces and API keys looks good", async ({ product, visit }) => {
  const { admin, organization, workspace, owner } = await openPlaces(product);
  const page = await visit(`${organization}/workspaces`, { as: admin });
  await look(page, "workspace-create", () => press(page, "Create Workspace"));
  await page.goto(`${workspace}/members`);
  await look(page, "workspace-add-members", () => press(page, "Add members"));
  await look(page, "workspace-roles", () => press(page, /^Change roles of/));
  await page.goto(`${workspace}/settings`);
  await look(page, "workspace-archive", () => press(page, "Archive Workspace"));
  await page.goto(`${workspace}/service-accounts`);
  await look(page, "service-account-create", () => press(page, "Create Service account"));
  await page.goto(`${workspace}/keys`);
  await look(page, "key-rotate", () => choose(page, "Nightly build", "Rotate…"));

  await press(page, "Create API key");
  await page.getByLabel("Name").fill("Shown once");
  await expectGoodLooks(page, "key-create");
  await page.getByRole("dialog").getByRole("button", { name: "Create API key" }).click();
  await expect(page.getByText("You will not see it again")).toBeShown();
  await expectGoodLooks(page, "key-secret");

  await page.goto(`${owner}/keys`);
  await press(page, "Remove user");
  await page.getByLabel(/^What becomes of/).click();
  await page.getByRole("option", { name: "Hand over" }).click();
  await find(page.getByRole("dialog").last(), "To", "Build server");
  await expectGoodLooks(page, "member-remove-keys");
});

journey("what opens over Groups and custom roles looks good", async ({ product, visit }) => {
  const { admin, params, organization, group } = await openPlaces(product);
  const auditor = { name: "Auditor", scope: "organization" as const, permissions: ["members:read"] };
  const { id } = await product.as(admin).call(createRole, { params, body: auditor });
  const page = await visit(`${organization}/groups`, { as: admin });
  await look(page, "group-create", () => press(page, "Create Group"));
  await page.goto(`${group}/members`);
  await look(page, "group-add-members", async () => {
    await press(page, "Add members");
    await find(page.getByRole("dialog"), "Members", "Mina Holm");
    await expect(page.getByText(/^1 member gains/).first()).toBeShown();
  });
  await look(page, "group-delete", async () => {
    await press(page, "Delete");
    await expect(page.getByText(/members lose/).first()).toBeShown();
  });
  await page.goto(`${group}/access`);
  await look(page, "group-grant", async () => {
    await press(page, "Grant access");
    await find(page.getByRole("dialog"), "Workspace", "Security");
    await page.getByRole("checkbox", { name: "Developer" }).click();
    await expect(page.getByText(/members gain/).first()).toBeShown();
  });
  await page.goto(`${organization}/roles?edit=${id}`);
  await expect(page.getByRole("dialog", { name: "Auditor" })).toBeShown();
  await page.getByRole("checkbox", { name: "See roles and their permissions." }).click();
  await expectGoodLooks(page, "role-edit");
});

function press(page: Page, name: string | RegExp): Promise<void> {
  return page.getByRole("button", { name, exact: true }).first().click();
}

/** Looks at what a press opens, and closes it. */
async function look(page: Page, name: string, open: () => Promise<void>): Promise<void> {
  const over = page.getByRole("dialog").or(page.getByRole("menu"));
  await open();
  await expect(over).toBeShown();
  await expectGoodLooks(page, name);
  await page.keyboard.press("Escape");
  await expect(over).toBeGone();
}
