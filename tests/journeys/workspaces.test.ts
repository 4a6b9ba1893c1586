import { setGroupGrant } from "@rollcall/contract/groups";
import { addWorkspaceMember, createWorkspace, listWorkspaces } from "@rollcall/contract/workspaces";
import { type AnOrganization, aGroup, aMember, anOrganization } from "@rollcall/server/testing/builders";
import type { Page } from "playwright-core";
import { expect, journey } from "./harness/journey.ts";
import { find, heading, membersOf, message, rowOf } from "./harness/panel.ts";
import type { Product } from "./harness/product.ts";
import { expectStatus } from "./harness/watch.ts";

type Wish = { name?: string; members?: { member_id: string; roles?: string[] }[] };

/** A Workspace of the Organization, made by its Admin. */
async function aWorkspace(product: Product, { id, admin }: AnOrganization, wish: Wish = {}) {
  const body = { name: "Research", ...wish };
  const workspace = await product.as(admin).call(createWorkspace, { params: { organization_id: id }, body });
  return { id: workspace.id, path: `/o/${id}/workspaces/${workspace.id}` };
}

const placeOf = (page: Page, name: string) =>
  page.getByRole("list", { name: "Workspaces" }).getByRole("listitem").filter({ hasText: name });

journey("a Workspace is created with its first members, found, and opened", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  await aMember(product, acme);
  const page = await visit(`/o/${acme.id}`, { as: acme.admin });
  await page.getByRole("link", { name: "Workspaces" }).click();
  await expect(rowOf(page, "Default")).toRead(/Holds everybody/);
  await page.getByRole("button", { name: "Create Workspace" }).click();

  const dialog = page.getByRole("dialog", { name: "Create Workspace" });
  await dialog.getByLabel("Name", { exact: true }).fill("default");
  await dialog.getByLabel("Description").fill("Where ideas begin.");
  await dialog.getByRole("radio", { name: "Flask" }).click();
  await find(dialog, "First members", "Mia Member");
  await dialog.getByRole("button", { name: "Roles of Mia Member: Workspace Contributor" }).click();
  await page.getByRole("menuitemcheckbox", { name: /^Developer/ }).click();
  await page.keyboard.press("Escape");
  expectStatus(page, 409);
  await dialog.getByRole("button", { name: "Create Workspace" }).click();
  await expect(dialog.getByText("Another active Workspace has this name.")).toBeShown();
  await dialog.getByLabel("Name", { exact: true }).fill("Research");
  await dialog.getByRole("button", { name: "Create Workspace" }).click();

  await expect(heading(page, "Research")).toBeShown();
  await expect(rowOf(page, "Mia Member")).toRead(/Developer direct/);
  await expect(rowOf(page, "Mia Member")).toRead(/Workspace Contributor direct/);
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Workspaces" }).click();
  await page.getByRole("searchbox", { name: "Search Workspaces" }).fill("nothing of the kind");
  await expect(heading(page, "No Workspace matches")).toBeShown();
  await page.getByRole("searchbox", { name: "Search Workspaces" }).fill("resea");
  await expect(rowOf(page, "Research")).toRead("Where ideas begin.");
});

journey(
  "a member is added with two roles, and the details say where each role comes from",
  async ({ product, visit }) => {
    const acme = await anOrganization(product);
    const mia = await aMember(product, acme);
    const { id, path } = await aWorkspace(product, acme);
    const page = await visit(`${path}/members`, { as: acme.admin });
    await expect(heading(page, "Nobody is in this Workspace yet")).toBeShown();
    await page.getByRole("button", { name: "Add members" }).click();

    const dialog = page.getByRole("dialog", { name: "Add members to Research" });
    await find(dialog, "Members", "Mia Member");
    await dialog.getByRole("checkbox", { name: "Billing Viewer" }).click();
    await dialog.getByRole("button", { name: "Add 1 member" }).click();
    await expect(message(page, "Mia Member is in Research now.")).toBeShown();
    await expect(rowOf(page, "Mia Member")).toRead(/Billing Viewer direct/);

    const group = await aGroup(product, acme, { name: "Engineers", members: [mia] });
    await product.as(acme.admin).call(setGroupGrant, {
      params: { organization_id: acme.id, group_id: group.id, workspace_id: id },
      body: { roles: ["developer"] },
    });
    await page.goto(`${membersOf(acme)}/${mia.memberId}/workspaces`);
    await expect(placeOf(page, "Research")).toRead(/Developer through Group Engineers/);
    await expect(placeOf(page, "Research")).toRead(/Billing Viewer direct.*Workspace Contributor direct/);
    await expect(placeOf(page, "Default")).toRead(/Workspace Contributor held by everybody/);
    await page.goto(`${membersOf(acme)}/${acme.admin.memberId}/workspaces`);
    await expect(placeOf(page, "Research")).toRead(/Workspace Admin as Organization Admin/);
  },
);

journey("roles change in place, with a last day, and can be undone", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const { path } = await aWorkspace(product, acme, { members: [{ member_id: mia.memberId }] });
  const page = await visit(`${path}/members`, { as: acme.admin });
  const change = page.getByRole("button", { name: "Change roles of Mia Member in Research" });
  await change.click();
  await page.getByRole("menuitemcheckbox", { name: /^Workspace Contributor.*Take the member out/s }).focus();
  await page.getByRole("menuitemcheckbox", { name: /^Developer/ }).click();
  await page.keyboard.press("Escape");
  await expect(rowOf(page, "Mia Member")).toRead(/Developer direct/);
  await expect(message(page, "Mia Member in Research: Workspace Contributor and Developer.")).toBeShown();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(message(page, "Mia Member in Research: Workspace Contributor.")).toBeShown();
  await expect(rowOf(page, "Mia Member")).toRead(/^(?!.*Developer)/);

  await change.click();
  await page.getByRole("menuitem", { name: "Roles with a last day…" }).click();
  const dialog = page.getByRole("dialog", { name: "Roles of Mia Member in Research" });
  await dialog.getByLabel("Last day").fill("2040-01-31");
  await dialog.getByRole("button", { name: "Save roles" }).click();
  await expect(rowOf(page, "Mia Member")).toRead(/direct until .*2040/);
});

journey("a member is taken out of a Workspace, never of the default one", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  await aWorkspace(product, acme, { members: [{ member_id: mia.memberId }] });
  const page = await visit(`${membersOf(acme)}/${mia.memberId}/workspaces`, { as: acme.admin });
  await page.getByRole("button", { name: "Take Mia Member out of Default" }).focus();
  await expect(
    page.getByText("Everybody belongs to the default Workspace; nobody can be taken out of it."),
  ).toBeShown();

  await page.getByRole("button", { name: "Take Mia Member out of Research" }).click();
  const dialog = page.getByRole("dialog", { name: "Take Mia Member out of Research?" });
  await expect(dialog.getByText("The roles given directly: Workspace Contributor")).toBeShown();
  await dialog.getByRole("button", { name: "Take out" }).click();
  await expect(message(page, "Mia Member is taken out of Research.")).toBeShown();
  await expect(placeOf(page, "Research")).toBeGone();

  await page.getByRole("button", { name: "Add to Workspace" }).click();
  const adding = page.getByRole("dialog", { name: "Add Mia Member to Workspaces" });
  await find(adding, "Workspaces", "Research");
  await adding.getByRole("button", { name: "Add to 1 Workspace" }).click();
  await expect(placeOf(page, "Research")).toRead(/Workspace Contributor direct/);
});

journey("a Workspace Admin manages theirs and sees no other", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  await aMember(product, acme, { first_name: "Nora", last_name: "Newcomer" });
  const led = [{ member_id: mia.memberId, roles: ["workspace_admin"] }];
  const { path } = await aWorkspace(product, acme, { members: led });
  const other = await aWorkspace(product, acme, { name: "Secret" });
  const page = await visit(`/o/${acme.id}/workspaces`, { as: mia });
  await expect(rowOf(page, "Research")).toBeShown();
  await expect(rowOf(page, "Secret")).toBeGone();

  await page.goto(`${path}/members`);
  await page.getByRole("button", { name: "Add members" }).click();
  const dialog = page.getByRole("dialog", { name: "Add members to Research" });
  await find(dialog, "Members", "Nora Newcomer");
  await dialog.getByRole("button", { name: "Add 1 member" }).click();
  await expect(rowOf(page, "Nora Newcomer")).toRead(/Workspace Contributor direct/);

  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Workspaces" }).click();
  await page.getByRole("link", { name: "Default" }).click();
  // Who else is in the Organization is not for them to read: they land on what is theirs there.
  await expect(page.getByText("You see your own keys.")).toBeShown();
  await expect(page.getByRole("navigation", { name: "Parts of the Workspace" })).toRead(/^API keys ?Settings$/);
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByText("You can look, not change")).toBeShown();
  expectStatus(page, 404);
  await page.goto(`${other.path}/members`);
  await expect(heading(page, "You cannot see this")).toBeShown();
});

journey("a Workspace is renamed, limits its keys, and is archived by its name", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const { id, path } = await aWorkspace(product, acme, { members: [{ member_id: mia.memberId }] });
  const page = await visit(`${path}/settings`, { as: acme.admin });
  await page.getByLabel("Name", { exact: true }).fill("Research lab");
  await page.getByLabel("Longest life of a key").fill("90");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(message(page, "Research lab is saved.")).toBeShown();
  await expect(heading(page, "Research lab")).toBeShown();

  await page.getByRole("button", { name: "Archive Workspace" }).click();
  const dialog = page.getByRole("dialog", { name: "Archive Research lab?" });
  await expect(dialog.getByText("The access of 1 member: nobody can enter")).toBeShown();
  await dialog.getByLabel("Type Research lab to confirm").fill("Research lab");
  await dialog.getByRole("button", { name: "Archive Workspace" }).click();
  await expect(message(page, "Research lab is archived.")).toBeShown();
  await expect(page).toBeAt(`/o/${acme.id}/workspaces`);
  await expect(rowOf(page, "Research lab")).toBeGone();

  await page.goto(`/o/${acme.id}/workspaces?status=archived`);
  await page.getByRole("link", { name: "Research lab" }).click();
  await expect(page.getByText("This Workspace is archived.")).toBeShown();
  const params = { organization_id: acme.id, workspace_id: id };
  const late = product.as(acme.admin).call(addWorkspaceMember, { params, body: { member_id: acme.admin.memberId } });
  await expect(late).rejects.toMatchObject({ code: expect.stringMatching(/workspace_archived|permission_missing/) });
});

journey("the default Workspace cannot be archived, and says so", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const { data } = await product.as(acme.admin).call(listWorkspaces, { params: { organization_id: acme.id } });
  const page = await visit(`/o/${acme.id}/workspaces/${data[0]?.id}/settings`, { as: acme.admin });
  await expect(
    page.getByText("The default Workspace holds everybody in the Organization; it cannot be archived."),
  ).toBeShown();
});
