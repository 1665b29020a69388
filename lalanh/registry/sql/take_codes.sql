-- As in codes.sql, by two indexes: an OR over two tables read every household of the province for each village of an import.
-- The next codes "<village code>-NNN" of a village, taken under a lock until the transaction ends. Also codes of households that moved out count:
-- they keep theirs, and the one who asks may not see them any more.
create or replace function registry_take_codes(village bigint, many integer) returns text[]
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  place units_unit;
  highest integer;
begin
  select * into place from units_unit where id = village;
  if place.path is null or place.path < current_setting('app.lo', true) or place.path >= current_setting('app.hi', true) then
    raise exception 'outside scope' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtext('household codes'), village::integer);
  select coalesce(max(substring(h.code from length(place.code) + 2)::integer), 0) into highest from (
    select code from registry_household where village_id = village
    union all
    select o.code from registry_householdlink l join registry_household o on o.id = l.old_id where l.from_village_id = village and l.kind = 'move') h
  where starts_with(h.code, place.code || '-') and substring(h.code from length(place.code) + 2) ~ '^\d{1,8}$';
  return array(select place.code || '-' || case when n < 1000 then lpad(n::text, 3, '0') else n::text end from generate_series(highest + 1, highest + many) n);
end $$;
