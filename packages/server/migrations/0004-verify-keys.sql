create index api_keys_by_successor on api_keys (organization_id, replaced_by) where replaced_by is not null;

-- The same as held_roles, asked of a few members: it walks up from their own Groups alone, so that its cost does not grow
-- with the Groups of the Organization.
create function held_roles_of(tenant text, who text[], at timestamptz)
  returns table (organization_id text, member_id text, workspace_id text, role_id text, kind text, source text,
    group_id text, path text[], until timestamptz)
  language sql stable
  as $$
    with recursive reach (member_id, group_id, path, until) as (
      select member_id, group_id, array[group_id], until from group_members
        where organization_id = tenant and member_id = any (who) and (until is null or until > at)
      union all
      select reach.member_id, outside.group_id, outside.group_id || reach.path, reach.until
        from reach join group_children as outside on outside.organization_id = tenant and outside.child_id = reach.group_id
        where outside.group_id <> all (reach.path)
    )
    select tenant, member_id, null::text, role_id, 'direct', source, null::text, null::text[], until
      from member_roles
      where organization_id = tenant and member_id = any (who) and (until is null or until > at)
    union all
    select tenant, member_id, workspace_id, role_id, 'direct', source, null, null, until
      from workspace_members
      where organization_id = tenant and member_id = any (who) and (until is null or until > at)
    union all
    select tenant, reach.member_id, null, given.role_id, 'group', null, reach.group_id, reach.path,
        least(reach.until, given.until)
      from reach
      join group_organization_roles as given on given.organization_id = tenant and given.group_id = reach.group_id
      where given.until is null or given.until > at
    union all
    select tenant, reach.member_id, given.workspace_id, given.role_id, 'group', null, reach.group_id, reach.path,
        least(reach.until, given.until)
      from reach
      join group_grants as given on given.organization_id = tenant and given.group_id = reach.group_id
      where given.until is null or given.until > at
    union all
    select tenant, everybody.id, place.id, 'workspace_contributor', 'default', null, null, null, null
      from members as everybody
      join workspaces as place on place.organization_id = tenant and place.is_default
      where everybody.organization_id = tenant and everybody.id = any (who) and not exists (
        select from workspace_members as own where own.organization_id = tenant
          and own.member_id = everybody.id and own.workspace_id = place.id and (own.until is null or own.until > at))
  $$;
comment on function held_roles_of is 'Every grant of these members that counts at a time: exactly the rows of held_roles that are theirs.';

-- Verifying a key is the hot path: one statement that says which Organization is asking, and then reads as it.
create function key_facts(tenant text, hash text, at timestamptz)
  returns table ("keyId" text, "workspaceId" text, "expiresAt" timestamptz, "overlapUntil" timestamptz,
    "revokedAt" timestamptz, "archivedAt" timestamptz, "memberId" text, "serviceAccountId" text,
    "isOwnerActive" boolean, "roles" jsonb)
  language plpgsql
  as $$
  declare
    shown api_keys;
    acting api_keys;
  begin
    perform set_config('rollcall.organization_id', tenant, true);
    select * into shown from api_keys as key where key.organization_id = tenant and key.secret_hash = hash;
    acting := shown;
    if shown.replaced_by is not null then
      select * into acting from api_keys as next where next.organization_id = tenant and next.id = shown.replaced_by;
    end if;
    return query
      select shown.id, shown.workspace_id, shown.expires_at, shown.overlap_until, shown.revoked_at, place.archived_at,
        acting.member_id, acting.service_account_id,
        coalesce(member.status = 'active', account.disabled_at is null),
        (select coalesce(jsonb_agg(jsonb_build_object('id', role.id, 'scope', role.scope, 'name', role.name,
            'permissions', role.permissions)), '[]')
          from roles as role where role.organization_id = tenant and role.id = any (coalesce(account.roles,
            array(select held.role_id from held_roles_of(tenant, array[acting.member_id], at) as held
              where held.workspace_id is null or held.workspace_id = shown.workspace_id))))
      from workspaces as place
      left join members as member on member.organization_id = tenant and member.id = acting.member_id
      left join service_accounts as account on account.organization_id = tenant and account.id = acting.service_account_id
      where place.organization_id = tenant and place.id = shown.workspace_id;
  end $$;
comment on function key_facts is 'What decides about a key, in one round trip; nothing for one that is unknown. A key that was replaced acts with the owner of the key in its place. Sets the Organization of its transaction, so it stands alone in one.';

-- Warning of keys that will end is about no Organization: while the setting is on, and only then, those can be found.
create policy expiring_keys on api_keys for select to rollcall_app
  using (current_setting('rollcall.expiring_keys', true) = 'on' and expires_at is not null
    and revoked_at is null and replaced_by is null and warned_at is null);
