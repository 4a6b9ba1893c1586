import { newId } from "../../platform/ids.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Change, unchanged, type Work } from "../../platform/transact.ts";
import { memberIdOf } from "../members/commands.ts";
import { knownRoles } from "../roles/rules.ts";
import { keepRoles, readRoleBook } from "../roles/store.ts";
import { mayChange } from "../workspaces/commands.ts";
import { open } from "../workspaces/rules.ts";
import { holdWorkspace } from "../workspaces/store.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

type NewAccount = { name: string; description: string; roles: readonly string[] };

/** Makes a Service account with roles that the actor holds in the Workspace as well. */
export async function createAccount(
  work: Work,
  workspaceId: string,
  wish: NewAccount,
): Promise<Change<{ id: string }>> {
  const { tx, organizationId, actor, now } = work;
  await holdOpen(work, workspaceId);
  const roles = await knownHere(work, wish.roles);
  await mayChange(work, workspaceId, roles);

  const { name, description } = wish;
  const id = newId("serviceAccount");
  const account = { id, workspaceId, name, description, roles, createdBy: memberIdOf(actor) };
  if (!(await store.insert(tx, organizationId, account, now))) throw nameTaken();
  const payload = { id, workspace_id: workspaceId, name, roles };
  return { answer: { id }, events: [{ name: "service_account.created", payload }] };
}

/** Changes a Service account. Its keys act by its new roles, or stop while it is disabled, from the next request on. */
export async function updateAccount(
  work: Work,
  { workspaceId, id }: { workspaceId: string; id: string },
  wish: rules.Changes,
): Promise<Change<{ id: string }>> {
  const { tx, organizationId, now } = work;
  await holdOpen(work, workspaceId);
  const account = await store.holdAccount(tx, organizationId, id);
  if (account?.workspaceId !== workspaceId) throw new Refusal("not_found");
  const changes = wish.roles === undefined ? wish : { ...wish, roles: await knownHere(work, wish.roles) };
  await mayChange(work, workspaceId, rules.handedOut(account, changes));
  const changed = rules.difference(account, changes);
  if (changed === undefined) return unchanged({ id });

  const { roles = account.roles, ...rest } = changed.after;
  const isNew = await store.update(tx, organizationId, { ...account, ...rest, roles: [...roles] }, now);
  if (!isNew) throw nameTaken();
  const payload = { id, before: facts(changed.before), after: facts(changed.after) };
  return { answer: { id }, events: [{ name: "service_account.updated", payload }] };
}

function facts({ roles, ...rest }: Partial<rules.Profile>) {
  return roles === undefined ? rest : { ...rest, roles: [...roles] };
}

function nameTaken(): Refusal {
  return new Refusal("service_account_name_taken", { field: "name" });
}

async function holdOpen({ tx, organizationId }: Work, workspaceId: string): Promise<void> {
  const workspace = await holdWorkspace(tx, organizationId, workspaceId);
  if (workspace === undefined) throw new Refusal("not_found");
  granted(open(workspace));
}

/** The wished roles, which nobody can delete any more while this account is being given them. */
async function knownHere({ tx, organizationId }: Work, wished: readonly string[]): Promise<string[]> {
  await keepRoles(tx, organizationId, wished);
  return granted(knownRoles(wished, await readRoleBook(tx, organizationId), { scope: "workspace" }));
}
