import { addChildGroup, createGroup } from "@rollcall/contract/groups";
import { addWorkspaceMember, createWorkspace, listMemberWorkspaces } from "@rollcall/contract/workspaces";
import { aGroup, aMember, anOrganization } from "@rollcall/server/testing/builders";
import { expect, journey } from "./harness/journey.ts";
import { find, heading, message, rowOf } from "./harness/panel.ts";
import type { Product } from "./harness/product.ts";
import { expectStatus } from "./harness/watch.ts";

type Admin = { id: string; admin: { cookie: string } };

/** The roles that somebody holds in a Workspace, whatever gives them. */
async function rolesIn(product: Product, { id, admin }: Admin, memberId: string, name: string): Promise<string[]> {
  const params = { organization_id: id, member_id: memberId };
  const { data } = await product.as(admin).call(listMemberWorkspaces, { params });
  return data.find(({ workspace }) => workspace.name === name)?.roles.map((role) => role.id) ?? [];
}

journey("a Group grants, and leaving it takes away only what it gave", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const [client, params] = [product.as(acme.admin), { organization_id: acme.id }];
  const research = await client.call(createWorkspace, { params, body: { name: "Research" } });
  await client.call(addWorkspaceMember, {
    params: { ...params, workspace_id: research.id },
    body: { member_id: mia.memberId, roles: ["user"] },
  });

  const page = await visit(`/o/${acme.id}/groups`, { as: acme.admin });
  await page.getByRole("button", { name: "Create Group" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("Engineers");
  await find(page.getByRole("dialog"), "First members", "Mia Member");
  await page.getByRole("button", { name: "Create Group" }).click();
  await expect(heading(page, "Engineers")).toBeShown();

  await page.getByRole("button", { name: "Grant access" }).click();
  await find(page.getByRole("dialog"), "Workspace", "Research");
  await page.getByRole("checkbox", { name: "Developer" }).click();
  const dialog = page.getByRole("dialog", { name: "Grant access to Engineers" });
  await expect(dialog.getByText("1 member gains Developer in Research")).toBeShown();
  expect(await rolesIn(product, acme, mia.memberId, "Research")).toEqual(["user"]);
  await dialog.getByRole("button", { name: "Grant access" }).click();
  await expect(page.getByRole("list", { name: "Grants in Workspaces" })).toRead("Developer");
  expect((await rolesIn(product, acme, mia.memberId, "Research")).toSorted()).toEqual(["developer", "user"]);

  await page.getByRole("link", { name: "Members 1" }).click();
  await page.getByRole("button", { name: "Remove Mia Member from the Group" }).click();
  const leaving = page.getByRole("dialog", { name: "Remove Mia Member from Engineers?" });
  await expect(leaving.getByText("1 member loses Developer in Research")).toBeShown();
  await leaving.getByRole("button", { name: "Remove from Group" }).click();
  await expect(message(page, "Mia Member is no longer in Engineers.")).toBeShown();
  expect(await rolesIn(product, acme, mia.memberId, "Research")).toEqual(["user"]);
});

journey("somebody joins Groups from their details, and belongs through a Group inside", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const [client, params] = [product.as(acme.admin), { organization_id: acme.id }];
  const outer = await client.call(createGroup, { params, body: { name: "Everybody" } });
  const inner = await client.call(createGroup, { params, body: { name: "Night shift" } });
  await client.call(addChildGroup, { params: { ...params, group_id: outer.id, child_id: inner.id } });
  await aGroup(product, acme, { name: "Directory", isExternallyManaged: true, members: [mia] });

  const page = await visit(`/o/${acme.id}/members/${mia.memberId}/groups`, { as: acme.admin });
  await page.getByRole("button", { name: "Add to Groups" }).click();
  await find(page.getByRole("dialog"), "Groups", "Night shift");
  await page.getByRole("dialog", { name: "Add Mia Member" }).getByRole("button", { name: "Add to Groups" }).click();

  const groups = page.getByRole("list", { name: "Groups" }).getByRole("listitem");
  await expect(groups.filter({ hasText: "Everybody" })).toRead("Through Night shift");
  await expect(page.getByRole("link", { name: "Groups 3" })).toBeShown();
  const stuck = page.getByRole("button", { name: "Remove Mia Member from Directory" });
  expect(await stuck.getAttribute("aria-description")).toContain("Directory sync decides");
});

journey("a circle of Groups is refused before anything changes", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const [client, params] = [product.as(acme.admin), { organization_id: acme.id }];
  const names = ["One", "Two", "Three"];
  const [one, two, three] = await Promise.all(
    names.map((name) => client.call(createGroup, { params, body: { name } })),
  );
  const nest = (outer: string, inner: string) =>
    client.call(addChildGroup, { params: { ...params, group_id: outer, child_id: inner } });
  await nest(one?.id ?? "", two?.id ?? "");
  await nest(two?.id ?? "", three?.id ?? "");

  const page = await visit(`/o/${acme.id}/groups/${three?.id}/inside`, { as: acme.admin });
  expectStatus(page, 409);
  await page.getByRole("button", { name: "Add Group" }).click();
  await find(page.getByRole("dialog"), "Group", "One");
  await expect(page.getByRole("dialog").getByRole("alert")).toRead("A Group cannot contain itself");
  await page.keyboard.press("Escape");
  await expect(page.getByText("No Group is inside this one.")).toBeShown();
});

journey("deleting a Group asks for its name and says who loses what", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  await aGroup(product, acme, { name: "Billing people", members: [mia] });
  const page = await visit(`/o/${acme.id}/groups`, { as: acme.admin });
  await page.getByRole("link", { name: "Billing people" }).click();
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Access/ })
    .click();
  await page.getByRole("button", { name: "Give roles" }).click();
  await page.getByRole("checkbox", { name: "Billing" }).click();
  await expect(page.getByText("1 member gains Billing in the Organization")).toBeShown();
  await page.getByRole("button", { name: "Save roles" }).click();
  await expect(message(page, "Billing people gives the roles")).toBeShown();

  await page.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete Billing people?" });
  await expect(dialog.getByText("1 member loses Billing in the Organization")).toBeShown();
  await dialog.getByLabel("Type Billing people to confirm").fill("Billing people");
  await dialog.getByRole("button", { name: "Delete Group" }).click();
  await expect(page).toBeAt(`/o/${acme.id}/groups`);
  await expect(heading(page, "No Groups yet")).toBeShown();
});

journey(
  "a custom role is defined, given, edited with its effect, and not deleted while held",
  async ({ product, visit }) => {
    const acme = await anOrganization(product);
    await aMember(product, acme);
    const page = await visit(`/o/${acme.id}/roles`, { as: acme.admin });
    await page.getByRole("link", { name: "Create role" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Auditor");
    await page.getByRole("checkbox", { name: "Read the audit log." }).click();
    await page.getByRole("button", { name: "Create role" }).click();
    await expect(page.getByRole("columnheader", { name: /Auditor/ })).toBeShown();

    await page.getByRole("link", { name: "Members", exact: true }).click();
    await rowOf(page, "Mia Member")
      .getByRole("button", { name: /Roles of Mia Member/ })
      .click();
    await page.getByRole("menuitemcheckbox", { name: /Auditor/ }).click();
    await expect(message(page, "Mia Member: Member and Auditor.")).toBeShown();

    await page.goto(`/o/${acme.id}/roles`);
    await page.getByRole("link", { name: "Edit the role Auditor" }).first().click();
    await expect(page.getByText("Held by Mia Member.")).toBeShown();
    await page.getByRole("checkbox", { name: "See roles and their permissions." }).click();
    await expect(page.getByText("This changes what 1 member may do.")).toBeShown();
    expectStatus(page, 409);
    await page.getByRole("button", { name: "Delete role" }).click();
    await page.getByRole("button", { name: "Delete role" }).click();
    await expect(page.getByRole("dialog").getByRole("alert")).toBeShown();
  },
);
