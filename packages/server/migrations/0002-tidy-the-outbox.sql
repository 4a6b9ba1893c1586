-- Housekeeping is about no Organization: while the setting is on, and only then, events of a month ago can be deleted.
create policy housekeeping_reads on outbox for select to rollcall_app
  using (current_setting('rollcall.housekeeping', true) = 'on' and at < now() - interval '29 days');
create policy housekeeping_deletes on outbox for delete to rollcall_app
  using (current_setting('rollcall.housekeeping', true) = 'on' and at < now() - interval '29 days');
create index outbox_by_age on outbox (at);
