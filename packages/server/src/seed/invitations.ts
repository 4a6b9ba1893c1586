import { normalized } from "@rollcall/contract/text";
import { daysAfter } from "../platform/clock.ts";
import type { Work } from "../platform/transact.ts";
import { personOf } from "./people.ts";
import type { Product, SeatBudget, Seeded } from "./population.ts";
import { idAt, type Random } from "./random.ts";
import { countSeats, insertRows } from "./rows.ts";

type State =
  | "pending"
  | "mail_failed"
  | "waiting"
  | "expired"
  | "accepted"
  | "declined"
  | "revoked"
  | "inviter_lost_right";

const states: readonly State[] = [
  ...Array<State>(9).fill("pending"),
  "mail_failed",
  "waiting",
  ...Array<State>(5).fill("expired"),
  "declined",
  "declined",
  "revoked",
  "inviter_lost_right",
];

const VALID_FOR_DAYS = 7;

type Wish = { inviter: Seeded; domain: string; seats: SeatBudget; used: SeatBudget; random: Random };

/** Invitations in every state that there is. */
export async function writeInvitations(work: Work, wish: Wish): Promise<void> {
  const invitations = states.map((state, index) => invitationOf(state, index, wish, work.now));
  const { tx, organizationId } = work;
  await insertRows(
    tx,
    "invitations",
    invitations.map(({ seats, ...row }) => ({ organization_id: organizationId, seats, ...row })),
  );
  await reserve(
    work,
    invitations.filter(({ status, expires_at }) => status === "pending" && expires_at > work.now),
    wish,
  );
}

type Row = ReturnType<typeof invitationOf>;

function invitationOf(state: State, index: number, { inviter, domain, random }: Wish, now: Date) {
  const sentAt = daysAfter(now, state === "expired" ? -8 - random.below(20) : -random.next() * 5);
  const isOpen = ["pending", "mail_failed", "waiting", "expired"].includes(state);
  const { email } = personOf(1000 + index, domain, random);
  return {
    id: idAt("invitation", sentAt, random),
    email,
    status: isOpen ? "pending" : state === "declined" ? "declined" : "revoked",
    roles: index % 6 === 4 ? ["billing_manager"] : ["member"],
    seats: (index % 3 === 0 ? ["vibe"] : []) as Product[],
    note: index % 4 === 1 ? "Looking forward to working with you!" : "",
    language: index % 5 === 2 ? "fr" : "en",
    version: 1,
    invited_by: inviter.id,
    inviter_name: `${inviter.first_name} ${inviter.last_name}`,
    inviter_email: inviter.email,
    created_at: sentAt,
    sent_at: sentAt,
    expires_at: daysAfter(sentAt, VALID_FOR_DAYS),
    answered_at: isOpen ? null : now,
    revoke_reason: state === "revoked" ? "by_admin" : state === "inviter_lost_right" ? state : null,
    mail_status: state === "mail_failed" ? "failed" : state === "waiting" ? "queued" : "sent",
    mail_error: state === "mail_failed" ? "550 5.1.1 The mailbox does not exist" : null,
    search_text: normalized(email),
  };
}

async function reserve(
  { tx, organizationId }: Work,
  invitations: readonly Row[],
  { seats, used, random, inviter }: Wish,
) {
  const reserved: SeatBudget = { api: 0, vibe: 0, code: 0 };
  const holds = invitations.flatMap((invitation) => invitation.seats.map((product) => ({ ...invitation, product })));
  const row = { organization_id: organizationId };
  await insertRows(
    tx,
    "seats",
    holds.map(({ id, product, sent_at, expires_at }) => ({
      ...row,
      id: idAt("seat", sent_at, random),
      product_id: product,
      invitation_id: id,
      held_until: expires_at,
      source: "invitation",
      granted_at: sent_at,
    })),
  );
  await countSeats(tx, organizationId);
  await insertRows(
    tx,
    "seat_ledger",
    holds
      .sort((one, other) => one.sent_at.getTime() - other.sent_at.getTime())
      .map(({ id, email, product, sent_at }) => {
        reserved[product] += 1;
        const after = { seats_after: seats[product], used_after: used[product], reserved_after: reserved[product] };
        const entry = { id: idAt("ledgerEntry", sent_at, random), product_id: product, change: "reserved" };
        const actor_name = `${inviter.first_name} ${inviter.last_name}`;
        return { ...row, ...entry, invitation_id: id, email, actor_name, ...after, at: sent_at };
      }),
  );
}
