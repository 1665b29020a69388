-- Names of rounds for the series of years: those that the actor may see (of the own units, above and below), and those that counted a village
-- which the actor's units inherited. An id says nothing about who may know it.
create or replace function registry_rounds_named(ids bigint[])
  returns table (id bigint, year smallint, kind text, name text, standard text, review_on date, opens_on date, closed boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with recursive mine as (
    select id, path, 0 steps from units_unit
    where path >= current_setting('app.lo', true) and path < current_setting('app.hi', true) and current_setting('app.hi', true) <> ''
    union
    select o.id, o.path, m.steps + 1 from mine m join units_unitlink l on l.new_id = m.id join units_unit o on o.id = l.old_id where m.steps < 9
  )
  select r.id, r.year, r.kind::text, r.name::text, r.standard::text, r.review_on, r.opens_on, r.state = 'closed' from registry_reviewround r
  where r.id = any(ids) and r.kind <> 'ad_hoc' and current_setting('app.hi', true) <> '' and (
    (r.unit_path >= current_setting('app.lo', true) and r.unit_path < current_setting('app.hi', true))
    or starts_with(current_setting('app.path', true) || '.', r.unit_path || '.')
    or exists (select 1 from mine m join registry_roundvillage v on v.round_id = r.id where v.unit_path >= m.path and v.unit_path < m.path || '/')
    or exists (select 1 from mine m join registry_cell c on c.round_id = r.id where c.unit_path >= m.path and c.unit_path < m.path || '/')
  )
$$;
