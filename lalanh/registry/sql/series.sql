-- Counts of villages over the years, also of villages of units that became part of the actor's units: their rows stay where they were
-- counted, so row security would hide the past from who inherited it. Sums only, no household.
create or replace function registry_village_years(paths text[])
  returns table (round_id bigint, village_path text, poor bigint, near_poor bigint, poor_persons bigint, near_poor_persons bigint, minority_poor bigint,
                 pending bigint, households integer, persons integer, minority_households integer)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with recursive mine as (
    select id, path, 0 steps from units_unit
    where path >= current_setting('app.lo', true) and path < current_setting('app.hi', true) and current_setting('app.hi', true) <> ''
    union
    select o.id, o.path, m.steps + 1 from mine m join units_unitlink l on l.new_id = m.id join units_unit o on o.id = l.old_id where m.steps < 9
  ), allowed as (
    select v.id, v.path from units_unit v
    where v.path = any(paths) and exists (select 1 from mine m where starts_with(v.path || '.', m.path || '.'))
  ), counted as (
    select c.round_id, c.village_id,
      sum(c.households) filter (where c.poverty_class = 'poor' and c.movement in ('stayed', 'near_to_poor', 'relapse', 'new', 'other_in') and c.state not in ('dropped', 'refused')) poor,
      sum(c.households) filter (where c.poverty_class = 'near_poor' and c.movement in ('stayed', 'poor_to_near', 'relapse', 'new', 'other_in') and c.state not in ('dropped', 'refused')) near_poor,
      sum(c.persons) filter (where c.poverty_class = 'poor' and c.movement in ('stayed', 'near_to_poor', 'relapse', 'new', 'other_in') and c.state not in ('dropped', 'refused')) poor_persons,
      sum(c.persons) filter (where c.poverty_class = 'near_poor' and c.movement in ('stayed', 'poor_to_near', 'relapse', 'new', 'other_in') and c.state not in ('dropped', 'refused')) near_poor_persons,
      sum(c.minority) filter (where c.poverty_class = 'poor' and c.movement in ('stayed', 'near_to_poor', 'relapse', 'new', 'other_in') and c.state not in ('dropped', 'refused')) minority_poor,
      sum(c.households) filter (where c.movement = 'pending' and c.state not in ('dropped', 'refused')) pending
    from registry_cell c join allowed a on a.id = c.village_id group by 1, 2
  ), known as (
    select round_id, village_id from counted union select r.round_id, r.village_id from registry_roundvillage r join allowed a on a.id = r.village_id
  )
  select k.round_id, a.path::text, coalesce(c.poor, 0)::bigint, coalesce(c.near_poor, 0)::bigint, coalesce(c.poor_persons, 0)::bigint, coalesce(c.near_poor_persons, 0)::bigint,
    coalesce(c.minority_poor, 0)::bigint, coalesce(c.pending, 0)::bigint, r.households, r.persons, r.minority_households
  from known k join allowed a on a.id = k.village_id left join counted c using (round_id, village_id) left join registry_residentcount r using (round_id, village_id)
$$;

-- The rounds themselves, as far as their villages may be read above: name, year, standard, nothing of households.
create or replace function registry_rounds_named(ids bigint[])
  returns table (id bigint, year smallint, kind text, name text, standard text, review_on date, opens_on date, closed boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select id, year, kind::text, name::text, standard::text, review_on, opens_on, state = 'closed' from registry_reviewround
  where id = any(ids) and kind <> 'ad_hoc' and current_setting('app.hi', true) <> ''
$$;
