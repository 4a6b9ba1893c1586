// What the floor asks of the database, each once prepared. The first parameter is the Organization but where it is told otherwise.

const member = `members.id, members.user_id, members.email, members.first_name, members.last_name, members.status, members.source,
  members.externally_managed_by, members.joined_at, members.last_active_at, members.suspended_at, members.removed_at,
  array(select role_id from member_roles r where r.organization_id = members.organization_id and r.member_id = members.id) as roles,
  array(select product_id from seats s where s.organization_id = members.organization_id and s.member_id = members.id) as seats`;
const belonging = "members.organization_id = $1 and members.status <> 'removed'";
const byName = "order by members.sort_name, members.id limit 50";
const otherAdmin = `exists (select from member_roles a join members m on m.organization_id = a.organization_id and m.id = a.member_id
  where a.organization_id = $1 and a.role_id = 'organization_admin' and a.member_id <> $2 and m.status = 'active')`;

/** By the hash of the session's secret, and the Organization. */
export const session = `select u.id as user_id, u.email, m.id as member_id, exists (select from member_roles r
    where r.organization_id = m.organization_id and r.member_id = m.id and r.role_id = 'organization_admin') as is_admin
  from sessions s join users u on u.id = s.user_id
  left join members m on m.organization_id = $2 and m.user_id = s.user_id and m.status = 'active'
  where s.token = $1 and s.expires_at > now()`;

export const page = `select ${member} from members where ${belonging} and (sort_name, id) > ($2, $3) ${byName}`;
export const byRole = `select ${member} from members where ${belonging}
  and id in (select member_id from member_roles where organization_id = $1 and role_id = $2) ${byName}`;
export const search = `select ${member} from members where ${belonging} and search_text like $2 ${byName}`;
/** How many a search finds, up to what the product counts as well. */
export const countFound = `select count(*)::int from (select from members where ${belonging} and search_text like $2 limit 10001) as found`;
export const details = `select ${member}, u.email_verified, exists (select from accounts a where a.user_id = u.id) as has_password
  from members join users u on u.id = members.user_id where ${belonging} and members.id = $2`;

export const invite = `insert into invitations (organization_id, id, email, status, roles, invited_by, created_at, sent_at, expires_at, search_text)
  select $1, $2, $3, 'pending', '{member}', $4, now(), now(), now() + interval '7 days', $3
  where not exists (select from members where ${belonging} and email = $3)
  on conflict (organization_id, email) where status = 'pending' do nothing returning *`;
export const accept = `with offered as (select roles from invitations where organization_id = $1 and id = $2 and email = $4
    and status = 'pending' and expires_at > now() for update),
  joined as (insert into members (organization_id, id, user_id, email, status, source, joined_at, search_text, sort_name, updated_at)
    select $1, $5, $3, $4, 'active', 'manual', now(), $4, $4, now() from offered on conflict do nothing returning id),
  holding as (insert into member_roles (organization_id, member_id, role_id, source, granted_at)
    select $1, joined.id, unnest(roles), 'invitation', now() from joined, offered)
  update invitations set status = 'accepted', answered_at = now(), accepted_member_id = joined.id from joined
    where organization_id = $1 and invitations.id = $2 returning joined.id`;
export const changeRole = `with lost as (delete from member_roles where organization_id = $1 and member_id = $2 and ${otherAdmin})
  insert into member_roles (organization_id, member_id, role_id, source, granted_at) values ($1, $2, $3, 'manual', now())
  on conflict do nothing returning role_id`;
export const seatOn = `insert into seats (organization_id, id, product_id, member_id, source, granted_at)
  select organization_id, $2, product_id, $3, 'manual', now() from subscriptions
  where organization_id = $1 and product_id = 'vibe' and seats > 0 for update on conflict do nothing returning id`;
export const seatOff =
  "delete from seats where organization_id = $1 and member_id = $2 and product_id = 'vibe' returning id";
export const remove = `with gone as (update members set status = 'removed', removed_at = now(), updated_at = now()
    where ${belonging} and id = $2 and ${otherAdmin} returning id),
  roles as (delete from member_roles where organization_id = $1 and member_id in (select id from gone)),
  freed as (delete from seats where organization_id = $1 and member_id in (select id from gone))
  select * from gone`;

export const key = `select k.id, k.workspace_id, m.id as owner, array(select r.role_id from member_roles r
    where r.organization_id = k.organization_id and r.member_id = m.id) as roles
  from api_keys k join members m on m.organization_id = k.organization_id and m.id = k.member_id and m.status = 'active'
  join workspaces w on w.organization_id = k.organization_id and w.id = k.workspace_id and w.archived_at is null
  where k.organization_id = $1 and k.secret_hash = $2 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`;

export const token = `select id from directory_tokens where organization_id = $1 and token_hash = $2 and revoked_at is null
  and (expires_at is null or expires_at > now())`;
const user = `select d.member_id, d.resource, d.created_at, m.status = 'active' as active
  from directory_users d join members m on m.organization_id = d.organization_id and m.id = d.member_id
  where d.organization_id = $1 and m.status <> 'removed'`;
export const users = `${user} order by d.member_id limit 50`;
export const userByExternalId = `${user} and d.external_id = $2`;
/** With the ids of the User and the member, the address and the resource. */
export const createUser = `with known as (insert into users (id, email, email_verified, created_at, updated_at)
    values ($2, $4, false, now(), now()) returning id),
  joined as (insert into members (organization_id, id, user_id, email, status, source, externally_managed_by, joined_at, search_text,
      sort_name, updated_at) select $1, $3, id, $4, 'active', 'scim', 'scim', now(), $4, $4, now() from known returning id),
  holding as (insert into member_roles (organization_id, member_id, role_id, source, granted_at)
    select $1, id, 'member', 'scim', now() from joined),
  address as (insert into directory_emails (organization_id, email_key, member_id) select $1, $4, id from joined)
  insert into directory_users (organization_id, member_id, user_name_key, external_id, resource, created_at, updated_at)
    select $1, id, $4, $4, $5, now(), now() from joined returning member_id, resource, created_at, true as active`;
