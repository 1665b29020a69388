-- The kept counts also by group: how many households (and their members) of a village, class and people are in each group of the
-- list's filter. Unknown (null) is in no group, as in the filter itself.
create or replace view registry_householdcount_recomputed with (security_invoker = true) as
  select village_id, unit_path, poverty_class, coalesce(ethnicity_id, '') ethnicity, count(*)::int households, sum(member_count)::int people,
    count(*) filter (where has_merit)::int merit_households, coalesce(sum(member_count) filter (where has_merit), 0)::int merit_people,
    count(*) filter (where has_no_labour)::int no_labour_households, coalesce(sum(member_count) filter (where has_no_labour), 0)::int no_labour_people,
    count(*) filter (where has_social_protection)::int social_protection_households, coalesce(sum(member_count) filter (where has_social_protection), 0)::int social_protection_people,
    count(*) filter (where is_indigenous)::int indigenous_households, coalesce(sum(member_count) filter (where is_indigenous), 0)::int indigenous_people,
    count(*) filter (where head_is_woman)::int women_households, coalesce(sum(member_count) filter (where head_is_woman), 0)::int women_people
  from registry_household where closed_on is null group by 1, 2, 3, 4;

create or replace function registry_counts_insert() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$ begin
  insert into registry_householdcount as t (village_id, unit_path, poverty_class, ethnicity, households, people, merit_households, merit_people, no_labour_households, no_labour_people, social_protection_households, social_protection_people, indigenous_households, indigenous_people, women_households, women_people)
  select village_id, unit_path, poverty_class, coalesce(ethnicity_id, ''),
    count(*), sum(member_count),
    count(*) filter (where has_merit), coalesce(sum(member_count) filter (where has_merit), 0),
    count(*) filter (where has_no_labour), coalesce(sum(member_count) filter (where has_no_labour), 0),
    count(*) filter (where has_social_protection), coalesce(sum(member_count) filter (where has_social_protection), 0),
    count(*) filter (where is_indigenous), coalesce(sum(member_count) filter (where is_indigenous), 0),
    count(*) filter (where head_is_woman), coalesce(sum(member_count) filter (where head_is_woman), 0)
  from new_rows where closed_on is null group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (village_id, unit_path, poverty_class, ethnicity) do update set
    households = t.households + excluded.households, people = t.people + excluded.people,
    merit_households = t.merit_households + excluded.merit_households, merit_people = t.merit_people + excluded.merit_people,
    no_labour_households = t.no_labour_households + excluded.no_labour_households, no_labour_people = t.no_labour_people + excluded.no_labour_people,
    social_protection_households = t.social_protection_households + excluded.social_protection_households, social_protection_people = t.social_protection_people + excluded.social_protection_people,
    indigenous_households = t.indigenous_households + excluded.indigenous_households, indigenous_people = t.indigenous_people + excluded.indigenous_people,
    women_households = t.women_households + excluded.women_households, women_people = t.women_people + excluded.women_people;
  return null;
end $$;

create or replace function registry_counts_delete() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$ begin
  insert into registry_householdcount as t (village_id, unit_path, poverty_class, ethnicity, households, people, merit_households, merit_people, no_labour_households, no_labour_people, social_protection_households, social_protection_people, indigenous_households, indigenous_people, women_households, women_people)
  select village_id, unit_path, poverty_class, coalesce(ethnicity_id, ''),
    -count(*), -sum(member_count),
    -count(*) filter (where has_merit), -coalesce(sum(member_count) filter (where has_merit), 0),
    -count(*) filter (where has_no_labour), -coalesce(sum(member_count) filter (where has_no_labour), 0),
    -count(*) filter (where has_social_protection), -coalesce(sum(member_count) filter (where has_social_protection), 0),
    -count(*) filter (where is_indigenous), -coalesce(sum(member_count) filter (where is_indigenous), 0),
    -count(*) filter (where head_is_woman), -coalesce(sum(member_count) filter (where head_is_woman), 0)
  from old_rows where closed_on is null group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (village_id, unit_path, poverty_class, ethnicity) do update set
    households = t.households + excluded.households, people = t.people + excluded.people,
    merit_households = t.merit_households + excluded.merit_households, merit_people = t.merit_people + excluded.merit_people,
    no_labour_households = t.no_labour_households + excluded.no_labour_households, no_labour_people = t.no_labour_people + excluded.no_labour_people,
    social_protection_households = t.social_protection_households + excluded.social_protection_households, social_protection_people = t.social_protection_people + excluded.social_protection_people,
    indigenous_households = t.indigenous_households + excluded.indigenous_households, indigenous_people = t.indigenous_people + excluded.indigenous_people,
    women_households = t.women_households + excluded.women_households, women_people = t.women_people + excluded.women_people;
  return null;
end $$;

-- Writes that change nothing countable touch no count: two people at work in one village don't wait for each other.
create or replace function registry_counts_update() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$ begin
  insert into registry_householdcount as t (village_id, unit_path, poverty_class, ethnicity, households, people, merit_households, merit_people, no_labour_households, no_labour_people, social_protection_households, social_protection_people, indigenous_households, indigenous_people, women_households, women_people)
  select village_id, unit_path, poverty_class, ethnicity,
    sum(households), sum(people), sum(merit_households), sum(merit_people), sum(no_labour_households), sum(no_labour_people), sum(social_protection_households), sum(social_protection_people), sum(indigenous_households), sum(indigenous_people), sum(women_households), sum(women_people)
  from (
    select village_id, unit_path, poverty_class, coalesce(ethnicity_id, '') ethnicity, 1::bigint households, member_count::bigint people,
      (case when has_merit then 1 else 0 end) merit_households, (case when has_merit then member_count else 0 end) merit_people,
      (case when has_no_labour then 1 else 0 end) no_labour_households, (case when has_no_labour then member_count else 0 end) no_labour_people,
      (case when has_social_protection then 1 else 0 end) social_protection_households, (case when has_social_protection then member_count else 0 end) social_protection_people,
      (case when is_indigenous then 1 else 0 end) indigenous_households, (case when is_indigenous then member_count else 0 end) indigenous_people,
      (case when head_is_woman then 1 else 0 end) women_households, (case when head_is_woman then member_count else 0 end) women_people
      from new_rows where closed_on is null
    union all
    select village_id, unit_path, poverty_class, coalesce(ethnicity_id, '') ethnicity, -1::bigint households, -member_count::bigint people,
      (case when has_merit then -1 else 0 end) merit_households, (case when has_merit then -member_count else 0 end) merit_people,
      (case when has_no_labour then -1 else 0 end) no_labour_households, (case when has_no_labour then -member_count else 0 end) no_labour_people,
      (case when has_social_protection then -1 else 0 end) social_protection_households, (case when has_social_protection then -member_count else 0 end) social_protection_people,
      (case when is_indigenous then -1 else 0 end) indigenous_households, (case when is_indigenous then -member_count else 0 end) indigenous_people,
      (case when head_is_woman then -1 else 0 end) women_households, (case when head_is_woman then -member_count else 0 end) women_people
      from old_rows where closed_on is null) d
  group by 1, 2, 3, 4
  having sum(households) <> 0 or sum(people) <> 0 or sum(merit_households) <> 0 or sum(merit_people) <> 0 or sum(no_labour_households) <> 0 or sum(no_labour_people) <> 0 or sum(social_protection_households) <> 0 or sum(social_protection_people) <> 0 or sum(indigenous_households) <> 0 or sum(indigenous_people) <> 0 or sum(women_households) <> 0 or sum(women_people) <> 0
  order by 1, 2, 3, 4
  on conflict (village_id, unit_path, poverty_class, ethnicity) do update set
    households = t.households + excluded.households, people = t.people + excluded.people,
    merit_households = t.merit_households + excluded.merit_households, merit_people = t.merit_people + excluded.merit_people,
    no_labour_households = t.no_labour_households + excluded.no_labour_households, no_labour_people = t.no_labour_people + excluded.no_labour_people,
    social_protection_households = t.social_protection_households + excluded.social_protection_households, social_protection_people = t.social_protection_people + excluded.social_protection_people,
    indigenous_households = t.indigenous_households + excluded.indigenous_households, indigenous_people = t.indigenous_people + excluded.indigenous_people,
    women_households = t.women_households + excluded.women_households, women_people = t.women_people + excluded.women_people;
  return null;
end $$;

update registry_householdcount t set merit_households = r.merit_households, merit_people = r.merit_people, no_labour_households = r.no_labour_households, no_labour_people = r.no_labour_people, social_protection_households = r.social_protection_households, social_protection_people = r.social_protection_people, indigenous_households = r.indigenous_households, indigenous_people = r.indigenous_people, women_households = r.women_households, women_people = r.women_people
  from registry_householdcount_recomputed r
  where r.village_id = t.village_id and r.unit_path = t.unit_path and r.poverty_class = t.poverty_class and r.ethnicity = t.ethnicity;
