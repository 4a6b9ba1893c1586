import { BRAKE_FREE_MEMBERS, MAX_DIRECTORY_TOKENS } from "@rollcall/contract/directory";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { Refusal } from "../../platform/refusal.ts";
import type { Actor } from "../../platform/transact.ts";
import { mayHandOut } from "../roles/rules.ts";

type TokenTimes = { expiresAt: Date | null; revokedAt: Date | null };

export function tokenStatus({ expiresAt, revokedAt }: TokenTimes, now: Date): "active" | "expired" | "revoked" {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && expiresAt <= now ? "expired" : "active";
}

/** A directory decides who is in its Groups, whatever those give: only who holds everything hands that out (SPEC R2.6). */
export function mayTrust(actor: Actor): true | Refusal {
  return mayHandOut(actor, [ADMIN_ROLE]) || new Refusal("above_your_own");
}

type TokenFacts = { actor: Actor; active: number; expiresAt: Date | null };

/** Decides whether a token can be made. */
export function makeToken({ actor, active, expiresAt }: TokenFacts, now: Date): true | Refusal {
  const trusted = mayTrust(actor);
  if (trusted !== true) return trusted;
  if (expiresAt !== null && expiresAt <= now) return new Refusal("until_in_the_past", { field: "expires_at" });
  return active < MAX_DIRECTORY_TOKENS || new Refusal("too_many_directory_tokens");
}

export type BrakeFacts = {
  percent: number | null;
  stoppedAt: Date | null;
  letThroughUntil: Date | null;
  /** How many members were ended in the last hour, and how many there were when it began. */
  ended: number;
  members: number;
};

/** Decides whether a directory may end one more member now. `stop` when this one is the one too many. */
export function brake(facts: BrakeFacts, now: Date): "go" | "stop" | "stopped" {
  const { percent, stoppedAt, letThroughUntil, ended, members } = facts;
  if (percent === null || (letThroughUntil !== null && letThroughUntil > now)) return "go";
  if (stoppedAt !== null) return "stopped";
  if (ended < BRAKE_FREE_MEMBERS) return "go";
  return (ended + 1) * 100 > percent * members ? "stop" : "go";
}

export type ArrivalFacts = {
  /** Whether the address is in a domain that this Organization has verified. */
  isOwnDomain: boolean;
  /** Who has the address, or is the User of it, here: nobody, a member of the directory already, or another. */
  present: "nobody" | "in_directory" | "was_in_directory" | "other";
  /**
   * Whose User has the address: nobody's, that of a former member, of somebody about whom nothing is known here, or of a user
   * of the directory to whom it gave another address since.
   */
  account: "none" | "former_member" | "stranger" | "in_use";
};

export type Arrival =
  | { kind: "link" }
  | { kind: "join"; account: "new" | "known" | "apart" }
  | { kind: "taken"; detail: string };

/**
 * Decides what comes of a person whom a directory sends. By an address alone it links, and takes over, only inside a
 * domain that the Organization has verified; it learns of nobody else's account (SPEC R11.2).
 */
export function arrive(email: string, { isOwnDomain, present, account }: ArrivalFacts): Arrival {
  if (present === "in_directory")
    return { kind: "taken", detail: `Another user of this directory has the address ${email}.` };
  if (present === "was_in_directory") return { kind: "link" };
  if (present === "other") {
    if (isOwnDomain) return { kind: "link" };
    const detail = `${email} belongs to a member already, whom this directory does not manage. Verify the domain of the address in Rollcall, then it can take them over.`;
    return { kind: "taken", detail };
  }
  if (account === "none") return { kind: "join", account: "new" };
  if (account === "in_use") return { kind: "join", account: "apart" };
  return { kind: "join", account: isOwnDomain || account === "former_member" ? "known" : "apart" };
}
