-- A policy that looks into another table cannot be kept on the shards of a distributed database (docs/distributing.md), and is planned
-- anew with every statement. What hangs on a membership is read as its Organization, one after the other; which Organizations
-- those are, a transaction says once it has read the own memberships.
drop policy own_roles on member_roles;
drop policy own_seats on seats;
drop policy own_organizations on organizations;
create policy own_organizations on organizations for select to rollcall_app
  using (organization_id = any (string_to_array(current_setting('rollcall.own_organizations', true), ',')));
