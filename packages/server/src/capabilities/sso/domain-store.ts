import type { DomainStatus } from "@rollcall/contract/domains";
import { sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";

/** A claimed domain with the connection that serves its people. */
export type ServedDomain = {
  id: string;
  domain: string;
  status: DomainStatus;
  connectionId: string | null;
  enforcedSince: Date | null;
};

function selectDomains(db: Reader, organizationId: string) {
  return db
    .selectFrom("domains")
    .leftJoin("sso_domains", (join) =>
      join
        .onRef("sso_domains.organization_id", "=", "domains.organization_id")
        .onRef("sso_domains.domain_id", "=", "domains.id"),
    )
    .select(["domains.id", "domains.domain", "domains.status"])
    .select(["sso_domains.connection_id as connectionId", "sso_domains.enforced_since as enforcedSince"])
    .where("domains.organization_id", "=", organizationId)
    .orderBy("domains.domain");
}

export async function listServed(db: Reader, organizationId: string): Promise<ServedDomain[]> {
  return selectDomains(db, organizationId).execute();
}

export async function findServed(
  db: Reader,
  organizationId: string,
  domainId: string,
): Promise<ServedDomain | undefined> {
  return selectDomains(db, organizationId).where("domains.id", "=", domainId).executeTakeFirst();
}

/** The enabled connection that serves a verified domain of the Organization. */
export async function findServing(db: Reader, organizationId: string, domain: string): Promise<string | undefined> {
  const row = await selectDomains(db, organizationId)
    .innerJoin("sso_connections", (join) =>
      join
        .onRef("sso_connections.organization_id", "=", "sso_domains.organization_id")
        .onRef("sso_connections.id", "=", "sso_domains.connection_id"),
    )
    .where("domains.domain", "=", domain)
    .where("domains.status", "=", "verified")
    .where("sso_connections.status", "=", "enabled")
    .executeTakeFirst();
  return row?.connectionId ?? undefined;
}

/** Which of these domains may be entered by single sign-on only: verified, enforced, and served by an enabled connection. */
export async function findEnforced(db: Reader, organizationId: string, domains: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ domain: string }>`
    select ${PREPARED} domains.domain from sso_domains as served
    join domains on domains.organization_id = served.organization_id and domains.id = served.domain_id
    join sso_connections as connection
      on connection.organization_id = served.organization_id and connection.id = served.connection_id
    where served.organization_id = ${organizationId} and served.enforced_since is not null
      and domains.status = 'verified' and domains.domain = any (${[...domains]}) and connection.status = 'enabled'`.execute(
    db,
  );
  return rows.map(({ domain }) => domain);
}

/** Lets a connection serve a domain, enforced or not; with null none does. */
export async function setServed(
  tx: Writer,
  organizationId: string,
  { id, connectionId, enforcedSince }: Pick<ServedDomain, "id" | "connectionId" | "enforcedSince">,
): Promise<void> {
  if (connectionId === null) {
    await tx
      .deleteFrom("sso_domains")
      .where("organization_id", "=", organizationId)
      .where("domain_id", "=", id)
      .execute();
    return;
  }
  const served = { connection_id: connectionId, enforced_since: enforcedSince };
  await tx
    .insertInto("sso_domains")
    .values({ organization_id: organizationId, domain_id: id, ...served })
    .onConflict((conflict) => conflict.columns(["organization_id", "domain_id"]).doUpdateSet(served))
    .execute();
}

/** How many active members a domain has, and how many of them no connection knows yet. */
export async function countMembersIn(
  db: Reader,
  organizationId: string,
  domain: string,
): Promise<{ members: number; neverSignedIn: number }> {
  const isKnown = sql<boolean>`exists (select from sso_identities as known
    where known.organization_id = members.organization_id and known.user_id = members.user_id)`;
  const row = await db
    .selectFrom("members")
    .select([
      sql<number>`count(*)`.as("members"),
      sql<number>`count(*) filter (where not ${isKnown})`.as("neverSignedIn"),
    ])
    .where("organization_id", "=", organizationId)
    .where("status", "=", "active")
    .where(sql<boolean>`split_part(email, '@', 2) = ${domain}`)
    .executeTakeFirstOrThrow();
  return row;
}
