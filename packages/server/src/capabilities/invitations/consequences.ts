import type { Consequence, DomainEvent, Work } from "../../platform/transact.ts";
import { holdSeats } from "../subscriptions/commands.ts";
import { revoke } from "./commands.ts";
import { asInviter, mayStillInvite } from "./inviter.ts";
import { findInHandsOf, findThoseWithLinks, holdPending } from "./store.ts";

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
  const { tx, organizationId } = work;
  const inHand = await findInHandsOf(tx, organizationId, inviterId);
  if (inHand.length === 0) return [];
  // In the order of every lock: subscriptions, invitations.
  await holdSeats(work, [...new Set(inHand.flatMap(({ seats }) => seats))].sort());
  const pending = await holdPending(
    tx,
    organizationId,
    inHand.map(({ id }) => id),
  );
  const inviter = { ...work, actor: await asInviter(work, inviterId) };

  const revoked: DomainEvent[] = [];
  for (const invitation of pending)
    if (!(await mayStillInvite(inviter, invitation)))
      revoked.push(await revoke(work, invitation, "inviter_lost_right"));
  return revoked;
}
