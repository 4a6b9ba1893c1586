import { setGroupGrant } from "@rollcall/contract/groups";
import { createWorkspace } from "@rollcall/contract/workspaces";
import { aGroup, anOrganization } from "@rollcall/server/testing/builders";
import { expect, journey } from "./harness/journey.ts";
import { newestLink } from "./harness/mailbox.ts";
import { find, heading, membersOf, rowOf } from "./harness/panel.ts";
import { PASSWORD } from "./harness/product.ts";

journey("an invitation opens a Workspace and a Group on the day one joins", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const [api, params] = [product.as(acme.admin), { organization_id: acme.id }];
  await api.call(createWorkspace, { params, body: { name: "Research" } });
  const archive = await api.call(createWorkspace, { params, body: { name: "Archive" } });
  const group = await aGroup(product, acme, { name: "Engineers" });
  await api.call(setGroupGrant, {
    params: { ...params, group_id: group.id, workspace_id: archive.id },
    body: { roles: ["observability_viewer"] },
  });
  const page = await visit(membersOf(acme), { as: acme.admin });
  await page.getByRole("button", { name: "Invite members" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Invite members" });
  await dialog.getByLabel("E-mail addresses").fill("grace@example.test");
  await dialog.getByRole("button", { name: "More access" }).click();
  await find(dialog, "Workspaces", "Research");
  await dialog.getByRole("button", { name: "Roles of Research: Workspace Contributor" }).click();
  await page.getByRole("menuitemcheckbox", { name: /^Developer/ }).click();
  await page.getByRole("menuitemcheckbox", { name: /^Workspace Contributor/ }).click();
  await page.keyboard.press("Escape");
  await find(dialog, "Groups", "Engineers");
  await expect(dialog.getByRole("button", { name: "More access (2)" })).toBeShown();
  await dialog.getByRole("button", { name: /^Send/ }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await page.goto(`${membersOf(acme)}/invited`);
  await expect(rowOf(page, "grace@example.test")).toRead(/Research.*Engineers/);

  const invitee = await visit(await newestLink(product, "grace@example.test"));
  await expect(heading(invitee, "Join Acme")).toBeShown();
  await expect(invitee.getByText("Research")).toBeShown();
  await expect(invitee.getByText("Engineers")).toBeShown();
  await invitee.getByLabel("First name").fill("Grace");
  await invitee.getByLabel("Last name").fill("Hopper");
  await invitee.getByLabel("Choose a password", { exact: true }).fill(PASSWORD);
  await invitee.getByRole("button", { name: "Create account and join" }).click();
  await expect(invitee).toBeAt(`/o/${acme.id}/your-access`);
  await invitee.getByRole("link", { name: "Workspaces" }).click();
  for (const place of ["Default", "Research", "Archive"]) await expect(rowOf(invitee, place)).toBeShown();

  await page.goto(`${membersOf(acme)}?q=grace`);
  await page.getByRole("link", { name: "Grace Hopper" }).click();
  await page.getByRole("link", { name: /^Workspaces \d/ }).click();
  const places = page.getByRole("list", { name: "Workspaces" }).getByRole("listitem");
  await expect(places.filter({ hasText: "Research" })).toRead(/Developer.*invitation/);
  await expect(places.filter({ hasText: "Archive" })).toRead("Observability Viewer through Group Engineers");
  await page.getByRole("link", { name: /^Groups \d/ }).click();
  await expect(page.getByRole("list", { name: "Groups" })).toRead("Engineers");

  // The Group takes back what it gave, and nothing else.
  await page.getByRole("button", { name: "Remove Grace Hopper from Engineers" }).click();
  await page.getByRole("button", { name: "Remove from Group" }).click();
  await page.getByRole("link", { name: /^Workspaces \d/ }).click();
  await expect(places.filter({ hasText: "Archive" })).toBeGone();
  await expect(places.filter({ hasText: "Research" })).toRead("Developer");
});
