-- Taking back an import: what it wrote into insert-only tables goes with the households that nobody touched. The audit keeps every row that went.
-- `gone` are households of that batch that the caller is about to delete; class records of the batch on other households go too, unless something rests on them.
create or replace function registry_forget_import(batch bigint, gone bigint[]) returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  here text;
  forgotten integer;
begin
  select unit_path into here from registry_importbatch where id = batch;
  if here is null or here < current_setting('app.lo', true) or here >= current_setting('app.hi', true) then
    raise exception 'outside scope' using errcode = 'insufficient_privilege';
  end if;
  delete from registry_classrecord r where r.batch_id = batch and r.source = 'import' and r.unit_path >= current_setting('app.lo', true) and r.unit_path < current_setting('app.hi', true)
    and not exists (select 1 from registry_classrecord c where c.corrects_id = r.id) and not exists (select 1 from registry_certificateyear y where y.record_id = r.id)
    and (r.household_id = any (gone) or not exists (select 1 from registry_household h where h.id = r.household_id and h.batch_id = batch));
  get diagnostics forgotten = row_count;
  update registry_sensitiveread set household_id = null
  where household_id in (select h.id from registry_household h where h.id = any (gone) and h.batch_id = batch);
  return forgotten;
end $$;
