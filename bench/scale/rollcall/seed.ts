import { newSecret as newKey } from "@rollcall/server/capabilities/api-keys/secret";
import { hashOf } from "@rollcall/server/platform/secrets";
import { anOrganizationWithDirectory, type Product } from "../../product.ts";
import { peopleFunctions } from "../people.ts";
import type { Crowd } from "../questions.ts";

/** What the product and the floor are asked about: the same rows. */
export type Place = {
  organizationId: string;
  workspaceId: string;
  directoryToken: string;
  /** Secrets of keys that are good. */
  keys: string[];
};

export const ADMINS = 50;
const KEYS = 10_000;

/** The secret in the cookie of the n-th Admin of a crowd. */
export function sessionSecret({ first }: Crowd, n: number): string {
  return `bench-session-${first}-${n % ADMINS}`.padEnd(43, "-");
}

/** Writes an Organization of this size in a few statements, as everybody's joining would have left it. */
export async function seedRollcall(product: Product, crowd: Crowd): Promise<Place> {
  const { id: organizationId, token: directoryToken } = await anOrganizationWithDirectory(product);
  const [{ id: workspaceId = "" } = {}] = await product.sql<{ id: string }>(
    "select id from workspaces where organization_id = $1 and is_default",
    [organizationId],
  );
  await product.sql(peopleFunctions);
  // No other process writes yet, and every row is right: foreign keys need no look-up of each.
  await product.sql("set session_replication_role = replica");
  await withoutSearchIndex(product, () => product.sql(crowdRows(organizationId, crowd)));
  const keys = await seedKeys(product, crowd, { organizationId, workspaceId });
  await seedSessions(product, crowd);
  await product.sql("set session_replication_role = origin");
  return { organizationId, workspaceId, directoryToken, keys };
}

/** An index of trigrams is made of many rows at once in a fraction of the time that it takes row by row. */
async function withoutSearchIndex({ sql }: Product, write: () => Promise<unknown>): Promise<void> {
  const [index] = await sql<{ indexdef: string }>("select indexdef from pg_indexes where indexname = 'members_search'");
  await sql("drop index members_search");
  await write();
  await sql("set maintenance_work_mem = '512MB'");
  await sql(index?.indexdef ?? "");
}

/** Member n was born in the n-th second; every 50th holds the Billing role, every third a seat of Vibe. */
function crowdRows(organizationId: string, { first, size }: Crowd): string {
  const all = `generate_series(${first}::bigint, ${first + size - 1}::bigint) as n`;
  const at = "timestamptz '2025-01-01' + n * interval '7 seconds'";
  const tenant = `'${organizationId}'`;
  const [member, email] = ["person_id('mem', n)", "person_email(n)"];
  const normal = "lower(person_first(n) || ' ' || person_last(n) || ' ' || person_email(n))";
  const sorted = "lower(person_last(n) || ' ' || person_first(n) || ' ' || person_email(n))";
  return `
    update subscriptions set seats = 10000000 where organization_id = ${tenant};
    insert into users (id, name, first_name, last_name, email, email_verified, created_at, updated_at)
      select person_id('usr', n), person_first(n) || ' ' || person_last(n), person_first(n), person_last(n), ${email}, true, ${at}, ${at}
      from ${all};
    insert into members (organization_id, id, user_id, email, first_name, last_name, status, source, externally_managed_by,
        joined_at, last_active_at, search_text, sort_name, updated_at)
      select ${tenant}, ${member}, person_id('usr', n), ${email}, person_first(n), person_last(n), 'active', 'scim', 'scim',
        ${at}, ${at} + interval '1 day', ${normal}, ${sorted}, ${at}
      from ${all};
    insert into member_roles (organization_id, member_id, role_id, source, granted_at)
      select ${tenant}, ${member}, case when n < ${first + ADMINS} then 'organization_admin' else 'member' end, 'scim', ${at} from ${all};
    insert into member_roles (organization_id, member_id, role_id, source, granted_at)
      select ${tenant}, ${member}, 'billing_manager', 'manual', ${at} from ${all} where n % 50 = 0;
    insert into seats (organization_id, id, product_id, member_id, source, granted_at)
      select ${tenant}, person_id('sea', n), 'vibe', ${member}, 'scim', ${at} from ${all} where n % 3 = 0;
    update subscriptions set seats_used = (select count(*) from seats where organization_id = ${tenant})
      where organization_id = ${tenant} and product_id = 'vibe';
    insert into directory_users (organization_id, member_id, user_name_key, external_id, resource, created_at, updated_at)
      select ${tenant}, ${member}, ${email}, 'ext-' || n, jsonb_build_object('userName', ${email}, 'externalId', 'ext-' || n,
        'name', jsonb_build_object('givenName', person_first(n), 'familyName', person_last(n)), 'active', true,
        'emails', jsonb_build_array(jsonb_build_object('value', ${email}, 'type', 'work', 'primary', true))), ${at}, ${at}
      from ${all};
    insert into directory_emails (organization_id, email_key, member_id) select ${tenant}, ${email}, ${member} from ${all};`;
}

async function seedKeys(
  { sql }: Product,
  { first, size }: Crowd,
  { organizationId, workspaceId }: Omit<Place, "directoryToken" | "keys">,
): Promise<string[]> {
  const keys = Array.from({ length: KEYS }, () => newKey(organizationId));
  await sql(
    `insert into api_keys (organization_id, id, workspace_id, member_id, name, secret_hash, mask, created_at)
      select $1, person_id('key', n), $2, person_id('mem', $3 + n % $4), 'Bench', hash, 'rc_…', now()
      from unnest($5::text[]) with ordinality as secret (hash, n)`,
    [organizationId, workspaceId, first, size, keys.map(({ hash }) => hash)],
  );
  return keys.map(({ secret }) => secret);
}

/** Every Admin is signed in, and was a moment ago. */
async function seedSessions({ sql }: Product, crowd: Crowd): Promise<void> {
  const hashes = Array.from({ length: ADMINS }, (_, n) => hashOf(sessionSecret(crowd, n)));
  await sql(
    `insert into sessions (id, user_id, token, expires_at, created_at, updated_at, authenticated_at)
      select person_id('ses', $1 + n), person_id('usr', $1 + n), hash, now() + interval '7 days', now(), now(), now() + interval '1 day'
      from (select hash, ordinality - 1 as n from unnest($2::text[]) with ordinality as secret (hash, ordinality)) as each`,
    [crowd.first, hashes],
  );
}
