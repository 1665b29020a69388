-- A closed round is frozen: what it counted stays as it was published.
create or replace function registry_frozen_cases() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select 1 from changed_rows c join registry_reviewround r on r.id = c.round_id where r.state = 'closed') then
    raise exception 'closed round' using errcode = 'integrity_constraint_violation', constraint = 'round_is_closed';
  end if;
  return null;
end $$;
create trigger frozen_insert after insert on registry_reviewcase referencing new table as changed_rows for each statement execute function registry_frozen_cases();
create trigger frozen_update after update on registry_reviewcase referencing old table as changed_rows for each statement execute function registry_frozen_cases();
create trigger frozen_delete after delete on registry_reviewcase referencing old table as changed_rows for each statement execute function registry_frozen_cases();
create trigger frozen_insert after insert on registry_residentcount referencing new table as changed_rows for each statement execute function registry_frozen_cases();
create trigger frozen_update after update on registry_residentcount referencing old table as changed_rows for each statement execute function registry_frozen_cases();
create trigger frozen_delete after delete on registry_residentcount referencing old table as changed_rows for each statement execute function registry_frozen_cases();

create or replace function registry_frozen_answers() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select 1 from changed_rows a join registry_reviewcase c on c.id = a.case_id join registry_reviewround r on r.id = c.round_id where r.state = 'closed') then
    raise exception 'closed round' using errcode = 'integrity_constraint_violation', constraint = 'round_is_closed';
  end if;
  return null;
end $$;
create trigger frozen_insert after insert on registry_survey referencing new table as changed_rows for each statement execute function registry_frozen_answers();
create trigger frozen_update after update on registry_survey referencing new table as changed_rows for each statement execute function registry_frozen_answers();
create trigger frozen_delete after delete on registry_survey referencing old table as changed_rows for each statement execute function registry_frozen_answers();
create trigger frozen_insert after insert on registry_memberanswer referencing new table as changed_rows for each statement execute function registry_frozen_answers();
create trigger frozen_update after update on registry_memberanswer referencing new table as changed_rows for each statement execute function registry_frozen_answers();
create trigger frozen_delete after delete on registry_memberanswer referencing old table as changed_rows for each statement execute function registry_frozen_answers();

-- A closed round is not opened again.
create or replace function registry_round_stays_closed() returns trigger language plpgsql as $$
begin
  if old.state = 'closed' then
    raise exception 'closed round' using errcode = 'integrity_constraint_violation', constraint = 'round_is_closed';
  end if;
  return new;
end $$;
create trigger stays_closed before update or delete on registry_reviewround for each row execute function registry_round_stays_closed();

-- Names in words, under row security: full text operators are not leakproof, so the policy would forbid their index. The function applies the same range itself.
create index registry_person_words on registry_person using gin (to_tsvector('simple'::regconfig, name_fold));
create or replace function registry_search(words text, most integer) returns table (person_id bigint, household_id bigint)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, m.household_id from registry_person p left join registry_membership m on m.person_id = p.id and m.left_on is null
  where to_tsvector('simple'::regconfig, p.name_fold) @@ to_tsquery('simple'::regconfig, words) and p.merged_into_id is null
    and p.unit_path >= current_setting('app.lo', true) and p.unit_path < current_setting('app.hi', true)
  limit most $$;

-- A household goes to another village, perhaps of another commune: the giving side hands over the rows that the policy would not let it write there.
-- Cases of rounds stay where they were counted.
create or replace function registry_transfer(household bigint, village bigint) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  here text;
  there text;
begin
  select unit_path into here from registry_household where id = household for update;
  select path into there from units_unit where id = village;
  if here is null or there is null or here < current_setting('app.lo', true) or here >= current_setting('app.hi', true) then
    raise exception 'outside scope' using errcode = 'insufficient_privilege';
  end if;
  update registry_household set village_id = village, unit_path = there, version = version + 1 where id = household;
  update registry_person set unit_path = there where id in (select person_id from registry_membership where household_id = household and left_on is null);
  update registry_identifier set unit_path = there where person_id in (select person_id from registry_membership where household_id = household and left_on is null);
  update registry_missingnumber set unit_path = there where person_id in (select person_id from registry_membership where household_id = household and left_on is null);
  update registry_persontrait set unit_path = there where person_id in (select person_id from registry_membership where household_id = household and left_on is null);
  update registry_membership set unit_path = there where household_id = household;
  update registry_classrecord set unit_path = there where household_id = household;
  update registry_exitregistration set unit_path = there where household_id = household;
  update registry_certificateyear set unit_path = there where certificate_id in (select id from registry_certificate where household_id = household);
  update registry_certificate set unit_path = there where household_id = household;
end $$;
