import { type OrganizationPermission, permits } from "@rollcall/contract/permissions";
import { permissionsOf } from "@rollcall/contract/roles";
import type { Reader } from "../../platform/database.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Actor, MemberActor, UserActor, Work } from "../../platform/transact.ts";
import { shareOrganization } from "../organizations/store.ts";
import { findMembership } from "./store.ts";

/**
 * The User as a member of the Organization with what they may do at this moment, asked of the database every time
 * (SPEC R2.8). Refuses with `not_found` who does not belong, so that an Organization of others looks like none, and with
 * `membership_suspended` who is suspended.
 */
export async function enterOrganization(
  db: Reader,
  { userId, sessionId }: Pick<UserActor, "userId" | "sessionId">,
  organizationId: string,
  now: Date,
): Promise<MemberActor> {
  const member = await findMembership(db, organizationId, userId, now);
  if (member === undefined) throw new Refusal("not_found");
  if (member.status === "suspended") throw new Refusal("membership_suspended");
  const { id, roles, first_name, last_name, email } = member;
  return {
    kind: "member",
    userId,
    memberId: id,
    sessionId,
    name: `${first_name} ${last_name}`.trim(),
    email,
    roles,
    permissions: permissionsOf(roles),
  };
}

/**
 * The actor with what they may do now and until this transaction ends: whoever takes a right from them waits. For what has
 * to end together with the right by which it was made (SPEC R4.9); entering was asked before this waited for anything.
 */
export async function holdRight(
  { tx, organizationId, actor, now }: Work,
  wanted: OrganizationPermission,
): Promise<Actor> {
  if (actor.kind !== "member") return actor;
  await shareOrganization(tx, organizationId);
  const current = await enterOrganization(tx, actor, organizationId, now);
  if (!permits(current.permissions, wanted)) throw new Refusal("permission_missing");
  return current;
}
