-- Every write: who, when, what, why, before and after. One entry per statement, chained by hash when the transaction commits.
-- Time enters the hash as epoch, never as text: text depends on the session's time zone.
create or replace function audit_write() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  hidden text[] := tg_argv[1:];
  entry bigint;
begin
  insert into kernel_auditentry (at, actor, reason, table_name, op, row_count, digest)
  values (clock_timestamp(), coalesce(current_setting('app.actor', true), ''), coalesce(current_setting('app.reason', true), ''),
          tg_table_name, tg_argv[0], 0, '\x00') returning id into entry;
  if tg_argv[0] = 'I' then
    insert into kernel_auditrow (entry_id, unit_path, row_id, before, after)
    select entry, coalesce(j->>'unit_path', j->>'path', current_setting('app.path', true), ''), coalesce(j->>'id', ''), null, j - hidden
    from (select to_jsonb(n) j from new_rows n) x;
  elsif tg_argv[0] = 'D' then
    insert into kernel_auditrow (entry_id, unit_path, row_id, before, after)
    select entry, coalesce(j->>'unit_path', j->>'path', current_setting('app.path', true), ''), coalesce(j->>'id', ''), j - hidden, null
    from (select to_jsonb(o) j from old_rows o) x;
  else
    insert into kernel_auditrow (entry_id, unit_path, row_id, before, after)
    select entry, coalesce(j->>'unit_path', j->>'path', current_setting('app.path', true), ''), coalesce(j->>'id', ''), i - hidden, j - hidden
    from (select to_jsonb(o) i, to_jsonb(n) j from old_rows o join new_rows n using (id)) x where i is distinct from j;
  end if;
  update kernel_auditentry e set row_count = s.n, digest = s.d
  from (select count(*) n, sha256(convert_to(coalesce(string_agg(audit_row_text(r.row_id, r.before, r.after), E'\n' order by r.id), ''), 'UTF8')) d
        from kernel_auditrow r where r.entry_id = entry) s
  where e.id = entry;
  delete from kernel_auditentry where id = entry and row_count = 0;
  return null;
end $$;

create or replace function audit_row_text(row_id text, before jsonb, after jsonb) returns text language sql immutable
  return row_id || E'\t' || coalesce(before::text, '') || E'\t' || coalesce(after::text, '');

create or replace function audit_link_hash(prev bytea, seq bigint, e kernel_auditentry) returns bytea language sql immutable
  return sha256(prev || e.digest || convert_to(concat_ws('|', seq, e.id, (extract(epoch from e.at) * 1000000)::bigint, e.actor, e.reason, e.table_name, e.op, e.row_count), 'UTF8'));

create or replace function audit_chain() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  head kernel_audithead;
  entry kernel_auditentry;
  h bytea;
begin
  select * into entry from kernel_auditentry where id = new.id;
  if not found then return null; end if;
  select * into head from kernel_audithead where one for update;
  h := audit_link_hash(head.hash, head.seq + 1, entry);
  insert into kernel_auditlink (seq, entry_id, prev, hash) values (head.seq + 1, new.id, head.hash, h);
  update kernel_audithead set seq = head.seq + 1, hash = h where one;
  return null;
end $$;

create constraint trigger audit_chain after insert on kernel_auditentry deferrable initially deferred
  for each row execute function audit_chain();

create or replace function audit_problems() returns table (seq bigint, problem text) language sql stable security definer
  set search_path = pg_catalog, public
begin atomic
  select l.seq, 'rows changed' from kernel_auditlink l join kernel_auditentry e on e.id = l.entry_id
  where e.digest <> (select sha256(convert_to(coalesce(string_agg(audit_row_text(r.row_id, r.before, r.after), E'\n' order by r.id), ''), 'UTF8'))
                     from kernel_auditrow r where r.entry_id = e.id)
  union all select l.seq, 'entry changed' from kernel_auditlink l join kernel_auditentry e on e.id = l.entry_id
  where l.hash <> audit_link_hash(l.prev, l.seq, e)
  union all select x.seq, 'link broken' from (select l.seq, l.prev, lag(l.hash) over (order by l.seq) before, lag(l.seq) over (order by l.seq) at from kernel_auditlink l) x
  where (x.before is not null and x.before <> x.prev) or (x.at is not null and x.seq <> x.at + 1)
  union all select l.seq, 'entry missing' from kernel_auditlink l left join kernel_auditentry e on e.id = l.entry_id where e.id is null
  union all select h.seq, 'head does not fit' from kernel_audithead h left join kernel_auditlink l on l.seq = h.seq where h.seq > 0 and l.hash is distinct from h.hash
  union all select 0, 'entry outside the chain' from kernel_auditentry e where not exists (select 1 from kernel_auditlink l where l.entry_id = e.id)
  order by 1;
end;
