-- Who holds something here, asked from the side of the place: it walks down from the Groups that give it alone, so that its
-- cost grows with who holds it and not with the Organization.
create function groups_inside(tenant text, outer_ids text[])
  returns table (group_id text)
  language sql stable
  as $$
    with recursive inside (group_id) as (
      select unnest(outer_ids) collate "C"
      union
      select nested.child_id from inside
        join group_children as nested on nested.organization_id = tenant and nested.group_id = inside.group_id
    )
    select group_id from inside
  $$;
comment on function groups_inside is 'These Groups and every Group inside them, each once.';

create function belonging_to(tenant text, outer_ids text[], at timestamptz)
  returns table (member_id text)
  language sql stable
  as $$
    select member_id from group_members
      where organization_id = tenant and (until is null or until > at)
        and group_id = any (array(select inside.group_id from groups_inside(tenant, outer_ids) as inside))
  $$;
comment on function belonging_to is 'Who belongs to one of these Groups, also through Groups inside them. Somebody may stand there more than once.';

create function holders_of(tenant text, place text, wanted text[], at timestamptz)
  returns table (member_id text)
  language sql stable
  as $$
    select member_id from member_roles
      where place is null and organization_id = tenant
        and (wanted is null or role_id = any (wanted)) and (until is null or until > at)
    union all
    select member_id from workspace_members
      where organization_id = tenant and workspace_id = place
        and (wanted is null or role_id = any (wanted)) and (until is null or until > at)
    union all
    select member_id from group_members
      where place is null and organization_id = tenant and (until is null or until > at)
        and group_id = any (array(select inside.group_id from groups_inside(tenant, array(
          select given.group_id from group_organization_roles as given where given.organization_id = tenant
            and (wanted is null or given.role_id = any (wanted)) and (given.until is null or given.until > at))) as inside))
    union all
    select member_id from group_members
      where place is not null and organization_id = tenant and (until is null or until > at)
        and group_id = any (array(select inside.group_id from groups_inside(tenant, array(
          select given.group_id from group_grants as given where given.organization_id = tenant and given.workspace_id = place
            and (wanted is null or given.role_id = any (wanted)) and (given.until is null or given.until > at))) as inside))
    union all
    select everybody.id from members as everybody
      where place is not null and (wanted is null or 'workspace_contributor' = any (wanted))
        and everybody.organization_id = tenant
        and exists (select from workspaces where organization_id = tenant and id = place and is_default)
        and not exists (
          select from workspace_members as own where own.organization_id = tenant and own.member_id = everybody.id
            and own.workspace_id = place and (own.until is null or own.until > at))
  $$;
comment on function holders_of is 'The members of held_roles who hold one of these roles, or with null any, at a place: a Workspace, or with null the Organization. Somebody may stand there more than once.';

create function holders_anywhere(tenant text, wanted text, at timestamptz)
  returns table (member_id text)
  language sql stable
  as $$
    select member_id from member_roles
      where organization_id = tenant and role_id = wanted and (until is null or until > at)
        and exists (select from roles where roles.organization_id = tenant and roles.id = wanted and roles.scope = 'organization')
    union all
    select member_id from workspace_members
      where organization_id = tenant and role_id = wanted and (until is null or until > at)
    union all
    select member_id from group_members
      where organization_id = tenant and (until is null or until > at)
        and group_id = any (array(select inside.group_id from groups_inside(tenant, array(
          select given.group_id from group_organization_roles as given
            where given.organization_id = tenant and given.role_id = wanted and (given.until is null or given.until > at)
          union
          select given.group_id from group_grants as given
            where given.organization_id = tenant and given.role_id = wanted and (given.until is null or given.until > at))) as inside))
    union all
    select everybody.id from members as everybody
      join workspaces as place on place.organization_id = tenant and place.is_default
      where wanted = 'workspace_contributor' and everybody.organization_id = tenant and not exists (
        select from workspace_members as own where own.organization_id = tenant and own.member_id = everybody.id
          and own.workspace_id = place.id and (own.until is null or own.until > at))
  $$;
comment on function holders_anywhere is 'The members of held_roles who hold this role at any place. Somebody may stand there more than once.';
