------------------------------------------------------------------ Admin API keys

create table admin_keys (
  organization_id text collate "C" not null references organizations on delete cascade,
  id text collate "C" not null,
  name text not null check (name <> ''),
  secret_hash text collate "C" not null,
  mask text not null,
  permissions text[] not null,
  responsible_id text collate "C" not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  replaced_by text collate "C",
  overlap_until timestamptz,
  revoked_at timestamptz,
  revoke_reason text check (revoke_reason in ('by_hand', 'responsible_removed')),
  last_used_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, secret_hash),
  foreign key (organization_id, responsible_id) references members (organization_id, id),
  foreign key (organization_id, replaced_by) references admin_keys (organization_id, id),
  check ((replaced_by is null) = (overlap_until is null)),
  check ((revoked_at is null) = (revoke_reason is null))
);
create index admin_keys_by_responsible on admin_keys (organization_id, responsible_id) where revoked_at is null;
comment on table admin_keys is 'Secrets that open the Admin API to programs, as hashes.';
comment on column admin_keys.organization_id is 'The tenant.';
comment on column admin_keys.id is 'adk_ and a UUIDv7.';
comment on column admin_keys.name is 'As people read it: which program uses it.';
comment on column admin_keys.secret_hash is 'SHA-256 of the key, in hexadecimal.';
comment on column admin_keys.mask is 'Enough of the key to recognise it.';
comment on column admin_keys.permissions is 'What it may do at most: permissions of the Organization.';
comment on column admin_keys.responsible_id is 'The member who answers for it, beyond whose permissions it never goes.';
comment on column admin_keys.created_at is 'When it was made.';
comment on column admin_keys.expires_at is 'When it ends by itself.';
comment on column admin_keys.replaced_by is 'The key that took its place when it was rotated.';
comment on column admin_keys.overlap_until is 'Until when it works beside that one.';
comment on column admin_keys.revoked_at is 'When it was revoked.';
comment on column admin_keys.revoke_reason is 'Why: by hand, or because who answered for it was removed.';
comment on column admin_keys.last_used_at is 'When it was last used, to a few minutes.';

------------------------------------------------------------------ Requests that are sent again

create table idempotent_answers (
  organization_id text collate "C" not null references organizations on delete cascade,
  caller_id text collate "C" not null,
  key text collate "C" not null,
  request_mac text collate "C" not null,
  sealed_answer text,
  at timestamptz not null,
  primary key (organization_id, caller_id, key)
);
create index idempotent_answers_by_time on idempotent_answers (at);
comment on table idempotent_answers is 'What requests with an Idempotency-Key were answered, for 24 hours, written with the change itself.';
comment on column idempotent_answers.organization_id is 'The tenant.';
comment on column idempotent_answers.caller_id is 'The member or the Admin API key that sent it.';
comment on column idempotent_answers.key is 'The Idempotency-Key.';
comment on column idempotent_answers.request_mac is 'Tells whether the same request comes again, without saying what was in it.';
comment on column idempotent_answers.sealed_answer is 'The answer, encrypted: it may hold a secret that is shown once. Empty where the change is made and the answer is not there yet.';
comment on column idempotent_answers.at is 'When it was answered.';

comment on column audit_events.actor_kind is 'member, admin_key, user, directory, operator, system or anonymous.';

------------------------------------------------------------------ Row-level security and what the application may do

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['admin_keys', 'idempotent_answers']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy own_organization on %I using (organization_id = current_organization_id()) with check (organization_id = current_organization_id())', tenant_table);
    execute format('grant select, insert, update, delete on %I to rollcall_app', tenant_table);
  end loop;
end $$;

-- Housekeeping is about no Organization: while the setting is on, what is old can be deleted, and nothing else.
create policy housekeeping_reads on idempotent_answers for select to rollcall_app
  using (current_setting('rollcall.housekeeping', true) = 'on' and at < now() - interval '24 hours');
create policy housekeeping_deletes on idempotent_answers for delete to rollcall_app
  using (current_setting('rollcall.housekeeping', true) = 'on' and at < now() - interval '24 hours');
