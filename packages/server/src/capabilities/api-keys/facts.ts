import type { OrganizationActor, Work } from "../../platform/transact.ts";
import { heldIn } from "../access/entering.ts";
import { permissionsInside } from "../access/rules.ts";
import { findGrants } from "../access/store.ts";
import { findMember, holdMember } from "../members/store.ts";
import { getOrganization } from "../organizations/store.ts";
import { permissionsIn } from "../roles/rules.ts";
import { readRoleBook } from "../roles/store.ts";
import { holdAccount } from "../service-accounts/store.ts";
import { findWorkspace } from "../workspaces/store.ts";
import type { Limits, Owner } from "./rules.ts";

export type OwnerId = { memberId: string | null; serviceAccountId: string | null };

/**
 * Locks the owner of keys in a Workspace and reads what they may do there; undefined when there is none. Whoever removes,
 * suspends or disables them waits, so that no key is made for somebody who just went.
 */
export async function holdOwner(work: Work, workspaceId: string, owner: OwnerId): Promise<Owner | undefined> {
  return owner.serviceAccountId === null
    ? holdMemberOwner(work, workspaceId, owner.memberId ?? "")
    : holdAccountOwner(work, workspaceId, owner.serviceAccountId);
}

async function holdMemberOwner(work: Work, workspaceId: string, id: string): Promise<Owner | undefined> {
  const { tx, organizationId, now } = work;
  if ((await findMember(tx, organizationId, id, now)) === undefined) return undefined;
  const { status } = await holdMember(tx, organizationId, id, now);
  return { kind: "member", id, standing: status, permissions: await heldInside(work, workspaceId, id) };
}

async function holdAccountOwner(work: Work, workspaceId: string, id: string): Promise<Owner | undefined> {
  const { tx, organizationId } = work;
  const account = await holdAccount(tx, organizationId, id);
  if (account?.workspaceId !== workspaceId) return undefined;
  const workspace = await findWorkspace(tx, organizationId, workspaceId);
  const roles = workspace?.archivedAt === null ? account.roles : [];
  const permissions = permissionsIn(await readRoleBook(tx, organizationId), roles);
  return { kind: "service_account", id, standing: account.status, permissions };
}

/** What a member may do in a Workspace, as far as they are active. */
export async function heldInside(work: Work, workspaceId: string, memberId: string): Promise<ReadonlySet<string>> {
  const { tx, organizationId, now } = work;
  const workspace = await findWorkspace(tx, organizationId, workspaceId);
  const held = await heldIn(tx, organizationId, memberId, now);
  const grants = await findGrants(tx, organizationId, { memberIds: [memberId], workspaceId }, now);
  return permissionsInside(held, grants, { isArchived: workspace?.archivedAt !== null });
}

/** What who acts may do in a Workspace. */
export async function actorInside(
  work: Work,
  workspaceId: string,
  actor: OrganizationActor,
): Promise<ReadonlySet<string>> {
  if (actor.kind === "member") return heldInside(work, workspaceId, actor.memberId);
  const workspace = await findWorkspace(work.tx, work.organizationId, workspaceId);
  return permissionsInside(actor, [], { isArchived: workspace?.archivedAt !== null });
}

/** How long keys of a Workspace may live. */
export async function limitsOf({ tx, organizationId }: Work, workspaceId: string): Promise<Limits> {
  const { max_key_lifetime_days } = await getOrganization(tx, organizationId);
  const workspace = await findWorkspace(tx, organizationId, workspaceId);
  return [max_key_lifetime_days, workspace?.maxKeyLifetimeDays ?? null];
}
