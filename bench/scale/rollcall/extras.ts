import { invitationToken } from "@rollcall/server/capabilities/invitations/link";
import { hashOf } from "@rollcall/server/platform/secrets";
import type { Product } from "../../product.ts";
import { fresh } from "../questions.ts";

export type Newcomer = { memberId: string; userId: string; email: string };
export type Invitee = { invitationId: string; token: string; cookie: string; email: string };

/** Members whom a question may change or remove. */
export async function newcomers({ sql }: Product, organizationId: string, count: number): Promise<Newcomer[]> {
  return sql<Newcomer>(
    `with made as (select md5($2 || n) as id, md5($2 || n) || '@newcomers.example' as email from generate_series(1, $3) as n),
      known as (insert into users (id, name, first_name, last_name, email, email_verified, created_at, updated_at)
        select 'usr_' || id, 'New Comer', 'New', 'Comer', email, true, now(), now() from made),
      belonging as (insert into members (organization_id, id, user_id, email, first_name, last_name, status, source, joined_at,
          search_text, sort_name, updated_at)
        select $1, 'mem_' || id, 'usr_' || id, email, 'New', 'Comer', 'active', 'manual', now(), 'new comer ' || email,
          'comer new ' || email, now() from made),
      holding as (insert into member_roles (organization_id, member_id, role_id, source, granted_at)
        select $1, 'mem_' || id, 'member', 'manual', now() from made)
      select 'mem_' || id as "memberId", 'usr_' || id as "userId", email from made`,
    [organizationId, fresh(), count],
  );
}

/** People who are signed in and hold a link by which they may join. */
export async function invitees({ sql, platform }: Product, organizationId: string, count: number): Promise<Invitee[]> {
  const people = Array.from({ length: count }, () => ({
    id: hashOf(fresh()).slice(0, 32),
    secret: fresh().padEnd(43, "-"),
  }));
  await sql(
    `with made as (select id, id || '@invitees.example' as email, hash from unnest($2::text[], $3::text[]) as each (id, hash)),
      known as (insert into users (id, name, first_name, last_name, email, email_verified, created_at, updated_at)
        select 'usr_' || id, 'In Vitee', 'In', 'Vitee', email, true, now(), now() from made),
      invited as (insert into invitations (organization_id, id, email, status, roles, created_at, sent_at, expires_at, search_text)
        select $1, 'inv_' || id, email, 'pending', '{member}', now(), now(), now() + interval '7 days', email from made)
      insert into sessions (id, user_id, token, expires_at, created_at, updated_at, authenticated_at)
        select 'ses_' || id, 'usr_' || id, hash, now() + interval '7 days', now(), now(), now() from made`,
    [organizationId, people.map(({ id }) => id), people.map(({ secret }) => hashOf(secret))],
  );
  return people.map(({ id, secret }) => ({
    invitationId: `inv_${id}`,
    token: invitationToken(platform.secrets, { organizationId, id: `inv_${id}`, version: 1 }, "mailed"),
    cookie: `rollcall_session=${secret}`,
    email: `${id}@invitees.example`,
  }));
}
