import { permissionsOf } from "@rollcall/contract/roles";
import type { Consequence, DomainEvent, MemberActor, Work } from "../../platform/transact.ts";
import { findMember } from "../members/store.ts";
import { mayHandOut } from "../roles/rules.ts";
import { revoke } from "./commands.ts";
import { holdPendingInHandsOf } from "./store.ts";

/**
 * When an inviter loses what they granted (demoted, suspended, removed), their pending invitations that grant it are
 * revoked in the same commit (SPEC R4.9). So are those of others whose link they copied: it would let them back in.
 */
export const revokeWhatInviterLost: Consequence = {
  on: ["member.roles_changed", "member.suspended", "member.removed"],
  async run(work, event) {
    const pending = await holdPendingInHandsOf(work.tx, work.organizationId, event.payload.id);
    if (pending.length === 0) return [];
    const inviter = await asActor(work, event.payload.id);

    const revoked: DomainEvent[] = [];
    for (const invitation of pending) {
      const mayStill = inviter.permissions.has("members:invite") && mayHandOut(inviter, invitation.roles);
      if (!mayStill) revoked.push(await revoke(work, invitation, "inviter_lost_right"));
    }
    return revoked;
  },
};

/** The inviter with what they may do after the change: nothing unless they are active. */
async function asActor({ tx, organizationId, now }: Work, memberId: string): Promise<MemberActor> {
  const member = await findMember(tx, organizationId, memberId, now);
  const roles = member?.status === "active" ? member.roles : [];
  const permissions = permissionsOf(roles);
  return { kind: "member", userId: "", memberId, sessionId: "", name: "", email: "", roles, permissions };
}
