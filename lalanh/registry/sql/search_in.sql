-- Names in words within a part of the scope: a list narrowed to a commune looks for its thousand people there, not in the whole province.
-- Like registry_search it applies the range of the scope itself; a part outside of it finds nothing. Planned for the place and the words
-- at hand: the index of places helps in a village and costs five times the search in a province.
create or replace function registry_search_in(words text, low text, high text, most integer) returns table (person_id bigint, household_id bigint)
  language plpgsql stable security definer set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as $$ begin
  return query select p.id, m.household_id from registry_person p left join registry_membership m on m.person_id = p.id and m.left_on is null
  where to_tsvector('simple'::regconfig, p.name_fold) @@ to_tsquery('simple'::regconfig, words) and p.merged_into_id is null
    and p.unit_path >= current_setting('app.lo', true) and p.unit_path < current_setting('app.hi', true) and p.unit_path >= low and p.unit_path < high
  limit most;
end $$;
