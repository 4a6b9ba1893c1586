import { permissionsOf } from "@rollcall/contract/roles";
import type { Reader } from "../../platform/database.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { MemberActor, UserActor } from "../../platform/transact.ts";
import { findMembership } from "./store.ts";

/**
 * The User as a member of the Organization with what they may do at this moment, asked of the database every time
 * (SPEC R2.8). Refuses with `not_found` who does not belong, so that an Organization of others looks like none, and with
 * `membership_suspended` who is suspended.
 */
export async function enterOrganization(
  db: Reader,
  user: UserActor,
  organizationId: string,
  now: Date,
): Promise<MemberActor> {
  const member = await findMembership(db, organizationId, user.userId, now);
  if (member === undefined) throw new Refusal("not_found");
  if (member.status === "suspended") throw new Refusal("membership_suspended");
  const { id, roles, first_name, last_name, email } = member;
  return {
    kind: "member",
    userId: user.userId,
    memberId: id,
    sessionId: user.sessionId,
    name: `${first_name} ${last_name}`.trim(),
    email,
    roles,
    permissions: permissionsOf(roles),
  };
}
