import { FRESH_FOR_MINUTES } from "@rollcall/contract/operation";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import type { SsoMappingRule } from "@rollcall/contract/sso";
import { minutesAfter } from "../../platform/clock.ts";
import type { UserActor } from "../../platform/transact.ts";
import { domainOfEmail } from "../domains/names.ts";
import { staysOut } from "../members/rules.ts";
import { type Person, type Received, type Rejection, rejected } from "./received.ts";

/** For how long what an identity provider says about somebody counts, at most. */
const PROOF_COUNTS_HOURS = 24;
/** How far the clocks of a provider and ours may be apart. */
const SKEW_MINUTES = 1;

/** Providers that anybody may have an account at name the Organization of an account in a claim of its own. */
const GOOGLE = "https://accounts.google.com";
/** Where Microsoft keeps private accounts, which no Organization manages. */
const MICROSOFT_PRIVATE = "9188040d-6c67-4c5b-b112-36a304b66dad";

type Claims = { issuer: string; claims: Record<string, unknown>; emailAttribute: string };

/** Whether the e-mail address that a token names is one that its issuer answers for. */
export function trustedEmail({ issuer, claims, emailAttribute }: Claims): true | Rejection {
  if (issuer.includes(MICROSOFT_PRIVATE))
    return rejected("wrong_issuer", "Private Microsoft accounts belong to no Organization.");
  if (issuer === GOOGLE) {
    const domain = domainOfEmail(String(claims["email"] ?? ""));
    if (claims["hd"] !== domain)
      return rejected(
        "email_outside_domains",
        "This Google account is not one of a Google Workspace of the domain (hd).",
      );
  }
  const { email_verified: verified } = claims;
  if (emailAttribute !== "email" || verified === true || verified === "true") return true;
  // Entra ID does not send it; the tenant that the issuer names answers for its addresses.
  const isEntra = issuer.startsWith("https://login.microsoftonline.com/") && verified === undefined;
  return (
    isEntra ||
    rejected("email_not_verified", "The provider does not say that it verified the e-mail address (email_verified).")
  );
}

/** Whether somebody who was to prove anew who they are did so after that was asked. */
export function provenAnew(
  { authenticated_at }: Pick<Received, "authenticated_at">,
  { isAgain, startedAt }: { isAgain: boolean; startedAt: Date },
): true | Rejection {
  if (!isAgain || authenticated_at === null) return true;
  const isAnew = minutesAfter(authenticated_at, SKEW_MINUTES) >= startedAt;
  return isAnew || rejected("not_fresh", "The provider did not ask the person to prove anew who they are.");
}

/** What opens the account of a member whom a directory manages: mail to its address, if it has one, and what its owner set up. */
export type Account = {
  email: string | null;
  isProven: boolean;
  hasSecret: boolean;
  /** Whether the directory made the member, so that nobody else ever wrote the address of the membership. */
  isMadeByDirectory: boolean;
};

export type Facts = {
  isEnabled: boolean;
  /** Verified domains that the connection serves. */
  domains: readonly string[];
  /** Whether the connection knows the subject. */
  isKnown: boolean;
  /** How the User of the subject, or of the address, belongs to the Organization. */
  membership: "active" | "suspended" | undefined;
  /** The account of a member whom it is about because a directory says that they have the address; else nothing. */
  account: Account | undefined;
  /** Whether the connection knows that User by another subject. */
  hasOtherSubject: boolean;
  /** Whether another member has the address in this Organization. */
  isAddressTaken: boolean;
  lastRemoval: { left: boolean; allowedAgainAt: Date | null } | undefined;
  isInvited: boolean;
  planAllows: boolean;
};

export type Decision = "sign_in" | "link" | "join";

/**
 * Decides what comes of a sign-in. Only the address of a verified domain that the connection serves says who somebody is, and
 * only the first time; after that the subject does, and nothing else.
 */
export function decide(person: Pick<Person, "email">, facts: Facts): Decision | Rejection {
  if (!facts.isEnabled) return rejected("connection_disabled", "The connection is not enabled.");
  if (facts.isKnown && facts.membership === "active") return "sign_in";
  if (facts.isKnown && facts.membership === "suspended") return rejected("suspended", "The member is suspended.");
  const address = decideAddress(person.email, facts);
  if (address !== true) return address;
  if (facts.membership === "suspended") return rejected("suspended", "The member is suspended.");
  if (facts.hasOtherSubject)
    return rejected(
      "address_taken",
      "The connection knows the person of this address by another subject. If it is the same person, forget that subject on the member's profile.",
    );
  if (facts.membership === "active") return mayOpen(person.email, facts) ? "link" : openOtherwise;
  if (facts.isAddressTaken)
    return rejected("address_taken", "Another member has this address here. Change it on their profile first.");
  // An invitation brings back who was removed (SPEC R10.4).
  if (!facts.isInvited && staysOut(facts.lastRemoval))
    return rejected("removed_before", "An Admin removed this person. Allow them again, or invite them.");
  return facts.planAllows ? "join" : rejected("plan_required", "The plan does not allow new members.");
}

const openOtherwise = rejected(
  "address_taken",
  "The member who has this address signs in with an account of another one. If it is the same person, remove the member; the directory then makes them anew.",
);

/**
 * Whether an identity provider may open the account of the member whom a directory gave the address (decisions/0018). Where the
 * directory took the member over, somebody here may have put the address there. And nothing may open the account that these
 * domains do not answer for: whoever has another way in need not be the person whom the provider means.
 */
function mayOpen(email: string | null, { account, domains }: Pick<Facts, "account" | "domains">): boolean {
  if (account === undefined || account.email === email) return true;
  if (!account.isMadeByDirectory) return false;
  if (account.email === null) return !account.hasSecret;
  return domains.includes(domainOfEmail(account.email)) && (account.isProven || !account.hasSecret);
}

function decideAddress(email: string | null, { domains }: Facts): true | Rejection {
  if (email === null)
    return rejected("email_missing", "No e-mail address came, or none that is one. Check the name of the attribute.");
  if (domains.includes(domainOfEmail(email))) return true;
  return rejected("email_outside_domains", `${email} is in none of the verified domains that this connection serves.`);
}

/** The address that a membership is to have from now on: the one that came, when the connection answers for it. */
export function newAddress(email: string | null, { domains }: { domains: readonly string[] }): string | undefined {
  return email !== null && domains.includes(domainOfEmail(email)) ? email : undefined;
}

export type Access = { roles: string[]; groups: string[]; workspaces: { workspaceId: string; roles: string[] }[] };

/** What the values grant that came: by explicit rules, each compared exactly. Values without a rule grant nothing. */
export function mapped(
  mapping: readonly SsoMappingRule[],
  { groups, attributes }: Pick<Person, "groups" | "attributes">,
): Access {
  const matching = mapping.filter(({ attribute, value }) =>
    (attribute === null ? groups : (attributes[attribute] ?? [])).includes(value),
  );
  const inside = new Map<string, Set<string>>();
  for (const { workspace_id, roles } of matching.flatMap(({ workspaces }) => workspaces))
    inside.set(workspace_id, new Set([...(inside.get(workspace_id) ?? []), ...roles]));
  return {
    roles: distinct(matching.flatMap(({ roles }) => roles)),
    groups: distinct(matching.flatMap((rule) => rule.groups)),
    workspaces: [...inside].map(([workspaceId, roles]) => ({ workspaceId, roles: distinct([...roles]) })),
  };
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}

export type RoleFacts = {
  /** Roles that single sign-on gave, and that other doors gave. */
  had: readonly string[];
  others: readonly string[];
  wanted: readonly string[];
  defaults: readonly string[];
  /** Whether nobody else is an active Admin for good. */
  isOnlyAdmin: boolean;
};
export type RoleChange = { granted: string[]; taken: string[]; fallback: string[]; keepsLastAdmin: boolean };

/** Decides how the roles change that single sign-on gave. The last Admin stays (SPEC R2.7), and nobody is left without a role. */
export function changeRoles({ had, others, wanted, defaults, isOnlyAdmin }: RoleFacts): RoleChange {
  const losesAdmin = had.includes(ADMIN_ROLE) && !wanted.includes(ADMIN_ROLE) && !others.includes(ADMIN_ROLE);
  const keepsLastAdmin = losesAdmin && isOnlyAdmin;
  const kept = keepsLastAdmin ? [...wanted, ADMIN_ROLE] : wanted;
  const isEmpty = others.length === 0 && kept.length === 0;
  return {
    granted: wanted.filter((id) => !had.includes(id)),
    taken: had.filter((id) => !kept.includes(id)),
    fallback: isEmpty ? [...defaults] : [],
    keepsLastAdmin,
  };
}

/** Until when the proof of a provider counts: as long as its session, and never longer than a day. */
export function proofUntil({ until }: Pick<Received, "until">, now: Date): Date {
  const longest = minutesAfter(now, PROOF_COUNTS_HOURS * 60);
  if (until === null || until > longest) return longest;
  // It may have ended on the way here, or its clock be behind ours: then it opens nothing for longer than that.
  const shortest = minutesAfter(now, SKEW_MINUTES);
  return until > shortest ? until : shortest;
}

/**
 * When somebody proved who they are: as the provider says, never later than now. One that does not say so may have asked nobody
 * for anything, and then nothing is fresh (decisions/0008).
 */
export function provenAt({ authenticated_at }: Pick<Received, "authenticated_at">, now: Date): Date {
  if (authenticated_at === null) return minutesAfter(now, -FRESH_FOR_MINUTES);
  return authenticated_at < now ? authenticated_at : now;
}

/** Whether the session that this browser has is one of the same User's own, which then stays and opens more. */
export function keepsSession(actor: { kind: string } | UserActor, userId: string): actor is UserActor {
  return "userId" in actor && actor.userId === userId && !actor.proof.through?.isOnly;
}
