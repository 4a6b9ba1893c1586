import { permits } from "@rollcall/contract/permissions";
import type { Consequence, DomainEvent, MemberActor, Work } from "../../platform/transact.ts";
import { heldIn } from "../access/entering.ts";
import { findMember } from "../members/store.ts";
import { mayHandOut } from "../roles/rules.ts";
import { revoke } from "./commands.ts";
import { mayOfferPlaces } from "./places.ts";
import { findThoseWithLinks, holdPendingInHandsOf, type StoredInvitation } from "./store.ts";

/**
 * When an inviter loses what they granted (demoted, suspended, removed, or by a Group, a Workspace or a role that
 * changes), their pending invitations that grant it are revoked in the same commit (SPEC R4.9). So are those of others
 * whose link they copied: it would let them back in.
 */
export const revokeWhatInviterLost: Consequence = {
  on: [
    "member.roles_changed",
    "member.suspended",
    "member.removed",
    "role.updated",
    "workspace.member_roles_changed",
    "workspace.member_removed",
    "group.deleted",
    "group.member_removed",
    "group.members_removed",
    "group.child_added",
    "group.child_removed",
    "group.grant_changed",
    "group.organization_roles_changed",
  ],
  async run(work, event) {
    const revoked: DomainEvent[] = [];
    for (const inviterId of await touchedBy(work, event)) revoked.push(...(await revokeWhatTheyLost(work, inviterId)));
    return revoked;
  },
};

/** Whom an event may take something from: one member, or everybody whom a role or a Group reaches. */
async function touchedBy({ tx, organizationId }: Work, { name, payload }: DomainEvent): Promise<string[]> {
  if (name.startsWith("member.")) return [payload.id];
  const isAboutOne = name.startsWith("workspace.") && "member_id" in payload && payload.member_id !== null;
  return isAboutOne ? [payload.member_id] : findThoseWithLinks(tx, organizationId);
}

async function revokeWhatTheyLost(work: Work, inviterId: string): Promise<DomainEvent[]> {
  const pending = await holdPendingInHandsOf(work.tx, work.organizationId, inviterId);
  if (pending.length === 0) return [];
  const asInviter = { ...work, actor: await asActor(work, inviterId) };

  const revoked: DomainEvent[] = [];
  for (const invitation of pending)
    if (!(await mayStillInvite(asInviter, invitation)))
      revoked.push(await revoke(work, invitation, "inviter_lost_right"));
  return revoked;
}

async function mayStillInvite(work: Work & { actor: MemberActor }, offer: StoredInvitation): Promise<boolean> {
  const { actor } = work;
  if (!permits(actor.permissions, "members:invite") || !mayHandOut(actor, offer.roles)) return false;
  if (offer.seats.length > 0 && !permits(actor.permissions, "seats:write")) return false;
  return mayOfferPlaces(work, offer);
}

/** The inviter with what they may do after the change: nothing unless they are active. */
async function asActor({ tx, organizationId, now }: Work, memberId: string): Promise<MemberActor> {
  const member = await findMember(tx, organizationId, memberId, now);
  const held = await heldIn(tx, organizationId, memberId, now);
  const permissions = member?.status === "active" ? held.permissions : new Set<string>();
  const proof = { at: new Date(0), secondFactor: null };
  const nobody = { userId: "", sessionId: "", proof, name: "", email: "", inside: new Set<string>() };
  return { kind: "member", ...nobody, memberId, ...held, permissions };
}
