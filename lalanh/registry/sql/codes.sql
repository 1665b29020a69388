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
  select coalesce(max(substring(h.code from length(place.code) + 2)::integer), 0) into highest from registry_household h
  where starts_with(h.code, place.code || '-') and substring(h.code from length(place.code) + 2) ~ '^\d{1,8}$'
    and (h.village_id = village or h.id in (select l.old_id from registry_householdlink l where l.from_village_id = village and l.kind = 'move'));
  return array(select place.code || '-' || case when n < 1000 then lpad(n::text, 3, '0') else n::text end from generate_series(highest + 1, highest + many) n);
end $$;

-- A household goes to another village, perhaps of another commune: the giving side hands over the rows that the policy would not let it write there.
-- Cases of rounds stay where they were counted. The links of the household go with it; the giving side keeps its own row of the move.
create or replace function registry_transfer(household bigint, village bigint) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  here text;
  there text;
  moving bigint[];
begin
  select unit_path into here from registry_household where id = household for update;
  select path into there from units_unit where id = village;
  if here is null or there is null or here < current_setting('app.lo', true) or here >= current_setting('app.hi', true) then
    raise exception 'outside scope' using errcode = 'insufficient_privilege';
  end if;
  -- whoever lives there, and whoever lived there last: the dead and those who left belong to the story of the household
  moving := array(select distinct m.person_id from registry_membership m where m.household_id = household and not exists
    (select 1 from registry_membership o where o.person_id = m.person_id and o.household_id <> household and o.id > m.id));
  update registry_household set village_id = village, unit_path = there, version = version + 1 where id = household;
  update registry_person set unit_path = there where id = any (moving);
  update registry_identifier set unit_path = there where person_id = any (moving);
  update registry_missingnumber set unit_path = there where person_id = any (moving);
  update registry_persontrait set unit_path = there where person_id = any (moving);
  update registry_membership set unit_path = there where household_id = household and person_id = any (moving);
  update registry_classrecord set unit_path = there where household_id = household;
  update registry_exitregistration set unit_path = there,
    officer_id = case when outcome = 'open' and substring(here from '^(.*)\.[^.]*$') <> substring(there from '^(.*)\.[^.]*$') then null else officer_id end
  where household_id = household;
  update registry_certificateyear set unit_path = there where certificate_id in (select id from registry_certificate where household_id = household);
  update registry_certificate set unit_path = there where household_id = household;
  insert into registry_householdlink (old_id, new_id, kind, "on", from_village_id, to_village_id, note, unit_path, written_at, written_by)
  select old_id, new_id, kind, "on", from_village_id, to_village_id, note, there, written_at, written_by from registry_householdlink l
  where (l.old_id = household or l.new_id = household) and l.unit_path = here
    and not exists (select 1 from registry_householdlink o where o.unit_path = there and o.old_id = l.old_id and o.new_id = l.new_id and o.kind = l.kind and o."on" = l."on" and o.to_village_id is not distinct from l.to_village_id);
end $$;
