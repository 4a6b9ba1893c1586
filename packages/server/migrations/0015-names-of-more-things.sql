create or replace view named_things with (security_invoker = true) as
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
  select organization_id, id, email from invitations
  union all
  select organization_id, organization_id, name from organizations
  union all
  select organization_id, id, name from admin_keys
  union all
  -- The path of an address may hold a secret.
  select organization_id, id, coalesce(nullif(description, ''), split_part(url, '/', 3)) from webhook_endpoints
    where deleted_at is null;
