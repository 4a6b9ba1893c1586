-- A query names its Organization, and so does every policy. With = twice the planner takes that for two conditions, multiplies
-- them, and plans for far too few rows. So policies ask by an operator of their own, over the same function: it uses no index
-- and the planner presumes nothing of it. The index comes from the query.
create operator === (function = texteq, leftarg = text, rightarg = text);
comment on operator === (text, text) is '= for policies: the planner presumes nothing of it.';

do $$
declare
  one record;
  condition text;
begin
  for one in select polrelid::regclass as tenant_table, polname as name, attname as tenant
    from pg_policy join pg_attribute on attrelid = polrelid and attname in ('organization_id', 'held_by')
    where polname in ('own_organization', 'own_domains')
  loop
    condition := format('%I === current_organization_id()', one.tenant);
    execute format('alter policy %I on %s using (%s) with check (%s)', one.name, one.tenant_table, condition, condition);
  end loop;
end $$;
