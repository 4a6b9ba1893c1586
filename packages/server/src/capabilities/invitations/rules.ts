import type { InvitationOutcome, invitationOutcomes } from "@rollcall/contract/invitations";
import type { RefusalCode } from "@rollcall/contract/refusals";
import { parseAddress } from "@rollcall/contract/text";
import { Refusal } from "../../platform/refusal.ts";
import type { Actor, RoleBook } from "../../platform/transact.ts";
import { knownRoles, mayHandOut } from "../roles/rules.ts";
import { type CataloguePlan, plansInWords } from "../subscriptions/rules.ts";

/** What single sign-on says about joining by invitation (SPEC R4.2). */
export type SingleSignOn = { isOn: boolean; verifiedDomains: readonly string[]; guestsByInvitation: boolean };

export type Plan = CataloguePlan & { isSubscribed: boolean };

/** What decides whether somebody may invite at all, before any single address is looked at. */
export type OfferFacts = {
  actor: Actor;
  mayWriteSeats: boolean;
  plans: readonly Plan[];
  roleBook: RoleBook;
  singleSignOn: SingleSignOn;
};

export type Offer = { roles: readonly string[]; seats: readonly string[] };

/** Decides the offer that every address of one form gets. Ordered from "you may not" to "not now". */
export function offer(wish: Offer, facts: OfferFacts): Offer | Refusal {
  const roles = knownRoles(wish.roles, facts.roleBook);
  if (roles instanceof Refusal) return roles;
  if (!mayHandOut(facts.actor, roles)) return new Refusal("above_your_own", { field: "roles" });
  if (wish.seats.length > 0 && !facts.mayWriteSeats) return new Refusal("above_your_own", { field: "seats" });
  const { singleSignOn } = facts;
  if (singleSignOn.isOn && !singleSignOn.guestsByInvitation) return new Refusal("sso_required");
  return planFor({ roles, seats: [...new Set(wish.seats)].sort() }, facts.plans);
}

/** Inviting needs a plan that allows it, and a seat in it needs a subscription of its Product (SPEC R4.1). */
function planFor(wish: Offer, plans: readonly Plan[]): Offer | Refusal {
  if (!plans.some(({ isSubscribed, allowsInvitations }) => isSubscribed && allowsInvitations))
    return new Refusal("plan_required", { detail: `Inviting members needs ${plansInWords(plans)}.` });
  for (const [index, productId] of wish.seats.entries()) {
    const refusal = seatPlan(plans.filter((plan) => plan.productId === productId));
    if (refusal) return new Refusal(refusal.code, { ...refusal.details, field: `seats.${index}` });
  }
  return wish;
}

function seatPlan(plans: readonly Plan[]): Refusal | undefined {
  const product = plans[0];
  if (product === undefined) return new Refusal("product_unknown");
  const subscribed = plans.find(({ isSubscribed }) => isSubscribed);
  const name = product.productName;
  if (subscribed === undefined)
    return new Refusal("plan_required", { detail: `A seat of ${name} needs a subscription of ${name}.` });
  // A Product whose plans differ in it can be joined by invitation only on those that allow it.
  const isGated = plans.some(({ allowsInvitations }) => allowsInvitations);
  if (isGated && !subscribed.allowsInvitations)
    return new Refusal("plan_required", { detail: `Inviting to ${name} needs ${plansInWords(plans)}.` });
  return undefined;
}

export type Outcome = InvitationOutcome["outcome"];
export type Address = { input: string; email: string | undefined; outcome: Outcome };

export type AddressFacts = {
  activeEmails: ReadonlySet<string>;
  suspendedEmails: ReadonlySet<string>;
  invitedEmails: ReadonlySet<string>;
  /** Who was sent invitations of this Organization too often lately. */
  weariedEmails: ReadonlySet<string>;
  /** How many invitations the seats that were asked for still allow; infinite when none were. */
  seatsFor: number;
  singleSignOn: SingleSignOn;
};

/** Decides each address of a form by itself: one bad address fails none of the others (SPEC R4.3). */
export function decideAddresses(inputs: readonly string[], facts: AddressFacts): Address[] {
  const seen = new Set<string>();
  let seatsLeft = facts.seatsFor;
  return inputs.map((input) => {
    const email = parseAddress(input);
    const outcome = decideAddress(email, seen, facts, seatsLeft);
    if (outcome === "invited") seatsLeft -= 1;
    if (email !== undefined) seen.add(email);
    return { input, email, outcome };
  });
}

/** An address with the seats that it alone is to have. */
export type Wanted = { email: string; seats: readonly string[] };

/** The same for addresses of which each asks for seats of its own: in their order, as long as there are any. */
export function decideEach(
  wanted: readonly Wanted[],
  { freeSeats, ...facts }: Omit<AddressFacts, "seatsFor"> & { freeSeats: ReadonlyMap<string, number> },
): Outcome[] {
  const seen = new Set<string>();
  const left = new Map(freeSeats);
  return wanted.map(({ email, seats }) => {
    const seatsFor = Math.min(Number.POSITIVE_INFINITY, ...seats.map((id) => left.get(id) ?? 0));
    const outcome = decideAddress(email, seen, { ...facts, seatsFor }, seatsFor);
    if (outcome === "invited") for (const id of seats) left.set(id, (left.get(id) ?? 0) - 1);
    seen.add(email);
    return outcome;
  });
}

function decideAddress(
  email: string | undefined,
  seen: ReadonlySet<string>,
  facts: AddressFacts,
  seatsLeft: number,
): Outcome {
  if (email === undefined) return "invalid_email";
  if (seen.has(email)) return "duplicate";
  if (joinsThroughProvider(email, facts.singleSignOn)) return "sso_required";
  if (facts.activeEmails.has(email)) return "already_member";
  if (facts.suspendedEmails.has(email)) return "member_suspended";
  if (facts.invitedEmails.has(email)) return "already_invited";
  if (facts.weariedEmails.has(email)) return "mailed_too_often";
  return seatsLeft < 1 ? "no_seat" : "invited";
}

/** While single sign-on is on, an address of a verified domain joins through the identity provider only. */
export function joinsThroughProvider(
  email: string,
  { isOn, verifiedDomains, guestsByInvitation }: SingleSignOn,
): boolean {
  return isOn && (!guestsByInvitation || verifiedDomains.includes(email.slice(email.lastIndexOf("@") + 1)));
}

const sentences: { [O in Outcome]: string | null } = {
  invited: null,
  already_member: "This person is already a member.",
  already_invited: "This person already has a pending invitation. Resend it instead.",
  member_suspended: "This member is suspended. Reactivate them instead.",
  invalid_email: "This is not an e-mail address.",
  mailed_too_often: "This person was sent several invitations in the last hour. Try again later.",
  no_seat: "No free seat was left for this person.",
  sso_required: "People of this domain join through single sign-on.",
  duplicate: "This address stands in the form twice.",
};

/** The sentence that explains an outcome; null when there is nothing to explain. */
export function outcomeInWords(outcome: (typeof invitationOutcomes)[number]): string | null {
  return sentences[outcome];
}

export type Standing = {
  status: "pending" | "accepted" | "declined" | "revoked";
  version: number;
  email: string;
  roles: readonly string[];
  expiresAt: Date;
};

const answered = {
  accepted: "invitation_accepted",
  declined: "invitation_declined",
  revoked: "invitation_revoked",
} as const satisfies Record<string, RefusalCode>;

/** Whether an Admin can still act on it: resend or revoke, pending or expired. */
export function unanswered<I extends Standing>(invitation: I): I | Refusal {
  return invitation.status === "pending" ? invitation : new Refusal(answered[invitation.status]);
}

/** Whether its link can be handed out now. */
export function linkable<I extends Standing>(invitation: I, actor: Actor, now: Date): I | Refusal {
  if (!mayHandOut(actor, invitation.roles)) return new Refusal("above_your_own");
  const open = unanswered(invitation);
  if (open instanceof Refusal) return open;
  return open.expiresAt <= now ? new Refusal("invitation_expired") : open;
}

/** Whether a link of this version still opens the invitation; otherwise what became of it (SPEC R4.6). */
export function openLink<I extends Standing>(invitation: I | undefined, version: number, now: Date): I | Refusal {
  if (invitation === undefined) return new Refusal("invitation_link_invalid");
  const open = unanswered(invitation);
  if (open instanceof Refusal) return open;
  if (open.version !== version) return new Refusal("invitation_replaced");
  return open.expiresAt <= now ? new Refusal("invitation_expired") : open;
}

export type AcceptFacts = {
  user: { email: string };
  /** Whether they read the mail of the address, or the Organization's Admin handed them the link to sign up with. */
  isAddressTrusted: boolean;
  membership: "active" | "suspended" | undefined;
  singleSignOn: SingleSignOn;
};

/** Decides whether this User takes up an open invitation (SPEC R4.5). */
export function accept<I extends Standing>(invitation: I, facts: AcceptFacts): I | Refusal {
  const { user, isAddressTrusted, membership, singleSignOn } = facts;
  if (user.email !== invitation.email)
    return new Refusal("invitation_other_account", {
      detail: `The invitation is for ${invitation.email}; you are signed in as ${user.email}.`,
    });
  if (!isAddressTrusted) return new Refusal("email_not_verified");
  if (membership === "suspended") return new Refusal("membership_suspended");
  if (membership === "active") return new Refusal("already_member");
  return joinsThroughProvider(invitation.email, singleSignOn) ? new Refusal("sso_required") : invitation;
}
