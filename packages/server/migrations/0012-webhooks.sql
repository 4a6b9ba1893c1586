------------------------------------------------------------------ Endpoints

create table webhook_endpoints (
  organization_id text collate "C" not null references organizations on delete cascade,
  id text collate "C" not null,
  url text not null check (url <> ''),
  description text not null default '',
  events text[],
  secret_sealed text not null,
  previous_secret_sealed text,
  previous_until timestamptz,
  disabled_at timestamptz,
  disabled_because text check (disabled_because in ('by_hand', 'gone', 'failing')),
  next_sequence bigint not null default 1 check (next_sequence > 0),
  last_due_at timestamptz,
  is_slow boolean not null default false,
  failures integer not null default 0 check (failures >= 0),
  failing_since timestamptz,
  resting_until timestamptz,
  last_tried_at timestamptz,
  last_succeeded_at timestamptz,
  trying_delivery_id text collate "C",
  trying_number integer,
  trying_until timestamptz,
  created_by text collate "C",
  created_by_name text not null default '',
  created_at timestamptz not null,
  deleted_at timestamptz,
  primary key (organization_id, id),
  check ((disabled_at is null) = (disabled_because is null)),
  check ((trying_delivery_id is null) = (trying_number is null) and (trying_delivery_id is null) = (trying_until is null))
);
comment on table webhook_endpoints is 'Where an Organization has its events sent. Who holds the lock of a row numbers its deliveries and begins and ends their tries.';
comment on column webhook_endpoints.organization_id is 'The tenant.';
comment on column webhook_endpoints.id is 'whe_ and a UUIDv7.';
comment on column webhook_endpoints.url is 'Where it is. The path and query may hold a secret of the receiver.';
comment on column webhook_endpoints.description is 'What it is for, as people read it.';
comment on column webhook_endpoints.events is 'The events that it is told; empty for all, also those to come.';
comment on column webhook_endpoints.secret_sealed is 'The secret that signs, encrypted with a key made from the secret of the server.';
comment on column webhook_endpoints.previous_secret_sealed is 'The secret before the last rotation, encrypted.';
comment on column webhook_endpoints.previous_until is 'Until when that one signs as well.';
comment on column webhook_endpoints.disabled_at is 'Since when nothing is sent.';
comment on column webhook_endpoints.disabled_because is 'Somebody did it, the receiver answered 410, or nothing but errors came for days.';
comment on column webhook_endpoints.next_sequence is 'The number of the next delivery: from 1, without a gap.';
comment on column webhook_endpoints.last_due_at is 'When the last delivery was first due; the next one is never due before it, whatever the clocks say.';
comment on column webhook_endpoints.is_slow is 'Whether the last answer took long: then it is delivered to beside the others, where it holds nobody up.';
comment on column webhook_endpoints.failures is 'How many tries in a row have failed.';
comment on column webhook_endpoints.failing_since is 'Since when every try has failed.';
comment on column webhook_endpoints.resting_until is 'Until when nothing is sent, because it failed several times in a row or asked for it.';
comment on column webhook_endpoints.last_tried_at is 'When the last finished try began.';
comment on column webhook_endpoints.last_succeeded_at is 'When the last try that went well began.';
comment on column webhook_endpoints.trying_delivery_id is 'The delivery that is being tried now. There is one at a time.';
comment on column webhook_endpoints.trying_number is 'Which try of it that is.';
comment on column webhook_endpoints.trying_until is 'Whoever tries has ended by then, or is gone.';
comment on column webhook_endpoints.created_by is 'The member who made it.';
comment on column webhook_endpoints.created_by_name is 'Their name at that time.';
comment on column webhook_endpoints.created_at is 'When it was made.';
comment on column webhook_endpoints.deleted_at is 'When it was deleted. Then nobody sees it, and a job clears up what it leaves.';

------------------------------------------------------------------ What is to be told

-- No foreign keys: checking one would make writers wait for whoever holds the lock of the Organization.
create table webhook_backlog (
  organization_id text collate "C" not null,
  event_id text collate "C" not null,
  primary key (organization_id, event_id)
);
comment on table webhook_backlog is 'Events that endpoints have not been given yet: written with the change, taken out by the job that makes deliveries of them.';
comment on column webhook_backlog.organization_id is 'The tenant.';
comment on column webhook_backlog.event_id is 'The event in the outbox.';

create table webhook_deliveries (
  organization_id text collate "C" not null,
  id text collate "C" not null,
  endpoint_id text collate "C" not null,
  event_id text collate "C" not null,
  event text not null,
  sequence bigint not null check (sequence > 0),
  body text not null,
  status text not null default 'waiting' check (status in ('waiting', 'succeeded', 'failed')),
  tries integer not null default 0 check (tries >= 0),
  tries_before integer not null default 0 check (tries_before between 0 and tries),
  created_at timestamptz not null,
  next_try_at timestamptz,
  last_tried_at timestamptz,
  last_status integer,
  last_error text,
  primary key (organization_id, id),
  unique (organization_id, endpoint_id, sequence),
  unique (organization_id, endpoint_id, event_id),
  foreign key (organization_id, endpoint_id) references webhook_endpoints (organization_id, id) on delete cascade,
  check ((status = 'waiting') = (next_try_at is not null))
);
create index webhook_deliveries_due on webhook_deliveries (organization_id, endpoint_id, next_try_at, sequence) where status = 'waiting';
create index webhook_deliveries_by_status on webhook_deliveries (organization_id, endpoint_id, status, sequence);
create index webhook_deliveries_by_age on webhook_deliveries (created_at);
comment on table webhook_deliveries is 'One event for one endpoint, for 30 days.';
comment on column webhook_deliveries.organization_id is 'The tenant.';
comment on column webhook_deliveries.id is 'whd_ and a UUIDv7.';
comment on column webhook_deliveries.endpoint_id is 'Who is told.';
comment on column webhook_deliveries.event_id is 'The event; the receiver knows a repetition by it.';
comment on column webhook_deliveries.event is 'The name of the event.';
comment on column webhook_deliveries.sequence is 'Its place among what the endpoint is told.';
comment on column webhook_deliveries.body is 'What is sent, word by word, at every try.';
comment on column webhook_deliveries.status is 'waiting for its first or next try, succeeded, or failed when it was given up.';
comment on column webhook_deliveries.tries is 'How many tries have begun.';
comment on column webhook_deliveries.tries_before is 'How many of them had begun when it was last sent again by hand; since then they count anew.';
comment on column webhook_deliveries.created_at is 'When it was made.';
comment on column webhook_deliveries.next_try_at is 'When it is due, while it waits.';
comment on column webhook_deliveries.last_tried_at is 'When the last try began.';
comment on column webhook_deliveries.last_status is 'The HTTP status of the last answer; empty when there was none.';
comment on column webhook_deliveries.last_error is 'Why the last try failed, in plain words.';

create table webhook_tries (
  organization_id text collate "C" not null,
  delivery_id text collate "C" not null,
  number integer not null check (number > 0),
  outcome text not null default 'running' check (outcome in ('running', 'succeeded', 'failed', 'interrupted')),
  started_at timestamptz not null,
  milliseconds integer,
  request_headers jsonb not null,
  response_status integer,
  response_headers jsonb,
  response_body text,
  response_cut boolean not null default false,
  error text,
  primary key (organization_id, delivery_id, number),
  foreign key (organization_id, delivery_id) references webhook_deliveries (organization_id, id) on delete cascade
);
comment on table webhook_tries is 'Every try of a delivery, written down when it begins and when it ends.';
comment on column webhook_tries.organization_id is 'The tenant.';
comment on column webhook_tries.delivery_id is 'What was sent.';
comment on column webhook_tries.number is 'Which try, from 1.';
comment on column webhook_tries.outcome is 'How it ended; interrupted when the server was gone before it knew.';
comment on column webhook_tries.started_at is 'When it began.';
comment on column webhook_tries.milliseconds is 'How long it took.';
comment on column webhook_tries.request_headers is 'What was sent besides the body.';
comment on column webhook_tries.response_status is 'The HTTP status of the answer.';
comment on column webhook_tries.response_headers is 'The headers of the answer.';
comment on column webhook_tries.response_body is 'The answer, cut where it is long.';
comment on column webhook_tries.response_cut is 'Whether it was cut.';
comment on column webhook_tries.error is 'Why it failed, in plain words.';

create table webhook_replays (
  organization_id text collate "C" not null,
  id text collate "C" not null,
  endpoint_id text collate "C" not null,
  which text not null check (which in ('failed', 'all')),
  since timestamptz not null,
  total integer not null check (total >= 0),
  replayed integer not null default 0 check (replayed between 0 and total),
  after_sequence bigint not null default 0,
  started_at timestamptz not null,
  started_by_name text not null default '',
  finished_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, endpoint_id) references webhook_endpoints (organization_id, id) on delete cascade
);
create unique index webhook_replays_running on webhook_replays (organization_id, endpoint_id) where finished_at is null;
create index webhook_replays_by_endpoint on webhook_replays (organization_id, endpoint_id, id);
comment on table webhook_replays is 'Sending deliveries again, step by step. One at a time for each endpoint.';
comment on column webhook_replays.organization_id is 'The tenant.';
comment on column webhook_replays.id is 'whr_ and a UUIDv7.';
comment on column webhook_replays.endpoint_id is 'Who is told again.';
comment on column webhook_replays.which is 'Those that failed, or all.';
comment on column webhook_replays.since is 'Deliveries made from then on, and before the replay began.';
comment on column webhook_replays.total is 'How many there are to send again.';
comment on column webhook_replays.replayed is 'How many of them are back in line.';
comment on column webhook_replays.after_sequence is 'How far it has come.';
comment on column webhook_replays.started_at is 'When it began.';
comment on column webhook_replays.started_by_name is 'Who asked for it.';
comment on column webhook_replays.finished_at is 'When the last one was back in line.';

------------------------------------------------------------------ Row-level security and what the application may do

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['webhook_endpoints', 'webhook_backlog', 'webhook_deliveries', 'webhook_tries', 'webhook_replays']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy own_organization on %I using (organization_id = current_organization_id()) with check (organization_id = current_organization_id())', tenant_table);
    execute format('grant select, insert, update, delete on %I to rollcall_app', tenant_table);
  end loop;
end $$;

-- Clearing up is about no Organization: while the setting is on, what is old can be deleted, and nothing else.
create policy clearing_reads on webhook_deliveries for select to rollcall_app
  using (current_setting('rollcall.clearing_webhooks', true) = 'on' and created_at < now() - interval '30 days');
create policy clearing_deletes on webhook_deliveries for delete to rollcall_app
  using (current_setting('rollcall.clearing_webhooks', true) = 'on' and created_at < now() - interval '30 days');
