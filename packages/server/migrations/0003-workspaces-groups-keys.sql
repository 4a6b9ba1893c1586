alter table organizations add column max_key_lifetime_days integer check (max_key_lifetime_days between 1 and 3650);
comment on column organizations.max_key_lifetime_days is 'The longest that an API key may live; empty for no limit.';

create unique index roles_one_per_name on roles (organization_id, scope, lower(name));

------------------------------------------------------------------ Workspaces

create table workspaces (
  organization_id text collate "C" not null references organizations on delete cascade,
  id text collate "C" not null,
  name text not null check (name <> ''),
  description text not null default '',
  icon text not null default 'box',
  is_default boolean not null default false,
  max_key_lifetime_days integer check (max_key_lifetime_days between 1 and 3650),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (organization_id, id),
  check (not is_default or archived_at is null)
);
create unique index workspaces_one_default on workspaces (organization_id) where is_default;
create unique index workspaces_one_per_name on workspaces (organization_id, lower(name)) where archived_at is null;
comment on table workspaces is 'Isolated areas of an Organization with their own members, roles and keys.';
comment on column workspaces.organization_id is 'The tenant.';
comment on column workspaces.id is 'wsp_ and a UUIDv7.';
comment on column workspaces.name is 'As people read it; unique among the active ones.';
comment on column workspaces.description is 'What it is for.';
comment on column workspaces.icon is 'The name of a picture that the panel draws.';
comment on column workspaces.is_default is 'Whether it is the one that holds every member.';
comment on column workspaces.max_key_lifetime_days is 'The longest that a key of it may live; empty when only the limit of the Organization counts.';
comment on column workspaces.created_at is 'When it was made.';
comment on column workspaces.updated_at is 'When the row last changed.';
comment on column workspaces.archived_at is 'When it was archived, which is final.';

create table workspace_members (
  organization_id text collate "C" not null,
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  role_id text collate "C" not null,
  source text not null check (source in ('manual', 'invitation', 'sso', 'scim', 'api')),
  granted_by text collate "C",
  granted_at timestamptz not null,
  until timestamptz,
  primary key (organization_id, workspace_id, member_id, role_id, source),
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade,
  foreign key (organization_id, role_id) references roles (organization_id, id) deferrable initially deferred
);
create index workspace_members_by_member on workspace_members (organization_id, member_id);
create index workspace_members_by_role on workspace_members (organization_id, role_id);
comment on table workspace_members is 'Roles that members hold in Workspaces directly. Rows of a removed member count for nothing, and count again when the member is restored.';
comment on column workspace_members.organization_id is 'The tenant.';
comment on column workspace_members.workspace_id is 'The Workspace.';
comment on column workspace_members.member_id is 'The member.';
comment on column workspace_members.role_id is 'The role there.';
comment on column workspace_members.source is 'The door that granted it; only that door, or an Admin, takes it away.';
comment on column workspace_members.granted_by is 'The member who granted it, when one did.';
comment on column workspace_members.granted_at is 'When it was granted.';
comment on column workspace_members.until is 'When it ends by itself.';

------------------------------------------------------------------ Groups

create table groups (
  organization_id text collate "C" not null references organizations on delete cascade,
  id text collate "C" not null,
  name text not null check (name <> ''),
  description text not null default '',
  is_externally_managed boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id)
);
create unique index groups_one_per_name on groups (organization_id, lower(name));
comment on table groups is 'Named sets of members that grant roles to all of them.';
comment on column groups.organization_id is 'The tenant.';
comment on column groups.id is 'grp_ and a UUIDv7.';
comment on column groups.name is 'As people read it; unique in the Organization.';
comment on column groups.description is 'What it is for.';
comment on column groups.is_externally_managed is 'Whether directory sync owns its name and members.';
comment on column groups.created_at is 'When it was made.';
comment on column groups.updated_at is 'When the row last changed.';

create table group_members (
  organization_id text collate "C" not null,
  group_id text collate "C" not null,
  member_id text collate "C" not null,
  source text not null check (source in ('manual', 'invitation', 'sso', 'scim', 'api')),
  granted_by text collate "C",
  granted_at timestamptz not null,
  until timestamptz,
  primary key (organization_id, group_id, member_id),
  foreign key (organization_id, group_id) references groups (organization_id, id) on delete cascade,
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
create index group_members_by_member on group_members (organization_id, member_id);
comment on table group_members is 'Who was put into a Group. Rows of a removed member count for nothing.';
comment on column group_members.organization_id is 'The tenant.';
comment on column group_members.group_id is 'The Group.';
comment on column group_members.member_id is 'The member.';
comment on column group_members.source is 'The door that put them in.';
comment on column group_members.granted_by is 'The member who did, when one did.';
comment on column group_members.granted_at is 'When they were put in.';
comment on column group_members.until is 'When it ends by itself.';

create table group_children (
  organization_id text collate "C" not null,
  group_id text collate "C" not null,
  child_id text collate "C" not null,
  primary key (organization_id, group_id, child_id),
  foreign key (organization_id, group_id) references groups (organization_id, id) on delete cascade,
  foreign key (organization_id, child_id) references groups (organization_id, id) on delete cascade,
  check (group_id <> child_id)
);
create index group_children_by_child on group_children (organization_id, child_id);
comment on table group_children is 'Groups inside Groups: the members of the child count as members of the outer one. Never a circle; changed under the lock of the Organization.';
comment on column group_children.organization_id is 'The tenant.';
comment on column group_children.group_id is 'The outer Group.';
comment on column group_children.child_id is 'The Group inside it.';

create table group_grants (
  organization_id text collate "C" not null,
  group_id text collate "C" not null,
  workspace_id text collate "C" not null,
  role_id text collate "C" not null,
  granted_by text collate "C",
  granted_at timestamptz not null,
  until timestamptz,
  primary key (organization_id, group_id, workspace_id, role_id),
  foreign key (organization_id, group_id) references groups (organization_id, id) on delete cascade,
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  foreign key (organization_id, role_id) references roles (organization_id, id) deferrable initially deferred
);
create index group_grants_by_workspace on group_grants (organization_id, workspace_id);
create index group_grants_by_role on group_grants (organization_id, role_id);
comment on table group_grants is 'Roles in Workspaces that a Group gives to everybody in it.';
comment on column group_grants.organization_id is 'The tenant.';
comment on column group_grants.group_id is 'The Group.';
comment on column group_grants.workspace_id is 'The Workspace.';
comment on column group_grants.role_id is 'The role there.';
comment on column group_grants.granted_by is 'The member who granted it, when one did.';
comment on column group_grants.granted_at is 'When it was granted.';
comment on column group_grants.until is 'When it ends by itself.';

create table group_organization_roles (
  organization_id text collate "C" not null,
  group_id text collate "C" not null,
  role_id text collate "C" not null,
  granted_by text collate "C",
  granted_at timestamptz not null,
  until timestamptz,
  primary key (organization_id, group_id, role_id),
  foreign key (organization_id, group_id) references groups (organization_id, id) on delete cascade,
  foreign key (organization_id, role_id) references roles (organization_id, id) deferrable initially deferred
);
create index group_organization_roles_by_role on group_organization_roles (organization_id, role_id);
comment on table group_organization_roles is 'Organization roles that a Group gives to everybody in it. The last Admin never depends on one.';
comment on column group_organization_roles.organization_id is 'The tenant.';
comment on column group_organization_roles.group_id is 'The Group.';
comment on column group_organization_roles.role_id is 'The role.';
comment on column group_organization_roles.granted_by is 'The member who granted it, when one did.';
comment on column group_organization_roles.granted_at is 'When it was granted.';
comment on column group_organization_roles.until is 'When it ends by itself.';

------------------------------------------------------------------ Who holds what, derived

create view group_reach with (security_invoker = true) as
  with recursive reach (organization_id, group_id, inner_id, path) as (
    select organization_id, id, id, array[id] from groups
    union all
    select outside.organization_id, outside.group_id, reach.inner_id, outside.group_id || reach.path
    from reach
    join group_children as outside on outside.organization_id = reach.organization_id and outside.child_id = reach.group_id
    where outside.group_id <> all (reach.path)
  )
  select organization_id, group_id, inner_id, path from reach;
comment on view group_reach is 'Every Group with itself and every Group inside it; `path` leads from the outer one to the inner one.';

comment on column group_reach.organization_id is 'The tenant.';
comment on column group_reach.group_id is 'The outer Group.';
comment on column group_reach.inner_id is 'The Group itself, or one inside it.';
comment on column group_reach.path is 'The Groups from the outer one to the inner one.';

create function held_roles(at timestamptz)
  returns table (organization_id text, member_id text, workspace_id text, role_id text, kind text, source text,
    group_id text, path text[], until timestamptz)
  language sql stable
  as $$
    select organization_id, member_id, null::text, role_id, 'direct', source, null::text, null::text[], until
      from member_roles where until is null or until > at
    union all
    select organization_id, member_id, workspace_id, role_id, 'direct', source, null, null, until
      from workspace_members where until is null or until > at
    union all
    select inside.organization_id, inside.member_id, null, given.role_id, 'group', null, reach.group_id, reach.path,
        least(inside.until, given.until)
      from group_members as inside
      join group_reach as reach on reach.organization_id = inside.organization_id and reach.inner_id = inside.group_id
      join group_organization_roles as given
        on given.organization_id = reach.organization_id and given.group_id = reach.group_id
      where (inside.until is null or inside.until > at) and (given.until is null or given.until > at)
    union all
    select inside.organization_id, inside.member_id, given.workspace_id, given.role_id, 'group', null, reach.group_id,
        reach.path, least(inside.until, given.until)
      from group_members as inside
      join group_reach as reach on reach.organization_id = inside.organization_id and reach.inner_id = inside.group_id
      join group_grants as given on given.organization_id = reach.organization_id and given.group_id = reach.group_id
      where (inside.until is null or inside.until > at) and (given.until is null or given.until > at)
    union all
    select everybody.organization_id, everybody.id, place.id, 'workspace_contributor', 'default', null, null, null, null
      from members as everybody
      join workspaces as place on place.organization_id = everybody.organization_id and place.is_default
      where not exists (
        select from workspace_members as own where own.organization_id = everybody.organization_id
          and own.member_id = everybody.id and own.workspace_id = place.id and (own.until is null or own.until > at))
  $$;
comment on function held_roles is 'Every grant that counts at a time, whatever gives it: Organization roles (workspace_id empty) and Workspace roles, direct, by a Group, or by belonging to the Organization. Whether the member counts is asked where it is used.';

------------------------------------------------------------------ Service accounts and API keys

create table service_accounts (
  organization_id text collate "C" not null,
  id text collate "C" not null,
  workspace_id text collate "C" not null,
  name text not null check (name <> ''),
  description text not null default '',
  roles text[] not null check (cardinality(roles) > 0),
  disabled_at timestamptz,
  created_by text collate "C",
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, workspace_id, id),
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade
);
create unique index service_accounts_one_per_name on service_accounts (organization_id, workspace_id, lower(name));
comment on table service_accounts is 'Owners of keys that are no people. Each belongs to one Workspace and holds roles there.';
comment on column service_accounts.organization_id is 'The tenant.';
comment on column service_accounts.id is 'svc_ and a UUIDv7.';
comment on column service_accounts.workspace_id is 'The Workspace.';
comment on column service_accounts.name is 'As people read it; unique in the Workspace.';
comment on column service_accounts.description is 'What it is for.';
comment on column service_accounts.roles is 'Its roles in the Workspace.';
comment on column service_accounts.disabled_at is 'Since when its keys are refused.';
comment on column service_accounts.created_by is 'The member who made it.';
comment on column service_accounts.created_at is 'When it was made.';
comment on column service_accounts.updated_at is 'When the row last changed.';

create table api_keys (
  organization_id text collate "C" not null,
  id text collate "C" not null,
  workspace_id text collate "C" not null,
  member_id text collate "C",
  service_account_id text collate "C",
  name text not null check (name <> ''),
  secret_hash text collate "C" not null,
  mask text not null,
  created_by text collate "C",
  created_at timestamptz not null,
  expires_at timestamptz,
  overlap_until timestamptz,
  replaced_by text collate "C",
  revoked_at timestamptz,
  revoke_reason text check (revoke_reason in ('by_hand', 'owner_removed')),
  last_used_at timestamptz,
  warned_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, secret_hash),
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade,
  foreign key (organization_id, workspace_id, service_account_id)
    references service_accounts (organization_id, workspace_id, id) on delete cascade,
  check (num_nonnulls(member_id, service_account_id) = 1),
  check ((revoked_at is null) = (revoke_reason is null)),
  check ((replaced_by is null) = (overlap_until is null))
);
create index api_keys_by_workspace on api_keys (organization_id, workspace_id, id);
create index api_keys_by_member on api_keys (organization_id, member_id) where member_id is not null;
create index api_keys_by_expiry on api_keys (expires_at) where revoked_at is null and warned_at is null;
comment on table api_keys is 'Secrets of Workspaces, as hashes. Workspace, owner and expiry never change.';
comment on column api_keys.organization_id is 'The tenant.';
comment on column api_keys.id is 'key_ and a UUIDv7.';
comment on column api_keys.workspace_id is 'The Workspace.';
comment on column api_keys.member_id is 'The member who owns it.';
comment on column api_keys.service_account_id is 'The Service account that owns it.';
comment on column api_keys.name is 'As people read it.';
comment on column api_keys.secret_hash is 'SHA-256 of the secret, in hexadecimal.';
comment on column api_keys.mask is 'Enough of the secret to recognise it.';
comment on column api_keys.created_by is 'The member who made it.';
comment on column api_keys.created_at is 'When it was made.';
comment on column api_keys.expires_at is 'When it ends by itself.';
comment on column api_keys.overlap_until is 'Until when it works beside the key that replaced it.';
comment on column api_keys.replaced_by is 'The key that replaced it.';
comment on column api_keys.revoked_at is 'When it was revoked.';
comment on column api_keys.revoke_reason is 'Why it was revoked.';
comment on column api_keys.last_used_at is 'When it was last verified, to a few minutes.';
comment on column api_keys.warned_at is 'When its owner was warned that it will expire.';

------------------------------------------------------------------ Invitations carry Workspaces and Groups

create table invitation_workspaces (
  organization_id text collate "C" not null,
  invitation_id text collate "C" not null,
  workspace_id text collate "C" not null,
  role_id text collate "C" not null,
  primary key (organization_id, invitation_id, workspace_id, role_id),
  foreign key (organization_id, invitation_id) references invitations (organization_id, id) on delete cascade,
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  foreign key (organization_id, role_id) references roles (organization_id, id) deferrable initially deferred
);
comment on table invitation_workspaces is 'Workspace roles that accepting an invitation gives.';
comment on column invitation_workspaces.organization_id is 'The tenant.';
comment on column invitation_workspaces.invitation_id is 'The invitation.';
comment on column invitation_workspaces.workspace_id is 'The Workspace.';
comment on column invitation_workspaces.role_id is 'The role there.';

create table invitation_groups (
  organization_id text collate "C" not null,
  invitation_id text collate "C" not null,
  group_id text collate "C" not null,
  primary key (organization_id, invitation_id, group_id),
  foreign key (organization_id, invitation_id) references invitations (organization_id, id) on delete cascade,
  foreign key (organization_id, group_id) references groups (organization_id, id) on delete cascade
);
comment on table invitation_groups is 'Groups that accepting an invitation joins.';
comment on column invitation_groups.organization_id is 'The tenant.';
comment on column invitation_groups.invitation_id is 'The invitation.';
comment on column invitation_groups.group_id is 'The Group.';

-- Every Organization that is here already gets its default Workspace; while no policy stands in the way yet.
insert into workspaces (organization_id, id, name, description, is_default, created_at, updated_at)
  select organization_id, 'wsp_' || substr(organization_id, 5), 'Default', '', true, created_at, created_at from organizations;

------------------------------------------------------------------ Row-level security and what the application may do

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['workspaces', 'workspace_members', 'groups', 'group_members', 'group_children',
    'group_grants', 'group_organization_roles', 'service_accounts', 'api_keys', 'invitation_workspaces', 'invitation_groups']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy own_organization on %I using (organization_id = current_organization_id()) with check (organization_id = current_organization_id())', tenant_table);
    execute format('grant select, insert, update, delete on %I to rollcall_app', tenant_table);
  end loop;
end $$;
grant select on group_reach to rollcall_app;
