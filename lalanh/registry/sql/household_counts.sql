-- How many open households and members a village has, by class and people: kept with every write, so that a list's total costs a few rows.
create or replace view registry_householdcount_recomputed with (security_invoker = true) as
  select village_id, unit_path, poverty_class, coalesce(ethnicity_id, '') ethnicity, count(*)::int households, sum(member_count)::int people
  from registry_household where closed_on is null group by 1, 2, 3, 4;

create or replace function registry_counts_insert() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$ begin
  insert into registry_householdcount as t (village_id, unit_path, poverty_class, ethnicity, households, people)
  select village_id, unit_path, poverty_class, coalesce(ethnicity_id, ''), count(*), sum(member_count) from new_rows where closed_on is null group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (village_id, unit_path, poverty_class, ethnicity) do update set households = t.households + excluded.households, people = t.people + excluded.people;
  return null;
end $$;

create or replace function registry_counts_delete() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$ begin
  insert into registry_householdcount as t (village_id, unit_path, poverty_class, ethnicity, households, people)
  select village_id, unit_path, poverty_class, coalesce(ethnicity_id, ''), -count(*), -sum(member_count) from old_rows where closed_on is null group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (village_id, unit_path, poverty_class, ethnicity) do update set households = t.households + excluded.households, people = t.people + excluded.people;
  return null;
end $$;

-- Writes that change nothing countable touch no count: two people at work in one village don't wait for each other.
create or replace function registry_counts_update() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$ begin
  insert into registry_householdcount as t (village_id, unit_path, poverty_class, ethnicity, households, people)
  select village_id, unit_path, poverty_class, ethnicity, sum(n), sum(p) from (
    select village_id, unit_path, poverty_class, coalesce(ethnicity_id, '') ethnicity, 1 n, member_count::int p from new_rows where closed_on is null
    union all select village_id, unit_path, poverty_class, coalesce(ethnicity_id, ''), -1, -member_count::int from old_rows where closed_on is null) d
  group by 1, 2, 3, 4 having sum(n) <> 0 or sum(p) <> 0 order by 1, 2, 3, 4
  on conflict (village_id, unit_path, poverty_class, ethnicity) do update set households = t.households + excluded.households, people = t.people + excluded.people;
  return null;
end $$;

create trigger counts_insert after insert on registry_household referencing new table as new_rows for each statement execute function registry_counts_insert();
create trigger counts_update after update on registry_household referencing old table as old_rows new table as new_rows for each statement execute function registry_counts_update();
create trigger counts_delete after delete on registry_household referencing old table as old_rows for each statement execute function registry_counts_delete();

insert into registry_householdcount (village_id, unit_path, poverty_class, ethnicity, households, people)
  select village_id, unit_path, poverty_class, ethnicity, households, people from registry_householdcount_recomputed;
