import { allOrganizationPermissions, allWorkspacePermissions } from "@rollcall/contract/permissions";
import { newId } from "../../platform/ids.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Change, type OrganizationActor, unchanged, type Work } from "../../platform/transact.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

const catalogue = { organization: allOrganizationPermissions, workspace: allWorkspacePermissions };

/** What the actor may put into a role of the scope: Workspace permissions only who administers every Workspace. */
function heldAt({ permissions }: OrganizationActor, scope: store.StoredRole["scope"]): ReadonlySet<string> {
  if (scope === "organization") return permissions;
  return new Set(permissions.has("workspaces:administer") ? allWorkspacePermissions : []);
}

type Acting = Work & { actor: OrganizationActor };
type NewRole = Omit<store.StoredRole, "id">;

/** Defines a custom role (SPEC R2.6). Refuses with `permission_unknown`, `above_your_own` or `role_name_taken`. */
export async function createRole(work: Acting, wish: NewRole): Promise<Change<store.StoredRole>> {
  const { tx, organizationId, actor, now } = work;
  const permissions = granted(rules.customRole(wish, catalogue, heldAt(actor, wish.scope)));

  const role = { ...wish, id: newId("role"), permissions };
  if (!(await store.insertRole(tx, organizationId, role, now))) throw new Refusal("role_name_taken", { field: "name" });
  const { id, scope, name } = role;
  return { answer: role, events: [{ name: "role.created", payload: { id, scope, name, permissions } }] };
}

type RoleChanges = { [Key in "name" | "description" | "permissions"]?: NewRole[Key] | undefined };

/** Changes a custom role for everybody who holds it, from the next request on. What it permitted has to be the actor's as well. */
export async function updateRole(work: Acting, id: string, wish: RoleChanges): Promise<Change<store.StoredRole>> {
  const { tx, organizationId, actor } = work;
  const role = await holdRole(work, id);
  const held = heldAt(actor, role.scope);
  granted(rules.customRole(role, catalogue, held));
  const { name = role.name, description = role.description } = wish;
  const permissions = granted(
    rules.customRole({ ...role, permissions: wish.permissions ?? role.permissions }, catalogue, held),
  );
  const changed = { ...role, name, description, permissions };
  if (JSON.stringify(changed) === JSON.stringify(role)) return unchanged(role);

  if (!(await store.updateRole(tx, organizationId, changed))) throw new Refusal("role_name_taken", { field: "name" });
  const facts = ({ name, description, permissions }: NewRole) => ({ name, description, permissions });
  const payload = { id, before: facts(role), after: facts(changed) };
  return { answer: changed, events: [{ name: "role.updated", payload }] };
}

/** Deletes a custom role that nothing gives. Refuses with `role_in_use`. */
export async function deleteRole(work: Acting, id: string): Promise<Change<undefined>> {
  const role = await holdRole(work, id);
  granted(rules.customRole(role, catalogue, heldAt(work.actor, role.scope)));

  if (await store.isGranted(work.tx, work.organizationId, id)) throw new Refusal("role_in_use");
  await store.deleteRole(work.tx, work.organizationId, id);
  return { answer: undefined, events: [{ name: "role.deleted", payload: { id, name: role.name } }] };
}

async function holdRole({ tx, organizationId }: Work, id: string): Promise<store.StoredRole> {
  const role = await store.holdRole(tx, organizationId, id);
  if (role === undefined) throw new Refusal("not_found");
  return role;
}
