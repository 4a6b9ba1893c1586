-- How much waits is about no Organization: while the setting is on, deliveries that wait can be counted, whoever's they are.
create policy counting_reads on webhook_deliveries for select to rollcall_app
  using (current_setting('rollcall.counting_webhooks', true) = 'on' and status = 'waiting');
