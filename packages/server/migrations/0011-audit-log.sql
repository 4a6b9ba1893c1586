------------------------------------------------------------------ Finding events

alter table audit_events add column erased_at timestamptz;
comment on column audit_events.erased_at is 'When personal data was erased from the line; empty where nothing was.';

alter table organizations add column audit_retention_days integer check (audit_retention_days between 90 and 3650);
comment on column organizations.audit_retention_days is 'How long audit events are kept; empty for ever.';

-- Each one serves one filter, in the order of the list, by operators that row-level security lets an index use.
create index audit_events_by_time on audit_events (organization_id, at, id);
create index audit_events_by_name on audit_events (organization_id, name, at, id);
create index audit_events_by_actor on audit_events (organization_id, actor_id, at, id) where actor_id is not null;
create index audit_events_by_kind on audit_events (organization_id, actor_kind, at, id);

create function mentioned_ids(subject_id text, payload jsonb) returns setof text language sql immutable as $$
  select subject_id where subject_id <> ''
  union
  select value #>> '{}' from jsonb_path_query(payload, 'strict $.**') as value
  where jsonb_typeof(value) = 'string' and value #>> '{}' ~ '^[a-z]{2,8}_[0-9a-f]{32}$' and value #>> '{}' !~ '^(org|evt)_'
$$;
comment on function mentioned_ids is 'Every id by which an event can be found: what it is about, and what its payload names.';

create table audit_mentions (
  organization_id text collate "C" not null,
  mentioned_id text collate "C" not null,
  at timestamptz not null,
  event_id text collate "C" not null,
  primary key (organization_id, mentioned_id, at, event_id)
);
comment on table audit_mentions is 'Which events mention what, so that what happened to one member or Workspace is found among a million events.';
comment on column audit_mentions.organization_id is 'The tenant.';
comment on column audit_mentions.mentioned_id is 'What is mentioned.';
comment on column audit_mentions.at is 'When the event happened; events are listed by it.';
comment on column audit_mentions.event_id is 'The event.';

create view named_things with (security_invoker = true) as
  select organization_id, id, coalesce(nullif(trim(first_name || ' ' || last_name), ''), email) as name from members
  union all
  select organization_id, user_id, coalesce(nullif(trim(first_name || ' ' || last_name), ''), email) from members
  union all
  select organization_id, id, name from roles
  union all
  select organization_id, id, name from workspaces
  union all
  select organization_id, id, name from groups
  union all
  select organization_id, id, name from service_accounts
  union all
  select organization_id, id, name from api_keys
  union all
  select organization_id, id, domain from domains
  union all
  select organization_id, id, name from sso_connections
  union all
  select organization_id, id, name from directory_tokens
  union all
  select organization_id, id, email from invitations;
comment on view named_things is 'What people call the things that events mention by id, as it is now.';
comment on column named_things.organization_id is 'The tenant.';
comment on column named_things.id is 'The id of the thing.';
comment on column named_things.name is 'Its name.';

------------------------------------------------------------------ The hash chain

create table audit_unsealed (
  organization_id text collate "C" not null,
  event_id text collate "C" not null,
  primary key (organization_id, event_id)
);
comment on table audit_unsealed is 'Events that wait for their place in the hash chain, written with the event.';
comment on column audit_unsealed.organization_id is 'The tenant.';
comment on column audit_unsealed.event_id is 'The event.';

create table audit_seals (
  organization_id text collate "C" not null,
  position bigint not null check (position > 0),
  event_id text collate "C" not null,
  form smallint not null,
  actor_salt bytea,
  actor_digest bytea not null,
  payload_salt bytea,
  payload_digest bytea not null,
  event_hash bytea not null,
  hash bytea not null,
  primary key (organization_id, position),
  unique (organization_id, event_id)
);
comment on table audit_seals is 'The hash chain over the audit events of each Organization (decisions/0013).';
comment on column audit_seals.organization_id is 'The tenant.';
comment on column audit_seals.position is 'Counts from 1 without a gap.';
comment on column audit_seals.event_id is 'The event at this position.';
comment on column audit_seals.form is 'By which rules the hashes were made.';
comment on column audit_seals.actor_salt is 'Makes the digest of the name and the place of who acted one that nobody can guess; empty once they were erased.';
comment on column audit_seals.actor_digest is 'SHA-256 over the salt, the name of who acted, their address and program.';
comment on column audit_seals.payload_salt is 'The same for personal data in the payload; empty once it was erased.';
comment on column audit_seals.payload_digest is 'SHA-256 over the salt and the personal data in the payload.';
comment on column audit_seals.event_hash is 'SHA-256 over everything else of the event and both digests.';
comment on column audit_seals.hash is 'SHA-256 over the hash at the position before and the hash of the event.';

create table audit_cuts (
  organization_id text collate "C" not null,
  position bigint not null,
  hash bytea not null,
  events integer not null,
  older_than timestamptz not null,
  at timestamptz not null,
  primary key (organization_id, position)
);
comment on table audit_cuts is 'Where the chain begins since older events were removed. Only remove_old_audit_events writes here.';
comment on column audit_cuts.organization_id is 'The tenant.';
comment on column audit_cuts.position is 'The last position that was removed.';
comment on column audit_cuts.hash is 'The hash there, on which the next position builds.';
comment on column audit_cuts.events is 'How many events went.';
comment on column audit_cuts.older_than is 'What happened before this could go.';
comment on column audit_cuts.at is 'When they went.';

------------------------------------------------------------------ Row-level security and what the application may do

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['audit_mentions', 'audit_unsealed', 'audit_seals', 'audit_cuts']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy own_organization on %I using (organization_id = current_organization_id()) with check (organization_id = current_organization_id())', tenant_table);
  end loop;
end $$;

grant select, insert on audit_mentions, audit_seals to rollcall_app;
grant select, insert, delete on audit_unsealed to rollcall_app;
grant select on audit_cuts, named_things to rollcall_app;

-- Jobs that are about no Organization find those that have something to do, and nothing else of them.
create policy sealing_lists on audit_unsealed for select to rollcall_app
  using (current_setting('rollcall.sealing_audit', true) = 'on');
create policy shortening_lists on organizations for select to rollcall_app
  using (current_setting('rollcall.shortening_audit', true) = 'on' and audit_retention_days is not null);

-- The one way in which events go: by the retention setting of the Organization, from the beginning of the chain, never
-- younger than the setting says. The application may call it; it may not delete.
create function remove_old_audit_events(at_most integer)
  returns table (cut_position bigint, cut_hash text, removed integer, cut_older_than timestamptz)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant text not null := current_organization_id();
  days constant integer := (select audit_retention_days from organizations where organization_id = tenant);
  cutoff constant timestamptz := now() - make_interval(days => days);
  begins_after bigint;
  ends_with bigint;
begin
  if days is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('audit cut ' || tenant, 0));
  select coalesce(max(cut.position), 0) into begins_after from audit_cuts as cut where cut.organization_id = tenant;

  -- A seal without its event is not old: what somebody took out stays provable.
  with oldest as (
    select seal.position, coalesce(event.at < cutoff, false) as is_old from audit_seals as seal
    left join audit_events as event on event.organization_id = seal.organization_id and event.id = seal.event_id
    where seal.organization_id = tenant and seal.position > begins_after order by seal.position limit at_most)
  select coalesce((select min(oldest.position) - 1 from oldest where not is_old), (select max(oldest.position) from oldest))
    into ends_with;
  if ends_with is null or ends_with <= begins_after then return; end if;

  delete from audit_mentions as mention using audit_seals as seal, audit_events as event,
    lateral mentioned_ids(event.subject_id, event.payload) as mentioned(id)
  where seal.organization_id = tenant and seal.position > begins_after and seal.position <= ends_with
    and event.organization_id = tenant and event.id = seal.event_id
    and mention.organization_id = tenant and mention.mentioned_id = mentioned.id collate "C"
    and mention.at = event.at and mention.event_id = event.id;
  delete from audit_events as event using audit_seals as seal
  where seal.organization_id = tenant and seal.position > begins_after and seal.position <= ends_with
    and event.organization_id = tenant and event.id = seal.event_id;
  insert into audit_cuts (organization_id, position, hash, events, older_than, at)
    select tenant, ends_with, seal.hash, ends_with - begins_after, cutoff, now() from audit_seals as seal
    where seal.organization_id = tenant and seal.position = ends_with;
  delete from audit_seals as seal
  where seal.organization_id = tenant and seal.position > begins_after and seal.position <= ends_with;
  return query select cut.position, encode(cut.hash, 'hex'), cut.events, cut.older_than from audit_cuts as cut
    where cut.organization_id = tenant and cut.position = ends_with;
end $$;
comment on function remove_old_audit_events is 'Removes the oldest events that the retention setting lets go, and writes down where the chain begins.';
revoke execute on function remove_old_audit_events from public;
grant execute on function remove_old_audit_events to rollcall_app;

------------------------------------------------------------------ What is there already

alter table audit_events no force row level security;
alter table audit_mentions no force row level security;
alter table audit_unsealed no force row level security;
insert into audit_mentions (organization_id, mentioned_id, at, event_id)
  select organization_id, mentioned.id, at, audit_events.id
  from audit_events, lateral mentioned_ids(subject_id, payload) as mentioned(id);
insert into audit_unsealed (organization_id, event_id) select organization_id, id from audit_events;
alter table audit_events force row level security;
alter table audit_mentions force row level security;
alter table audit_unsealed force row level security;
