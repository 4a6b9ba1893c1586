import { Refusal } from "../../platform/refusal.ts";
import type { Change, Work } from "../../platform/transact.ts";
import { endThrough } from "../identity/session-store.ts";
import { getMember } from "../members/store.ts";
import { mayHandOut } from "../roles/rules.ts";
import { deleteIdentity } from "./identity-store.ts";

/** Forgets by which subject a connection knows a member, and ends their sessions by it. */
export async function unlinkIdentity(work: Work, memberId: string, connectionId: string): Promise<Change<undefined>> {
  const { tx, organizationId, actor, now } = work;
  const { userId, roles } = await getMember(tx, organizationId, memberId, now);
  if (!mayHandOut(actor, roles)) throw new Refusal("above_your_own");
  const subject = await deleteIdentity(tx, organizationId, connectionId, userId);
  if (subject === undefined) throw new Refusal("not_found");

  await endThrough(tx, { connectionId, subject });
  const payload = { id: connectionId, member_id: memberId, subject };
  return { answer: undefined, events: [{ name: "sso.identity_removed", payload }] };
}
