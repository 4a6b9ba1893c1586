import type { DomainStatus } from "@rollcall/contract/domains";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import {
  CERTIFICATE_WARNING_DAYS,
  MAX_SSO_CONNECTIONS,
  SSO_PROOF_HOURS,
  type SsoCertificate,
  type SsoConnectionStatus,
  type SsoLack,
  type SsoProtocol,
} from "@rollcall/contract/sso";
import { daysAfter, minutesAfter } from "../../platform/clock.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Actor, Proof, RoleBook } from "../../platform/transact.ts";
import { knownRoles, mayHandOut } from "../roles/rules.ts";

/** What people who join by a new connection become, until somebody decides otherwise. */
export const FIRST_DEFAULT_ROLES = ["member"] as const;

/** Decides whether one more connection can be begun. */
export function oneMore(actor: Actor, connections: number): true | Refusal {
  if (connections >= MAX_SSO_CONNECTIONS) return new Refusal("too_many_sso_connections");
  return mayHandOut(actor, FIRST_DEFAULT_ROLES) || new Refusal("above_your_own");
}

/** Decides the roles of who joins: such as are there, and within what who decides holds (SPEC R2.6). */
export function defaultRoles(actor: Actor, wished: readonly string[], book: RoleBook): string[] | Refusal {
  const roles = knownRoles(wished, book, { field: "default_roles" });
  if (roles instanceof Refusal) return roles;
  return mayHandOut(actor, roles) ? roles : new Refusal("above_your_own", { field: "default_roles" });
}

type Validity = { notBefore: Date; notAfter: Date };

export function certificateStatus({ notBefore, notAfter }: Validity, now: Date): SsoCertificate["status"] {
  if (notAfter <= now) return "expired";
  if (notBefore > now) return "not_yet_valid";
  return daysAfter(now, CERTIFICATE_WARNING_DAYS) > notAfter ? "expires_soon" : "valid";
}

export type Readiness = {
  protocol: SsoProtocol;
  entityId: string | null;
  certificates: readonly Validity[];
  issuer: string | null;
  /** How many verified domains it serves. */
  verifiedDomains: number;
  testedAt: Date | null;
};

/** What a connection lacks before it can be enabled, in the order in which one comes to it. */
export function lacks(facts: Readiness, now: Date): SsoLack[] {
  const isTested = facts.testedAt !== null && stillCounts(facts.testedAt, now);
  return [
    ...lacksForTest(facts, now),
    ...(facts.verifiedDomains === 0 ? ["domain" as const] : []),
    ...(isTested ? [] : ["test" as const]),
  ];
}

/** The same before it can be tested. */
export function lacksForTest(facts: Omit<Readiness, "verifiedDomains" | "testedAt">, now: Date): SsoLack[] {
  if (facts.protocol === "oidc") return facts.issuer === null ? ["provider"] : [];
  if (facts.entityId === null) return ["provider"];
  const isGood = (each: Validity) => ["valid", "expires_soon"].includes(certificateStatus(each, now));
  return facts.certificates.some(isGood) ? [] : ["certificate"];
}

const words: Record<SsoLack, string> = {
  provider: "the values of the identity provider",
  certificate: "a certificate that is good today",
  domain: "a verified domain that it serves",
  test: "a test sign-in that went well within a day",
};

/** Nothing is lacking, or the refusal that says what is. */
export function complete(missing: readonly SsoLack[]): true | Refusal {
  if (missing.length === 0) return true;
  const [last = "", ...others] = missing.map((each) => words[each]).reverse();
  const list = others.length === 0 ? last : `${others.reverse().join(", ")} and ${last}`;
  return new Refusal("sso_connection_incomplete", { detail: `This connection still needs ${list}.` });
}

/** Whether what somebody showed then still counts. */
export function stillCounts(shownAt: Date, now: Date): boolean {
  return minutesAfter(shownAt, SSO_PROOF_HOURS * 60) > now;
}

export function removable(status: SsoConnectionStatus): true | Refusal {
  return status !== "enabled" || new Refusal("sso_connection_enabled");
}

export function ofProtocol(connection: { protocol: SsoProtocol }, wanted: SsoProtocol): true | Refusal {
  return connection.protocol === wanted || new Refusal("sso_other_protocol");
}

/** An Admin who is named for emergency access, or is to be. */
export type Standby = { isActive: boolean; isAdmin: boolean; hasSecondFactor: boolean; rehearsedAt?: Date | null };

export function canEnter({ isActive, isAdmin, hasSecondFactor }: Standby): boolean {
  return isActive && isAdmin && hasSecondFactor;
}

type DomainWish = { connectionId: string | null; enforced: boolean };
export type DomainFacts = {
  status: DomainStatus;
  wasEnforced: boolean;
  connectionStatus: SsoConnectionStatus | undefined;
  standbys: readonly Standby[];
};

/**
 * Decides how the people of a domain sign in. Letting go always works. Having to sign in by a connection needs one that works,
 * and somebody who showed within a day that they can enter when it does not (SPEC R12.7).
 */
export function decideDomain(wish: DomainWish, facts: DomainFacts, now: Date): DomainWish | Refusal {
  if (wish.connectionId === null)
    return wish.enforced ? new Refusal("sso_connection_not_enabled", { field: "connection_id" }) : wish;
  if (facts.connectionStatus === undefined) return new Refusal("not_found", { field: "connection_id" });
  if (facts.status !== "verified") return new Refusal("domain_not_verified");
  if (!wish.enforced) return wish;
  if (facts.connectionStatus !== "enabled") return new Refusal("sso_connection_not_enabled", { field: "enforced" });
  const ready = facts.standbys.filter(canEnter);
  if (ready.length === 0) return new Refusal("break_glass_missing", { field: "enforced" });
  const isRehearsed = ready.some(({ rehearsedAt }) => rehearsedAt && stillCounts(rehearsedAt, now));
  return isRehearsed || facts.wasEnforced ? wish : new Refusal("sso_rehearsal_missing", { field: "enforced" });
}

export type NamingFacts = {
  actor: Actor;
  candidates: ReadonlyMap<string, Standby>;
  /** Whether some domain is enforced, so that somebody has to stay able to enter. */
  isEnforced: boolean;
};

/** Decides who is named for emergency access: Admins who can enter today, named by an Admin. */
export function decideNamed(memberIds: readonly string[], facts: NamingFacts): string[] | Refusal {
  if (!mayHandOut(facts.actor, [ADMIN_ROLE])) return new Refusal("above_your_own");
  const unfit = memberIds.findIndex((id) => {
    const candidate = facts.candidates.get(id);
    return candidate === undefined || !canEnter(candidate);
  });
  if (unfit !== -1) return new Refusal("break_glass_unfit", { field: `member_ids.${unfit}` });
  if (facts.isEnforced && memberIds.length === 0) return new Refusal("break_glass_missing");
  return [...new Set(memberIds)];
}

type Entering = { standby: Standby | undefined; proof: Proof };

/** Decides whether this session may enter by emergency access, or rehearse it: in one's own way, with a second factor shown. */
export function breakGlass({ standby, proof }: Entering): true | Refusal {
  if (standby === undefined || !standby.isActive || !standby.isAdmin) return new Refusal("break_glass_unfit");
  if (proof.through?.isOnly) return new Refusal("own_sign_in_required");
  return proof.secondFactor !== null || new Refusal("second_factor_required");
}

export type EnterFacts = {
  proof: Proof;
  organizationId: string;
  /** Whether the connection that the session came by is enabled still. */
  isConnectionEnabled: boolean;
  /** Whether a domain of their addresses is enforced. */
  isEnforced: boolean;
  isBreakGlassOpen: boolean;
};

/** Decides whether a session may enter an Organization, by how it began. */
export function enter(facts: EnterFacts): true | Refusal {
  const { proof, organizationId, isConnectionEnabled, isEnforced, isBreakGlassOpen } = facts;
  const isThrough = proof.through?.organizationId === organizationId;
  if (proof.through?.isOnly && !isThrough) return new Refusal("other_sign_in_required");
  if (isThrough && isConnectionEnabled) return true;
  // What a connection began that signs nobody in any more opens nothing.
  if (proof.through?.isOnly) return new Refusal("single_sign_on_required");
  return !isEnforced || isBreakGlassOpen || new Refusal("single_sign_on_required");
}
