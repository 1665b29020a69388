-- An audit row belongs to an entry: asked once a statement, not once a row as a foreign key asks (a twelfth of the time of a large import).
-- No lock is needed: an entry is written by the same statement as its rows, so nobody else sees it before both are committed.
create or replace function audit_rows_belong() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select 1 from (select distinct entry_id from new_rows) n where not exists (select 1 from kernel_auditentry e where e.id = n.entry_id)) then
    raise exception 'audit row without entry' using errcode = 'foreign_key_violation', constraint = 'auditrow_entry';
  end if;
  return null;
end $$;

create or replace function audit_entries_stay() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'UPDATE' or exists (select 1 from kernel_auditrow r where r.entry_id = old.id) then
    raise exception 'audit entry with rows' using errcode = 'foreign_key_violation', constraint = 'auditrow_entry';
  end if;
  return old;
end $$;

create or replace trigger belong_insert after insert on kernel_auditrow referencing new table as new_rows for each statement execute function audit_rows_belong();
create or replace trigger belong_update after update on kernel_auditrow referencing new table as new_rows for each statement execute function audit_rows_belong();
create or replace trigger stay_delete before delete on kernel_auditentry for each row execute function audit_entries_stay();
create or replace trigger stay_update before update of id on kernel_auditentry for each row when (old.id is distinct from new.id) execute function audit_entries_stay();

do $$
declare
  made record;
begin
  set constraints all immediate;
  for made in select conname from pg_constraint where conrelid = 'kernel_auditrow'::regclass and contype = 'f' and confrelid = 'kernel_auditentry'::regclass loop
    execute format('alter table kernel_auditrow drop constraint %I', made.conname);
  end loop;
end $$;
