alter table api_keys add column limited_to text[];
comment on column api_keys.limited_to is 'What the removed owner could do with it when it was handed over, at most which it does in its overlap; empty for a key that was not.';

drop function key_facts;
create function key_facts(tenant text, hash text, at timestamptz)
  returns table ("keyId" text, "workspaceId" text, "expiresAt" timestamptz, "overlapUntil" timestamptz,
    "revokedAt" timestamptz, "archivedAt" timestamptz, "memberId" text, "serviceAccountId" text,
    "isOwnerActive" boolean, "roles" jsonb, "limitedTo" text[])
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
              where held.workspace_id is null or held.workspace_id = shown.workspace_id)))),
        shown.limited_to
      from workspaces as place
      left join members as member on member.organization_id = tenant and member.id = acting.member_id
      left join service_accounts as account on account.organization_id = tenant and account.id = acting.service_account_id
      where place.organization_id = tenant and place.id = shown.workspace_id;
  end $$;
comment on function key_facts is 'What decides about a key, in one round trip; nothing for one that is unknown. A key that was replaced acts with the owner of the key in its place. Sets the Organization of its transaction, so it stands alone in one.';
