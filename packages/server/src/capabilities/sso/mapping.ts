import type { SsoConnection, SsoMappingRule } from "@rollcall/contract/sso";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Change, type RoleBook, unchanged, type Work } from "../../platform/transact.ts";
import { decideMembers } from "../groups/giving.ts";
import { ownMembers } from "../groups/rules.ts";
import { findGroup } from "../groups/store.ts";
import { knownRoles, mayHandOut } from "../roles/rules.ts";
import { readRoleBook } from "../roles/store.ts";
import { mayChange } from "../workspaces/commands.ts";
import { open } from "../workspaces/rules.ts";
import { findWorkspace } from "../workspaces/store.ts";
import { answered, factsOf, holdConnection, present } from "./commands.ts";
import * as store from "./mapping-store.ts";

/**
 * Sets what values grant. Whoever decides that holds everything that the rules give, those that go as well (SPEC R2.6): who can
 * be made a member of a group at the identity provider is decided there, where Rollcall sees nothing.
 */
export async function setMapping(
  work: Work,
  id: string,
  wished: readonly SsoMappingRule[],
): Promise<Change<SsoConnection>> {
  const { tx, organizationId } = work;
  const connection = await holdConnection(work, id);
  const before = await store.listMapping(tx, organizationId, id);
  const book = await readRoleBook(tx, organizationId);
  for (const [index, rule] of wished.entries()) await decideRule(work, rule, book, `mapping.${index}`);
  for (const rule of before) await mayDrop(work, rule);
  if (JSON.stringify(before) === JSON.stringify(wished)) return unchanged(await present(work, id));

  await store.setMapping(tx, organizationId, id, wished);
  const after = await store.listMapping(tx, organizationId, id);
  const payload = { ...factsOf(connection), before: { mapping: before }, after: { mapping: after } };
  return answered(work, id, [{ name: "sso.connection_updated", payload }]);
}

async function decideRule(work: Work, rule: SsoMappingRule, book: RoleBook, field: string): Promise<void> {
  const roles = granted(knownRoles(rule.roles, book, { field: `${field}.roles` }));
  if (!mayHandOut(work.actor, roles)) throw new Refusal("above_your_own", { field: `${field}.roles` });
  for (const [index, id] of rule.groups.entries()) await decideGroup(work, id, `${field}.groups.${index}`);
  for (const [index, { workspace_id, roles: inside }] of rule.workspaces.entries()) {
    const place = `${field}.workspaces.${index}`;
    const workspace = await findWorkspace(work.tx, work.organizationId, workspace_id);
    if (workspace === undefined)
      throw new Refusal("not_found", { field: place, detail: "There is no such Workspace." });
    granted(open(workspace));
    granted(knownRoles(inside, book, { scope: "workspace", field: `${place}.roles` }));
    await mayChange(work, workspace_id, inside, `${place}.roles`);
  }
}

async function decideGroup(work: Work, id: string, field: string): Promise<void> {
  const group = await findGroup(work.tx, work.organizationId, id);
  if (group === undefined) throw new Refusal("not_found", { field, detail: "There is no such Group." });
  granted(ownMembers(group, { field }));
  await decideMembers(work, id, field);
}

async function mayDrop(work: Work, { roles, groups, workspaces }: SsoMappingRule): Promise<void> {
  if (!mayHandOut(work.actor, roles)) throw new Refusal("above_your_own", { field: "mapping" });
  for (const id of groups) await decideMembers(work, id, "mapping");
  for (const { workspace_id, roles: inside } of workspaces) await mayChange(work, workspace_id, inside, "mapping");
}
