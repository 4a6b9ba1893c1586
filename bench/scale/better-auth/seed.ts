import pg from "pg";
import { peopleFunctions } from "../people.ts";
import type { Crowd } from "../questions.ts";
import { ADMINS } from "../rollcall/seed.ts";

export const KEYS = 10_000;

/** Secrets that the seed and the questions know. */
export const keySecret = (n: number) => `key_${String(n).padStart(60, "0")}`;
export const sessionToken = ({ label }: Crowd, n: number) => `session-${label}-${n % ADMINS}`.padEnd(32, "-");
export const directoryToken = ({ label }: Crowd) => `scim-token-${label}`.padEnd(50, "0");

/** The same people as everywhere, as this library's own routes would have written them. */
export async function seedBetterAuth(url: string, crowds: readonly Crowd[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(peopleFunctions);
  await client.query(`create or replace function encoded(t text) returns text language sql immutable parallel safe
    as $$ select rtrim(translate(encode(sha256(convert_to(t, 'UTF8')), 'base64'), '+/', '-_'), '=') $$`);
  for (const crowd of crowds) await client.query(crowdRows(crowd));
  await client.query(`insert into apikey (id, "configId", name, start, "referenceId", key, enabled, "rateLimitEnabled", "requestCount", "createdAt", "updatedAt")
    select 'key' || n, 'default', 'k', 'key_', person_id('usr', ${crowds[0]?.first} + n % ${crowds[0]?.size}),
      encoded('key_' || lpad(n::text, 60, '0')), true, false, 0, now(), now() from generate_series(0, ${KEYS - 1}) as n`);
  await client.query("vacuum analyze");
  await client.end();
}

function crowdRows(crowd: Crowd): string {
  const { label, first, size } = crowd;
  const all = `generate_series(${first}::bigint, ${first + size - 1}::bigint) as n`;
  const at = "timestamptz '2025-01-01' + n * interval '7 seconds'";
  const [user, email, name] = ["person_id('usr', n)", "person_email(n)", "person_first(n) || ' ' || person_last(n)"];
  const connection = `'conn-${label}'`;
  return `
    insert into organization (id, name, slug, "createdAt") values ('org-${label}', '${label}', 'org-${label}', now());
    insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt", role)
      select ${user}, ${name}, ${email}, true, ${at}, now(), case when n < ${first + ADMINS} then 'admin' else 'user' end from ${all};
    insert into member (id, "organizationId", "userId", role, "createdAt")
      select person_id('mem', n), 'org-${label}', ${user}, case when n < ${first + ADMINS} then 'owner' when n % 50 = 0 then 'admin' else 'member' end, ${at} from ${all};
    insert into session (id, token, "userId", "expiresAt", "createdAt", "updatedAt", "activeOrganizationId")
      select 'ses-${label}-' || n, rpad('session-${label}-' || n, 32, '-'), person_id('usr', ${first} + n), now() + interval '30 days', now(), now(), 'org-${label}'
      from generate_series(0, ${ADMINS - 1}) as n;
    insert into "scimConnectionBinding" (id, "connectionId", "connectionKey", "provisioningDomainId", "createdAt", "decommissionStatus",
        "decommissionReconciledUserCount", "decommissionBatchCount", "decommissionRevision")
      values ('bind-${label}', ${connection}, encoded('["scim-connection","conn-${label}"]'), 'org-${label}', now(), 'active', 0, 0, 0);
    insert into "scimSubject" (id, "userId", "profileSourceId", revision, "createdAt", "updatedAt")
      select person_id('sub', n), ${user}, person_id('scu', n), 0, now(), now() from ${all};
    insert into "scimUser" (id, "connectionId", "provisioningDomainId", "userId", "connectionUserKey", "userName", "userNameKey", "primaryEmail",
        "workEmailValueIndex", "emailValueIndex", "displayName", "formattedName", "givenName", "familyName", "serializedEmails",
        "serializedAttributes", "externalId", "externalIdKey", active, "orderKey", "createdAt", "updatedAt")
      select person_id('scu', n), ${connection}, 'org-${label}', ${user}, encoded('["scim-user","conn-${label}","' || ${user} || '"]'), email,
        encoded('["scim-user-name","conn-${label}","' || email || '"]'), email, '|' || encoded('["scim-email-value","' || email || '"]') || '|',
        '|' || encoded('["scim-email-value","' || email || '"]') || '|', name, name, person_first(n), person_last(n),
        '[{"value":"' || email || '","type":"work","primary":true}]', '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"name":{"formatted":"' || name || '","givenName":"' || person_first(n) || '","familyName":"' || person_last(n) || '"},"emails":[{"value":"' || email || '","type":"work","primary":true}]}',
        'ext-' || n, encoded('["scim-user-external-id","conn-${label}","ext-' || n || '"]'), true, lpad(n::text, 15, '0') || ':' || md5(n::text), now(), now()
      from ${all}, lateral (select ${email} as email, ${name} as name) as person;`;
}
