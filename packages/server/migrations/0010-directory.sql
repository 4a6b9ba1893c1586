------------------------------------------------------------------ Tokens of directories

create table directory_tokens (
  organization_id text collate "C" not null references organizations on delete cascade,
  id text collate "C" not null,
  name text not null check (name <> ''),
  token_hash text collate "C" not null,
  mask text not null,
  created_by text collate "C",
  created_by_name text not null default '',
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, token_hash)
);
comment on table directory_tokens is 'Secrets by which a directory keeps members and Groups in step over SCIM, as hashes.';
comment on column directory_tokens.organization_id is 'The tenant.';
comment on column directory_tokens.id is 'dtk_ and a UUIDv7.';
comment on column directory_tokens.name is 'As people read it: which directory uses it.';
comment on column directory_tokens.token_hash is 'SHA-256 of the token, in hexadecimal.';
comment on column directory_tokens.mask is 'Enough of the token to recognise it.';
comment on column directory_tokens.created_by is 'The member who made it.';
comment on column directory_tokens.created_by_name is 'Their name at that time.';
comment on column directory_tokens.created_at is 'When it was made.';
comment on column directory_tokens.expires_at is 'When it ends by itself.';
comment on column directory_tokens.revoked_at is 'When it was revoked.';
comment on column directory_tokens.last_used_at is 'When it was last used, to a few minutes.';

------------------------------------------------------------------ What directories sent

create table directory_users (
  organization_id text collate "C" not null,
  member_id text collate "C" not null,
  user_name_key text collate "C" not null,
  external_id text collate "C",
  resource jsonb not null,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, member_id),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
create index directory_users_by_user_name on directory_users (organization_id, user_name_key);
create index directory_users_by_external_id on directory_users (organization_id, external_id) where external_id is not null;
comment on table directory_users is 'Members whom a directory manages, with what it sent. A row of a removed member counts for nothing.';
comment on column directory_users.organization_id is 'The tenant.';
comment on column directory_users.member_id is 'The member; also the id of the SCIM resource.';
comment on column directory_users.user_name_key is 'The userName in lower case: one for each member who was not removed, kept so under the lock of the Organization.';
comment on column directory_users.external_id is 'The id that the directory gave, exactly.';
comment on column directory_users.resource is 'The attributes as they were sent, but for what the product decides.';
comment on column directory_users.version is 'Moves with every change of the resource.';
comment on column directory_users.created_at is 'When the directory first sent it.';
comment on column directory_users.updated_at is 'When the directory last changed it.';

-- Rows of their own rather than an array: under row-level security only equality may use an index.
create table directory_emails (
  organization_id text collate "C" not null,
  email_key text collate "C" not null,
  member_id text collate "C" not null,
  primary key (organization_id, email_key, member_id),
  foreign key (organization_id, member_id) references directory_users (organization_id, member_id) on delete cascade
);
create index directory_emails_by_member on directory_emails (organization_id, member_id);
comment on table directory_emails is 'Every e-mail address that a directory sent of a user.';
comment on column directory_emails.organization_id is 'The tenant.';
comment on column directory_emails.email_key is 'The address, in lower case.';
comment on column directory_emails.member_id is 'Whose it is.';

create index members_removed_by_email on members (organization_id, email) where status = 'removed';

create table directory_groups (
  organization_id text collate "C" not null,
  group_id text collate "C" not null,
  display_name_key text collate "C" not null,
  external_id text collate "C",
  resource jsonb not null,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, group_id),
  foreign key (organization_id, group_id) references groups (organization_id, id) on delete cascade
);
create index directory_groups_by_name on directory_groups (organization_id, display_name_key);
create index directory_groups_by_external_id on directory_groups (organization_id, external_id) where external_id is not null;
comment on table directory_groups is 'Groups whose name and members a directory manages, with what it sent. Their members stand in group_members.';
comment on column directory_groups.organization_id is 'The tenant.';
comment on column directory_groups.group_id is 'The Group; also the id of the SCIM resource.';
comment on column directory_groups.display_name_key is 'The displayName in lower case.';
comment on column directory_groups.external_id is 'The id that the directory gave, exactly.';
comment on column directory_groups.resource is 'The attributes as they were sent, without the members.';
comment on column directory_groups.version is 'Moves with every change of the resource or its members.';
comment on column directory_groups.created_at is 'When the directory first sent it.';
comment on column directory_groups.updated_at is 'When the directory last changed it.';

------------------------------------------------------------------ The brake

create table directory_brakes (
  organization_id text collate "C" not null references organizations on delete cascade,
  percent integer check (percent between 1 and 100),
  stopped_at timestamptz,
  let_through_until timestamptz,
  members_counted integer not null default 0 check (members_counted >= 0),
  counted_at timestamptz,
  primary key (organization_id)
);
comment on table directory_brakes is 'What stops a directory that would end too many members at once. Changed only under the lock of the Organization.';
comment on column directory_brakes.organization_id is 'The tenant.';
comment on column directory_brakes.percent is 'Which share of the members may be suspended or removed in an hour; empty for any.';
comment on column directory_brakes.stopped_at is 'Since when it is stopped, until an Admin lets it go on.';
comment on column directory_brakes.let_through_until is 'Until when an Admin lets everything through.';
comment on column directory_brakes.members_counted is 'How many members there were at counted_at: of whom the share is counted.';
comment on column directory_brakes.counted_at is 'When they were last counted, which is done before stopping.';

create table directory_endings (
  organization_id text collate "C" not null references organizations on delete cascade,
  minute timestamptz not null,
  members integer not null check (members > 0),
  primary key (organization_id, minute)
);
comment on table directory_endings is 'How many members directories suspended or removed, minute by minute, for the last hour.';
comment on column directory_endings.organization_id is 'The tenant.';
comment on column directory_endings.minute is 'The minute.';
comment on column directory_endings.members is 'How many.';

------------------------------------------------------------------ What was asked, and what came of it

create table directory_requests (
  organization_id text collate "C" not null references organizations on delete cascade,
  id text collate "C" not null,
  token_id text collate "C" not null,
  token_name text not null,
  method text not null,
  path text not null,
  status integer not null,
  outcome text not null check (outcome in ('read', 'created', 'linked', 'changed', 'suspended', 'reactivated', 'removed', 'unchanged', 'refused')),
  subject_kind text check (subject_kind in ('user', 'group')),
  subject_id text collate "C",
  subject_name text,
  effects jsonb not null default '{}',
  reason text,
  scim_type text,
  request_body text,
  response_body text,
  milliseconds integer not null,
  ip_address text,
  user_agent text,
  request_id text,
  at timestamptz not null,
  primary key (organization_id, id)
);
create index directory_requests_by_subject on directory_requests (organization_id, subject_id, id) where subject_id is not null;
create index directory_requests_by_time on directory_requests (at);
comment on table directory_requests is 'What directories asked for over SCIM and what came of it, for 30 days.';
comment on column directory_requests.organization_id is 'The tenant.';
comment on column directory_requests.id is 'drq_ and a UUIDv7.';
comment on column directory_requests.token_id is 'The token that it came with.';
comment on column directory_requests.token_name is 'The name of the token at that time.';
comment on column directory_requests.method is 'GET, POST, PUT, PATCH or DELETE.';
comment on column directory_requests.path is 'What was asked for, with its query.';
comment on column directory_requests.status is 'The HTTP status of the answer.';
comment on column directory_requests.outcome is 'What came of it.';
comment on column directory_requests.subject_kind is 'Whether it is about a member or a Group, when about one.';
comment on column directory_requests.subject_id is 'Which one.';
comment on column directory_requests.subject_name is 'Their name at that time.';
comment on column directory_requests.effects is 'How many events of each name it led to.';
comment on column directory_requests.reason is 'Why it was refused, or what to know about it, in plain words.';
comment on column directory_requests.scim_type is 'The word of SCIM for why it was refused.';
comment on column directory_requests.request_body is 'What was sent, without passwords, cut where it is long.';
comment on column directory_requests.response_body is 'What was answered, cut where it is long.';
comment on column directory_requests.milliseconds is 'How long it took.';
comment on column directory_requests.ip_address is 'Where the request came from.';
comment on column directory_requests.user_agent is 'The program that sent it.';
comment on column directory_requests.request_id is 'Finds the request in the log, and its events.';
comment on column directory_requests.at is 'When it was.';

comment on column audit_events.actor_kind is 'member, user, directory, operator, system or anonymous.';

------------------------------------------------------------------ Row-level security and what the application may do

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['directory_tokens', 'directory_users', 'directory_emails', 'directory_groups', 'directory_brakes',
    'directory_endings', 'directory_requests']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy own_organization on %I using (organization_id = current_organization_id()) with check (organization_id = current_organization_id())', tenant_table);
    execute format('grant select, insert, update, delete on %I to rollcall_app', tenant_table);
  end loop;
end $$;

-- Clearing up is about no Organization: while the setting is on, what is old can be deleted, and nothing else.
create policy clearing_reads on directory_requests for select to rollcall_app
  using (current_setting('rollcall.clearing_directory', true) = 'on' and at < now() - interval '30 days');
create policy clearing_deletes on directory_requests for delete to rollcall_app
  using (current_setting('rollcall.clearing_directory', true) = 'on' and at < now() - interval '30 days');
