------------------------------------------------------------------ Domains that Organizations claim

create table domains (
  organization_id text collate "C" not null references organizations on delete cascade,
  id text collate "C" not null,
  domain text collate "C" not null check (domain ~ '^[a-z0-9.-]{3,253}$'),
  status text not null default 'pending' check (status in ('pending', 'verified', 'unverified')),
  joining text not null default 'off' check (joining in ('off', 'join', 'request')),
  proof_token text collate "C" not null,
  claimed_by text collate "C",
  claimed_by_name text not null default '',
  created_at timestamptz not null,
  verified_at timestamptz,
  proof_lost_at timestamptz,
  last_checked_at timestamptz,
  last_outcome text check (last_outcome in ('found', 'not_found', 'other_value', 'unreachable', 'taken')),
  primary key (organization_id, id),
  unique (organization_id, domain),
  check ((status = 'pending') = (verified_at is null)),
  check (proof_lost_at is null or status <> 'pending'),
  check ((last_checked_at is null) = (last_outcome is null))
);
create index domains_by_check on domains (last_checked_at nulls first);
comment on table domains is 'Domains that an Organization claims. Whose a verified one is, is decided by verified_domains.';
comment on column domains.organization_id is 'The tenant.';
comment on column domains.id is 'dom_ and a UUIDv7.';
comment on column domains.domain is 'As DNS spells it: lower case, other alphabets as xn--, no dot at the end.';
comment on column domains.status is 'pending until the proof was found once; verified; unverified after it was gone for the time of grace.';
comment on column domains.joining is 'What people with a proven address in it may do while it is verified.';
comment on column domains.proof_token is 'What the TXT record has to say; public, and new with each claim, so that an old record proves no new one.';
comment on column domains.claimed_by is 'The member who claimed it.';
comment on column domains.claimed_by_name is 'Their name at that time.';
comment on column domains.created_at is 'When it was claimed.';
comment on column domains.verified_at is 'When it was last verified.';
comment on column domains.proof_lost_at is 'Since when the record is missing from a domain that was verified.';
comment on column domains.last_checked_at is 'When DNS was last asked.';
comment on column domains.last_outcome is 'What it said.';

------------------------------------------------------------------ Whose a domain is (global)

create table verified_domains (
  domain text collate "C" primary key,
  held_by text collate "C" not null,
  held_since timestamptz not null
);
create index verified_domains_by_holder on verified_domains (held_by);
comment on table verified_domains is 'The one Organization that proved a domain. Global, as Users are: its key is what lets one of two that race win.';
comment on column verified_domains.domain is 'As in domains.';
comment on column verified_domains.held_by is 'The id of the Organization.';
comment on column verified_domains.held_since is 'When it was verified.';

------------------------------------------------------------------ People who ask to join

create table join_requests (
  organization_id text collate "C" not null references organizations on delete cascade,
  id text collate "C" not null,
  user_id text collate "C" not null references users (id) on delete cascade,
  email text collate "C" not null check (email = lower(email)),
  domain text collate "C" not null,
  message text not null default '',
  status text not null default 'pending' check (status in ('pending', 'granted', 'declined', 'withdrawn')),
  created_at timestamptz not null,
  answered_at timestamptz,
  answered_by text,
  primary key (organization_id, id),
  check ((status = 'pending') = (answered_at is null))
);
create unique index join_requests_one_pending on join_requests (organization_id, user_id) where status = 'pending';
create index join_requests_by_status on join_requests (organization_id, status, id);
create index join_requests_of_user on join_requests (user_id);
comment on table join_requests is 'Users with a proven address in a verified domain who ask to join.';
comment on column join_requests.organization_id is 'The tenant.';
comment on column join_requests.id is 'jrq_ and a UUIDv7.';
comment on column join_requests.user_id is 'Who asks.';
comment on column join_requests.email is 'Their proven address at that time.';
comment on column join_requests.domain is 'The domain by which they may ask.';
comment on column join_requests.message is 'What they say, in their words.';
comment on column join_requests.status is 'pending, granted, declined or withdrawn.';
comment on column join_requests.created_at is 'When they asked.';
comment on column join_requests.answered_at is 'When it was answered or withdrawn.';
comment on column join_requests.answered_by is 'The name of who answered.';

------------------------------------------------------------------ Row-level security and what the application may do

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['domains', 'join_requests']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy own_organization on %I using (organization_id = current_organization_id()) with check (organization_id = current_organization_id())', tenant_table);
    execute format('grant select, insert, update, delete on %I to rollcall_app', tenant_table);
  end loop;
end $$;

-- A signed-in User sees what they asked for, wherever they did.
create policy own_requests on join_requests for select to rollcall_app using (user_id = current_user_id());

-- Looking for proofs is about no Organization: while the setting is on, and only then, claims of all of them can be found.
create policy checking_domains on domains for select to rollcall_app
  using (current_setting('rollcall.checking_domains', true) = 'on' and domain is not null);

-- An Organization writes only what is its own. Of the others a transaction sees the one domain that it asks for, never the list.
alter table verified_domains enable row level security;
alter table verified_domains force row level security;
create policy own_domains on verified_domains
  using (held_by = current_organization_id()) with check (held_by = current_organization_id());
create policy asked_domain on verified_domains for select to rollcall_app
  using (domain = nullif(current_setting('rollcall.domain', true), ''));
grant select, insert, delete on verified_domains to rollcall_app;
