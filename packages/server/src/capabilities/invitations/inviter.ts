import { permits } from "@rollcall/contract/permissions";
import type { MemberActor, Work } from "../../platform/transact.ts";
import { heldIn } from "../access/entering.ts";
import { findMember } from "../members/store.ts";
import { mayHandOut } from "../roles/rules.ts";
import { mayOfferPlaces } from "./places.ts";
import type { StoredInvitation } from "./store.ts";

/** Whether whoever sent an invitation may still grant what it offers; what no member sent, nobody can lose. */
export async function isStillOffered(work: Work, invitation: StoredInvitation): Promise<boolean> {
  if (invitation.invitedBy === null) return true;
  return mayStillInvite({ ...work, actor: await asInviter(work, invitation.invitedBy) }, invitation);
}

/** Whether the acting member may hand out everything that an invitation offers. */
export async function mayStillInvite(work: Work & { actor: MemberActor }, offer: StoredInvitation): Promise<boolean> {
  const { actor } = work;
  if (!permits(actor.permissions, "members:invite") || !mayHandOut(actor, offer.roles)) return false;
  if (offer.seats.length > 0 && !permits(actor.permissions, "seats:write")) return false;
  return mayOfferPlaces(work, offer);
}

/** An inviter with what they may do now: nothing unless they are active. */
export async function asInviter({ tx, organizationId, now }: Work, memberId: string): Promise<MemberActor> {
  const [member, held] = await Promise.all([
    findMember(tx, organizationId, memberId, now),
    heldIn(tx, organizationId, memberId, now),
  ]);
  const permissions = member?.status === "active" ? held.permissions : new Set<string>();
  const proof = { at: new Date(0), secondFactor: null };
  const nobody = { userId: "", sessionId: "", proof, name: "", email: "", inside: new Set<string>() };
  return { kind: "member", ...nobody, memberId, ...held, permissions };
}
