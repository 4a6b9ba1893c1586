import type { Domain, DomainCheckOutcome, DomainJoining, DomainStatus } from "@rollcall/contract/domains";
import { type Selectable, sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import { localSetting } from "../../platform/local-setting.ts";
import { PREPARED } from "../../platform/prepared.ts";
import type { Tables } from "../../platform/tables.ts";
import { displayName, recordOf } from "./names.ts";
import { unverifiedFrom } from "./rules.ts";

/** The job of one mail about a proof that has gone. */
export const PROOF_MAIL = "domains.send_proof_mail";

/** A claim as the table holds it. */
export type StoredDomain = {
  id: string;
  domain: string;
  status: DomainStatus;
  joining: DomainJoining;
  proofToken: string;
  claimedByName: string;
  createdAt: Date;
  verifiedAt: Date | null;
  proofLostAt: Date | null;
  lastCheckedAt: Date | null;
  lastOutcome: DomainCheckOutcome | null;
};

function selectDomains(db: Reader, organizationId: string) {
  return db.selectFrom("domains").selectAll().where("organization_id", "=", organizationId);
}

export async function findDomain(db: Reader, organizationId: string, id: string): Promise<StoredDomain | undefined> {
  const row = await selectDomains(db, organizationId).where("id", "=", id).executeTakeFirst();
  return row && stored(row);
}

export async function findByName(
  db: Reader,
  organizationId: string,
  domain: string,
): Promise<StoredDomain | undefined> {
  const row = await selectDomains(db, organizationId)
    .modifyFront(PREPARED)
    .where("domain", "=", domain)
    .executeTakeFirst();
  return row && stored(row);
}

/** Locks a claim. Whatever changes it takes this lock. */
export async function holdDomain(tx: Writer, organizationId: string, id: string): Promise<StoredDomain | undefined> {
  const row = await selectDomains(tx, organizationId).where("id", "=", id).forUpdate().executeTakeFirst();
  return row && stored(row);
}

/** Keeps a claim as it is until whoever joins by it has joined. */
export async function shareByName(
  tx: Writer,
  organizationId: string,
  domain: string,
): Promise<StoredDomain | undefined> {
  const row = await selectDomains(tx, organizationId).where("domain", "=", domain).forShare().executeTakeFirst();
  return row && stored(row);
}

/** Claims by name, after a name. */
export async function listDomains(
  db: Reader,
  organizationId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<StoredDomain[]> {
  const rows = await selectDomains(db, organizationId)
    .$if(after !== undefined, (domains) => domains.where("domain", ">", after ?? ""))
    .orderBy("domain")
    .limit(limit)
    .execute();
  return rows.map(stored);
}

/** The names of the domains that the Organization has verified: those by which its people are known. */
export async function listVerifiedDomains(db: Reader, organizationId: string): Promise<string[]> {
  const rows = await selectDomains(db, organizationId).where("status", "=", "verified").orderBy("domain").execute();
  return rows.map(({ domain }) => domain);
}

export async function listClaimed(db: Reader, organizationId: string): Promise<string[]> {
  const rows = await selectDomains(db, organizationId).execute();
  return rows.map(({ domain }) => domain);
}

type NewDomain = { id: string; domain: string; proofToken: string; claimedBy: string | null; claimedByName: string };

export async function insert(tx: Writer, organizationId: string, wish: NewDomain, now: Date): Promise<void> {
  await tx
    .insertInto("domains")
    .values({
      organization_id: organizationId,
      id: wish.id,
      domain: wish.domain,
      proof_token: wish.proofToken,
      claimed_by: wish.claimedBy,
      claimed_by_name: wish.claimedByName,
      created_at: now,
    })
    .execute();
}

type Changes = {
  status?: DomainStatus;
  joining?: DomainJoining;
  verified_at?: Date;
  proof_lost_at?: Date | null;
  last_checked_at?: Date;
  last_outcome?: DomainCheckOutcome;
};

export async function update(tx: Writer, organizationId: string, id: string, changes: Changes): Promise<StoredDomain> {
  const row = await tx
    .updateTable("domains")
    .set(changes)
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return stored(row);
}

export async function remove(tx: Writer, organizationId: string, id: string): Promise<void> {
  await tx.deleteFrom("domains").where("organization_id", "=", organizationId).where("id", "=", id).execute();
}

/** Makes the Organization the holder of a domain. False when another one is: of two at once, one is given it. */
export async function takeDomain(tx: Writer, organizationId: string, domain: string, now: Date): Promise<boolean> {
  const row = await tx
    .insertInto("verified_domains")
    .values({ domain, held_by: organizationId, held_since: now })
    .onConflict((conflict) => conflict.column("domain").doNothing())
    .returning("domain")
    .executeTakeFirst();
  return row !== undefined;
}

/** Lets go of a domain, or of all that the Organization holds, so that whoever proves it next can have it. */
export async function releaseDomains(tx: Writer, organizationId: string, domain?: string): Promise<void> {
  await tx
    .deleteFrom("verified_domains")
    .where("held_by", "=", organizationId)
    .$if(domain !== undefined, (held) => held.where("domain", "=", domain ?? ""))
    .execute();
}

/** The id of the Organization that has a domain verified; undefined when none has. Works in any transaction. */
export async function findHolder(db: Reader, domain: string): Promise<string | undefined> {
  await sql`select set_config('rollcall.domain', ${domain}, true)`.execute(db);
  const row = await db.selectFrom("verified_domains").select("held_by").where("domain", "=", domain).executeTakeFirst();
  return row?.held_by;
}

/** The setting of a transaction that may find the claims of every Organization, to look for their proofs. */
export const FINDS_CLAIMS = localSetting("checking_domains", "on");

export type Due = { organizationId: string; id: string };
export type DuePage = { checkedBefore: Date; since: Date; after: Due | undefined; limit: number };

/** Claims that were not looked for lately: verified ones, and others that were worth it until `since`. */
export async function findDue(db: Reader, { checkedBefore, since, after, limit }: DuePage): Promise<Due[]> {
  return db
    .selectFrom("domains")
    .select(["organization_id as organizationId", "id"])
    .where((eb) => eb.or([eb("last_checked_at", "is", null), eb("last_checked_at", "<=", checkedBefore)]))
    .where((eb) =>
      eb.or([eb("status", "=", "verified"), eb(eb.fn.coalesce("proof_lost_at", "created_at"), ">", since)]),
    )
    .$if(after !== undefined, (domains) =>
      domains.where(sql<boolean>`(organization_id, id) > (${after?.organizationId}, ${after?.id})`),
    )
    .orderBy("organization_id")
    .orderBy("id")
    .limit(limit)
    .execute();
}

function stored(row: Selectable<Tables["domains"]>): StoredDomain {
  return {
    id: row.id,
    domain: row.domain,
    status: row.status,
    joining: row.joining,
    proofToken: row.proof_token,
    claimedByName: row.claimed_by_name,
    createdAt: row.created_at,
    verifiedAt: row.verified_at,
    proofLostAt: row.proof_lost_at,
    lastCheckedAt: row.last_checked_at,
    lastOutcome: row.last_outcome,
  };
}

/** A domain as the API gives it back. */
export function presented(domain: StoredDomain): Domain {
  const { status, proofLostAt, lastCheckedAt, lastOutcome } = domain;
  const isThreatened = status === "verified" && proofLostAt !== null;
  return {
    id: domain.id,
    domain: domain.domain,
    display_name: displayName(domain.domain),
    status,
    joining: domain.joining,
    record: recordOf(domain.domain, domain.proofToken),
    last_check:
      lastCheckedAt === null || lastOutcome === null ? null : { at: lastCheckedAt.toISOString(), outcome: lastOutcome },
    claimed_by: domain.claimedByName || null,
    created_at: domain.createdAt.toISOString(),
    verified_at: domain.verifiedAt?.toISOString() ?? null,
    proof_lost_at: proofLostAt?.toISOString() ?? null,
    unverified_from: isThreatened ? unverifiedFrom(proofLostAt).toISOString() : null,
  };
}
