-- Under row-level security only what cannot leak may use an index before the policies have let a row through, and LIKE is not
-- counted among it: searches read every row of an Organization. As a policy of its own the word that is searched for is
-- looked up in the index. It can only hide rows, never show one more.
create function searched_pattern() returns text language sql stable
  as $$ select coalesce(nullif(current_setting('rollcall.searched', true), ''), '%') $$;
comment on function searched_pattern is 'What the search of this moment finds; everything when nothing is searched for.';

create policy searched on members as restrictive for select to rollcall_app using (search_text like searched_pattern());
create policy searched on invitations as restrictive for select to rollcall_app using (search_text like searched_pattern());

-- What waits to be put into the index would be read through by every search.
alter index members_search set (fastupdate = off);
alter index invitations_search set (fastupdate = off);
