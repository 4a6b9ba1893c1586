import type { Session } from "@rollcall/contract/members";
import { Refusal } from "../../platform/refusal.ts";
import { type Change, type OrganizationActor, type Reading, unchanged, type Work } from "../../platform/transact.ts";
import { endSessions, listSessions } from "../identity/session-store.ts";
import { mayDecideAbout } from "./rules.ts";
import { getMember } from "./store.ts";

/** Where a member is signed in (SPEC R11.5). */
export async function listMemberSessions(
  { db, organizationId, actor, now }: Reading & { actor: OrganizationActor },
  memberId: string,
): Promise<Session[]> {
  const member = await getMember(db, organizationId, memberId, now);
  if (member.status === "removed") throw new Refusal("not_found");
  return listSessions(db, member.userId, now, actor.kind === "member" ? actor.sessionId : "");
}

/** Signs a member out everywhere. */
export async function revokeMemberSessions(work: Work, memberId: string): Promise<Change<{ revoked: number }>> {
  const { tx, organizationId, actor, now } = work;
  const member = await getMember(tx, organizationId, memberId, now);
  if (member.status === "removed") throw new Refusal("not_found");
  if (!mayDecideAbout(actor, member)) throw new Refusal("above_your_own");

  const revoked = await endSessions(tx, member.userId);
  if (revoked === 0) return unchanged({ revoked });
  return { answer: { revoked }, events: [{ name: "member.sessions_revoked", payload: { id: memberId, revoked } }] };
}
