import { type OrganizationPermission, permits } from "@rollcall/contract/permissions";
import { ownMemberIds } from "../../platform/acting.ts";
import type { Reader } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";
import { Refusal } from "../../platform/refusal.ts";
import type {
  Actor,
  AdminKeyActor,
  MemberActor,
  OrganizationActor,
  RoleBook,
  UserActor,
  Work,
} from "../../platform/transact.ts";
import { findMember, shareMember } from "../members/store.ts";
import { shareOrganization } from "../organizations/store.ts";
import { permissionsIn } from "../roles/rules.ts";
import { readRoleBook } from "../roles/store.ts";
import { permissionsInside } from "./rules.ts";
import { type Entrance, findEntrance, findGrants } from "./store.ts";

type Entering = Pick<UserActor, "userId" | "sessionId" | "proof">;
export type Entered = { actor: MemberActor; entrance: Entrance };

/**
 * The User as a member of the Organization with what they may do at this moment, asked of the database every time
 * (SPEC R2.8). Refuses with `not_found` who does not belong, so that an Organization of others looks like none, and with
 * `membership_suspended` who is suspended.
 */
export async function enterOrganization(
  db: Reader,
  user: Entering,
  organizationId: string,
  now: Date,
): Promise<MemberActor> {
  return enterBy(await findEntrance(db, organizationId, user, now), user).actor;
}

/** The same by what was found for the door, which has to know what the Organization asks of whoever comes through it. */
export function enterBy(entrance: Entrance | undefined, user: Entering): Entered {
  if (entrance === undefined) throw new Refusal("not_found");
  if (entrance.status === "suspended") throw new Refusal("membership_suspended");
  const { id, first_name, last_name, email, roles, roleBook } = entrance;
  const actor: MemberActor = {
    kind: "member",
    userId: user.userId,
    memberId: id,
    sessionId: user.sessionId,
    proof: user.proof,
    name: `${first_name} ${last_name}`.trim(),
    email,
    inside: new Set(),
    roles,
    permissions: permissionsIn(roleBook, roles),
    roleBook,
  };
  return { actor, entrance };
}

/**
 * The actor with what they may do now and until this transaction ends: whoever takes a right from them waits. For what has
 * to end together with the right by which it was made (SPEC R4.9); entering was asked before this waited for anything.
 */
export async function holdRight(
  { tx, organizationId, actor, now }: Work,
  wanted: OrganizationPermission,
): Promise<Actor> {
  if (!("permissions" in actor)) return actor;
  // Asked at once, and answered one after the other: what is read is read under the locks.
  const [, , current] = await Promise.all([
    shareOrganization(tx, organizationId),
    shareMember(tx, organizationId, actor.kind === "member" ? actor.memberId : actor.responsibleId),
    actor.kind === "member"
      ? enterOrganization(tx, actor, organizationId, now)
      : actAsKey(tx, { ...actor, permissions: [...actor.permissions] }, organizationId, now),
  ]);
  if (!permits(current.permissions, wanted)) throw new Refusal("permission_missing");
  return current;
}

type KeyFacts = { keyId: string; name: string; responsibleId: string; permissions: readonly string[] };

/**
 * A key with what it may do at this moment: what it was given, as far as the member who answers for it holds that
 * (SPEC R2.8). Without them, or while they are suspended, it opens nothing: `admin_key_invalid`.
 */
export async function actAsKey(
  db: Reader,
  { keyId, name, responsibleId, permissions }: KeyFacts,
  organizationId: string,
  now: Date,
): Promise<AdminKeyActor> {
  const responsible = await findMember(db, organizationId, responsibleId, now);
  if (responsible?.status !== "active")
    throw new Refusal("admin_key_invalid", {
      detail: "Who answers for this key is no active member any more. Another Admin can rotate it.",
    });
  const held = await heldIn(db, organizationId, responsibleId, now);
  const within = (some: Iterable<string>) => new Set([...some].filter((each) => held.permissions.has(each)));
  // Whoever may let people in at all may let them in as what everybody is.
  const handsOut = within([...permissions, ...permissionsIn(held.roleBook, ["member"])]);
  const { roleBook } = held;
  return {
    kind: "admin_key",
    keyId,
    name,
    responsibleId,
    permissions: within(permissions),
    handsOut,
    roleBook,
    inside: new Set(),
  };
}

export type Held = { roles: string[]; permissions: ReadonlySet<string>; roleBook: RoleBook };

/** The Organization roles of an active member, direct and by Groups, and what they permit together. */
export async function heldIn(db: Reader, organizationId: string, memberId: string, now: Date): Promise<Held> {
  const [roleBook, grants] = await Promise.all([
    readRoleBook(db, organizationId),
    findGrants(db, organizationId, { memberIds: [memberId], workspaceId: null }, now),
  ]);
  const roles = [...new Set(grants.map(({ roleId }) => roleId))];
  return { roles, permissions: permissionsIn(roleBook, roles), roleBook };
}

/**
 * What an active member may do in one Workspace. Refuses with `not_found` when they hold nothing there: a Workspace of
 * others looks like none. An archived one lets nobody in but who administers all of them, and those only to look.
 */
export async function enterWorkspace(
  db: Reader,
  actor: OrganizationActor,
  organizationId: string,
  workspaceId: string,
  now: Date,
): Promise<ReadonlySet<string>> {
  const workspace = await db
    .selectFrom("workspaces")
    .modifyFront(PREPARED)
    .select("archived_at")
    .where("organization_id", "=", organizationId)
    .where("id", "=", workspaceId)
    .executeTakeFirst();
  if (workspace === undefined) throw new Refusal("not_found");
  const grants = await findGrants(db, organizationId, { memberIds: ownMemberIds(actor), workspaceId }, now);
  const permissions = permissionsInside(actor, grants, { isArchived: workspace.archived_at !== null });
  if (permissions.size === 0) throw new Refusal("not_found");
  return permissions;
}
