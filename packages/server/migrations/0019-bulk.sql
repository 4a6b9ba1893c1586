------------------------------------------------------------------ Changes to many

create table bulk_jobs (
  organization_id text collate "C" not null references organizations on delete cascade,
  id text collate "C" not null,
  kind text not null check (kind in ('members', 'invitations')),
  action jsonb not null,
  state text not null default 'previewing' check (state in ('previewing', 'ready', 'running', 'finished', 'cancelled', 'stopped')),
  total integer not null check (total >= 0),
  preview_changed integer not null default 0,
  preview_unchanged integer not null default 0,
  preview_refused integer not null default 0,
  result_changed integer not null default 0,
  result_unchanged integer not null default 0,
  result_refused integer not null default 0,
  acts_as jsonb not null,
  stopped_code text,
  stopped_detail text,
  created_at timestamptz not null,
  created_by_name text not null default '',
  started_at timestamptz,
  started_by_name text not null default '',
  ended_at timestamptz,
  primary key (organization_id, id),
  check (preview_changed + preview_unchanged + preview_refused between 0 and total),
  check (result_changed + result_unchanged + result_refused between 0 and total),
  check ((state in ('finished', 'cancelled', 'stopped')) = (ended_at is not null)),
  check ((state = 'stopped') = (stopped_code is not null))
);
create index bulk_jobs_open on bulk_jobs (organization_id) where ended_at is null;
create index bulk_jobs_by_age on bulk_jobs (created_at);
comment on table bulk_jobs is 'Changes to many, for 30 days. Who holds the lock of a row does the next of its items. Its counts say how far it is: items are done in their order.';
comment on column bulk_jobs.organization_id is 'The tenant.';
comment on column bulk_jobs.id is 'blk_ and a UUIDv7.';
comment on column bulk_jobs.kind is 'About members, or about people to invite.';
comment on column bulk_jobs.action is 'What it does to each member; where it invites, what the mails say and how the file was read.';
comment on column bulk_jobs.state is 'Its effect is worked out, it waits to be confirmed, runs, or has ended.';
comment on column bulk_jobs.total is 'How many items it has.';
comment on column bulk_jobs.preview_changed is 'How many it would change.';
comment on column bulk_jobs.preview_unchanged is 'How many are already as it would make them.';
comment on column bulk_jobs.preview_refused is 'How many would be refused.';
comment on column bulk_jobs.result_changed is 'How many it has changed.';
comment on column bulk_jobs.result_unchanged is 'How many were already as it would have made them.';
comment on column bulk_jobs.result_refused is 'How many were refused.';
comment on column bulk_jobs.acts_as is 'By whose rights it works, which are asked anew with every few items, and from where they asked for it.';
comment on column bulk_jobs.stopped_code is 'The refusal that stopped it.';
comment on column bulk_jobs.stopped_detail is 'The same in a sentence.';
comment on column bulk_jobs.created_at is 'When it was asked for.';
comment on column bulk_jobs.created_by_name is 'Who asked for it, by the name of that time.';
comment on column bulk_jobs.started_at is 'When it was confirmed.';
comment on column bulk_jobs.started_by_name is 'Who confirmed it, by the name of that time.';
comment on column bulk_jobs.ended_at is 'When it was finished, cancelled or stopped.';

create table bulk_items (
  organization_id text collate "C" not null,
  job_id text collate "C" not null,
  number integer not null check (number > 0),
  member_id text collate "C",
  line integer,
  email text,
  wish jsonb,
  preview text check (preview in ('changed', 'unchanged', 'refused')),
  preview_code text,
  preview_detail text,
  preview_column text,
  result text check (result in ('changed', 'unchanged', 'refused')),
  result_code text,
  result_detail text,
  result_column text,
  primary key (organization_id, job_id, number),
  foreign key (organization_id, job_id) references bulk_jobs (organization_id, id) on delete cascade,
  check ((member_id is null) = (line is not null))
) with (fillfactor = 70);
comment on table bulk_items is 'The members, or the lines of a file, that a bulk change is about: chosen when it was asked for.';
comment on column bulk_items.organization_id is 'The tenant.';
comment on column bulk_items.job_id is 'The bulk change.';
comment on column bulk_items.number is 'Its place, from 1, without a gap.';
comment on column bulk_items.member_id is 'The member, who may be gone by now.';
comment on column bulk_items.line is 'The line of the file.';
comment on column bulk_items.email is 'The address as it stands in the file.';
comment on column bulk_items.wish is 'What the line asks for, or what is wrong with it.';
comment on column bulk_items.preview is 'What would become of it.';
comment on column bulk_items.preview_code is 'The code of the refusal, or of why nothing would change.';
comment on column bulk_items.preview_detail is 'The same in a sentence.';
comment on column bulk_items.preview_column is 'The column of the file that is to blame.';
comment on column bulk_items.result is 'What became of it.';
comment on column bulk_items.result_code is 'The code of the refusal, or of why nothing changed.';
comment on column bulk_items.result_detail is 'The same in a sentence.';
comment on column bulk_items.result_column is 'The column of the file that is to blame.';

------------------------------------------------------------------ Row-level security and what the application may do

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['bulk_jobs', 'bulk_items']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy own_organization on %I using (organization_id = current_organization_id()) with check (organization_id = current_organization_id())', tenant_table);
    execute format('grant select, insert, update, delete on %I to rollcall_app', tenant_table);
  end loop;
end $$;

-- Clearing up is about no Organization: while the setting is on, what is old can be deleted, and nothing else.
create policy clearing_reads on bulk_jobs for select to rollcall_app
  using (current_setting('rollcall.clearing_bulk', true) = 'on' and created_at < now() - interval '30 days');
create policy clearing_deletes on bulk_jobs for delete to rollcall_app
  using (current_setting('rollcall.clearing_bulk', true) = 'on' and created_at < now() - interval '30 days');
