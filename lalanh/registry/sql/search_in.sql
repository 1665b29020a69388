-- Names in words within a part of the scope: a list narrowed to a commune looks for its thousand people there, not in the whole province.
-- Like registry_search it applies the range of the scope itself; a part outside of it finds nothing.
create or replace function registry_search_in(words text, low text, high text, most integer) returns table (person_id bigint, household_id bigint)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, m.household_id from registry_person p left join registry_membership m on m.person_id = p.id and m.left_on is null
  where to_tsvector('simple'::regconfig, p.name_fold) @@ to_tsquery('simple'::regconfig, words) and p.merged_into_id is null
    and p.unit_path >= current_setting('app.lo', true) and p.unit_path < current_setting('app.hi', true) and p.unit_path >= low and p.unit_path < high
  limit most $$;
