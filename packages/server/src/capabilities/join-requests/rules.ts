import type { DomainJoining, DomainStatus } from "@rollcall/contract/domains";
import { ASK_AGAIN_AFTER_DAYS, type JoinRequestStatus, PROOF_VALID_FOR_DAYS } from "@rollcall/contract/join-requests";
import { daysAfter } from "../../platform/clock.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Actor } from "../../platform/transact.ts";
import { JOINED_ROLES, planForJoining } from "../domains/rules.ts";
import { staysOut } from "../members/rules.ts";
import { mayHandOut } from "../roles/rules.ts";
import type { CataloguePlan } from "../subscriptions/rules.ts";

export type Removal = { left: boolean; allowedAgainAt: Date | null };

/** What decides whether somebody can become a member by their address, whoever asks. */
export type Person = {
  membership: "active" | "suspended" | undefined;
  lastRemoval: Removal | undefined;
  /** Whether people of the address join through the identity provider instead. */
  joinsThroughProvider: boolean;
  plans: readonly (CataloguePlan & { isSubscribed: boolean })[];
};

export type JoinFacts = Person & {
  joining: Exclude<DomainJoining, "off">;
  lastProofAt: Date | null;
  hasPending: boolean;
  lastDeclinedAt: Date | null;
};

type Claim = { status: DomainStatus; joining: DomainJoining };

/**
 * Decides whether a domain of the Organization lets this person in at all; `claim` is there where the Organization holds the
 * domain of their address. Whoever proved no address learns nothing of any Organization.
 */
export function offer(isProven: boolean, claim: Claim | undefined): JoinFacts["joining"] | Refusal {
  if (!isProven) return new Refusal("email_not_verified");
  const joining = claim?.status === "verified" ? claim.joining : "off";
  return joining === "off" ? new Refusal("not_found") : joining;
}

/** Decides what comes of joining where a domain lets them in: in at once, or asking. */
export function join(facts: JoinFacts, now: Date): "join" | "request" | Refusal {
  const { joining, lastProofAt, hasPending, lastDeclinedAt } = facts;
  const refusal = refusalOf(facts, "membership_suspended");
  if (refusal !== undefined) return refusal;
  if (joining === "join") return isTooOld(lastProofAt, now) ? new Refusal("email_proof_too_old") : "join";
  if (hasPending) return new Refusal("join_request_pending");
  return askAgainFrom(lastDeclinedAt, now) === null ? "request" : new Refusal("join_request_declined");
}

/** Whoever left a company kept the account but not the mailbox: joining at once takes a proof of these days. */
export function isTooOld(lastProofAt: Date | null, now: Date): boolean {
  return lastProofAt === null || daysAfter(lastProofAt, PROOF_VALID_FOR_DAYS) <= now;
}

/** From when on somebody whose request was declined then can ask again; null when they can now. */
export function askAgainFrom(lastDeclinedAt: Date | null, now: Date): Date | null {
  const from = lastDeclinedAt && daysAfter(lastDeclinedAt, ASK_AGAIN_AFTER_DAYS);
  return from !== null && from > now ? from : null;
}

/** What keeps this person out, whichever way they would come in. */
function refusalOf(person: Person, ifSuspended: "membership_suspended" | "member_suspended"): Refusal | undefined {
  const { membership, lastRemoval, joinsThroughProvider, plans } = person;
  if (membership === "suspended") return new Refusal(ifSuspended);
  if (membership === "active") return new Refusal("already_member");
  if (staysOut(lastRemoval)) return new Refusal("removed_before");
  if (joinsThroughProvider) return new Refusal("sso_required");
  return planForJoining(plans);
}

type Request = { status: JoinRequestStatus };

/** A request is answered once. */
export function answerable<R extends Request>(request: R | undefined): R | Refusal {
  if (request === undefined) return new Refusal("not_found");
  return request.status === "pending" ? request : new Refusal("join_request_answered");
}

/** Decides whether an Admin lets somebody in who asked. The domain may have been closed since: that is the Admin's to weigh. */
export function grant(person: Person & { isProven: boolean }, { actor }: { actor: Actor }): Person | Refusal {
  if (!mayHandOut(actor, JOINED_ROLES)) return new Refusal("above_your_own");
  if (!person.isProven) return new Refusal("email_not_verified");
  return refusalOf(person, "member_suspended") ?? person;
}
