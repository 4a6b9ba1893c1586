import * as z from "zod";
import { DomainId, OrganizationId } from "./ids.ts";
import { operation } from "./operation.ts";
import { PageQuery, pageOf } from "./paging.ts";
import { oneLine } from "./text.ts";

/**
 * `pending` until its proof has been found once; `verified` from then on, also while the proof is missing for less than
 * the time of grace; `unverified` once that is over. Only a verified domain lets anybody in.
 */
export const domainStatuses = ["pending", "verified", "unverified"] as const;
export const DomainStatus = z.enum(domainStatuses);
export type DomainStatus = z.infer<typeof DomainStatus>;

/** What people with a proven address in the domain may do: nothing, join by themselves as Member, or ask the Admins. */
export const domainJoinings = ["off", "join", "request"] as const;
export const DomainJoining = z.enum(domainJoinings);
export type DomainJoining = z.infer<typeof DomainJoining>;

/**
 * What the last look at DNS came to. `unreachable` is no answer, which proves and disproves nothing; `taken` means that
 * the record is there, and so is that of another Organization that proved the domain before.
 */
export const domainCheckOutcomes = ["found", "not_found", "other_value", "unreachable", "taken"] as const;
export const DomainCheckOutcome = z.enum(domainCheckOutcomes);
export type DomainCheckOutcome = z.infer<typeof DomainCheckOutcome>;

/** For how long a verified domain counts on after its proof has gone, while the Admins are warned. */
export const PROOF_GRACE_DAYS = 7;
/** An Organization claims at most this many domains. */
export const MAX_DOMAINS = 100;

/** A domain that the Organization claims. At most one Organization has it verified (SPEC R11.2). */
export const Domain = z.object({
  id: DomainId,
  /** As DNS spells it: in lower case, other alphabets as `xn--…`. */
  domain: z.string(),
  /** As people spell it; the same where it has no other alphabet. */
  display_name: z.string(),
  status: DomainStatus,
  joining: DomainJoining,
  /** The record whose presence proves the domain; it has to stay. */
  record: z.object({ type: z.literal("TXT"), name: z.string(), value: z.string() }),
  last_check: z.object({ at: z.iso.datetime(), outcome: DomainCheckOutcome }).nullable(),
  claimed_by: z.string().nullable(),
  created_at: z.iso.datetime(),
  verified_at: z.iso.datetime().nullable(),
  /** Since when the proof is missing; null while it is there. */
  proof_lost_at: z.iso.datetime().nullable(),
  /** When the domain turns `unverified` unless its proof is back; null when nothing threatens it. */
  unverified_from: z.iso.datetime().nullable(),
});
export type Domain = z.infer<typeof Domain>;

const path = "/v1/organizations/{organization_id}/domains";
const one = `${path}/{domain_id}`;
const inOrganization = z.strictObject({ organization_id: OrganizationId });
const ofDomain = z.strictObject({ organization_id: OrganizationId, domain_id: DomainId });

export const listDomains = operation({
  name: "domains.list",
  summary: "List the domains that the Organization claims, with the record that proves each.",
  method: "GET",
  path,
  access: "access:write",
  params: inOrganization,
  query: PageQuery,
  output: pageOf(Domain),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const claimDomain = operation({
  name: "domains.claim",
  summary: "Claim a domain. The answer holds the TXT record that proves it.",
  method: "POST",
  path,
  access: "access:write",
  params: inOrganization,
  // Longer than a domain can be: other alphabets, and what the server says about it, come later.
  body: z.strictObject({ domain: oneLine(1000) }),
  fresh: true,
  output: Domain,
  success: 201,
  refusals: ["domain_invalid", "domain_public", "domain_already_claimed", "too_many_domains"],
});

export const getDomain = operation({
  name: "domains.get",
  summary: "Get one domain.",
  method: "GET",
  path: one,
  access: "access:write",
  params: ofDomain,
  output: Domain,
  success: 200,
  refusals: [],
});

export const checkDomain = operation({
  name: "domains.check",
  summary: "Look for the record of a domain in DNS now. `last_check` of the answer says what was found.",
  method: "POST",
  path: `${one}/check`,
  access: "access:write",
  params: ofDomain,
  output: Domain,
  success: 200,
  refusals: ["domain_taken", "rate_limited"],
});

export const updateDomain = operation({
  name: "domains.update",
  summary: "Decide how people with an address in a verified domain join.",
  method: "PATCH",
  path: one,
  access: "access:write",
  params: ofDomain,
  body: z.strictObject({ joining: DomainJoining.optional() }),
  fresh: true,
  output: Domain,
  success: 200,
  refusals: ["domain_not_verified", "above_your_own", "plan_required"],
});

export const removeDomain = operation({
  name: "domains.remove",
  summary: "Give a domain up. Joining through it ends; nobody is removed.",
  method: "DELETE",
  path: one,
  access: "access:write",
  params: ofDomain,
  fresh: true,
  success: 204,
  refusals: [],
});
