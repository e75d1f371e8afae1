-- The log: every write of a Tracked table becomes rows of `change` under one `change_set`, whatever door it came through.
-- Applied after the migrations, again whenever this file or a table changes (core/log.py). Nothing here is called by name from Python
-- except motk.begin, motk.track and motk.ensure_partitions. The revert is in log_revert.sql.

-- As the first migration made it, by the quarter of a microsecond: of rows made together the former has the lesser id.
create or replace function motk.uuid7() returns uuid language sql volatile parallel safe as $$
  select (
    overlay(lpad(to_hex((extract(epoch from clock_timestamp()) * 4096000)::bigint), 15, '0') placing '7' from 13 for 0)
    || substr(gen_random_uuid()::text, 20)
  )::uuid;
$$;

-- Name the change set of this transaction. Costs one round trip; the row itself is written by the first change, so an intention
-- without effect leaves no trace.
create or replace function motk.begin(
  verb text, actor uuid, organization uuid, via text, caused_by uuid default null, note text default null
) returns uuid language sql as $$
  select
    set_config('motk.verb', verb, true),
    set_config('motk.actor', coalesce(actor::text, ''), true),
    set_config('motk.organization', coalesce(organization::text, ''), true),
    set_config('motk.via', via, true),
    set_config('motk.caused_by', coalesce(caused_by::text, ''), true),
    set_config('motk.note', coalesce(note, ''), true);
  select set_config('motk.change_set', motk.uuid7()::text, true)::uuid;
$$;

-- For `motk db shell`: every transaction of the session becomes a change set of its own with this verb and note.
create or replace function motk.begin_shell(verb text, note text) returns void language sql as $$
  select
    set_config('motk.shell', 'on', false),
    set_config('motk.verb', verb, false),
    set_config('motk.via', 'cli', false),
    set_config('motk.note', coalesce(note, ''), false);
$$;

create or replace function motk.setting(name text) returns text language sql stable parallel safe as $$
  select nullif(current_setting('motk.' || name, true), '');
$$;

-- The change set this statement belongs to, written at its first use in the transaction. `organization` is that of the rows touched:
-- it speaks where the door named none (the shell, a migration), and must agree where it did.
create or replace function motk.current_change_set(organization uuid, out id uuid, out epoch int) language plpgsql as $$
begin
  id := motk.setting('change_set');
  if id is null then
    if motk.setting('shell') is null then
      raise exception 'motk: a write outside a change set'
        using errcode = 'MT001', hint = 'Open one with `motk db shell --change-set "verb"`, or write through the API.';
    end if;
    id := motk.uuid7();
    perform set_config('motk.change_set', id::text, true);
    perform set_config('motk.organization', '', true);
  end if;
  epoch := motk.setting('epoch')::int;
  if motk.setting('change_set_written') is distinct from id::text then
    select log_epoch.epoch into strict epoch from log_epoch;
    perform set_config('motk.epoch', epoch::text, true);
    if motk.setting('change_set_written') is not null then
      raise exception 'motk: a transaction is one change set, this one began a second' using errcode = 'MT005';
    end if;
    perform set_config('motk.organization', coalesce(motk.setting('organization'), organization::text), true);
    insert into change_set (id, organization_id, verb, actor_id, via, caused_by, at, note, epoch, tx)
    values (
      id, motk.setting('organization')::uuid, motk.setting('verb'), motk.setting('actor')::uuid,
      motk.setting('via'), motk.setting('caused_by')::uuid, now(), motk.setting('note'), epoch, pg_current_xact_id()
    );
    perform set_config('motk.change_set_written', id::text, true);
    perform pg_notify('motk_change', '');
  end if;
  if organization::text is distinct from motk.setting('organization') then
    perform motk.refuse_two_organizations();
  end if;
end
$$;

create or replace function motk.refuse_two_organizations() returns void language plpgsql as $$
begin
  raise exception 'motk: one change set cannot touch two organizations' using errcode = 'MT002';
end
$$;

create or replace function motk.stamp_insert() returns trigger language plpgsql as $$
begin
  -- A row that an undo brings back goes on counting, so that no reader takes it for an older one.
  if motk.setting('bringing_back') is not null then
    new.rev := new.rev + 2;
    return new;
  end if;
  new.rev := 1;
  -- An import keeps the dates and names its source gives.
  if motk.setting('keep_marks') is null then
    new.created_at := now();
    new.created_by := motk.setting('actor')::uuid;
    new.updated_at := new.created_at;
    new.updated_by := new.created_by;
  end if;
  return new;
end
$$;

create or replace function motk.refuse_move() returns void language plpgsql as $$
begin
  raise exception 'motk: a row keeps its id, its organization and its project' using errcode = 'MT003';
end
$$;

create or replace function motk.refuse_truncate() returns trigger language plpgsql as $$
begin
  raise exception 'motk: % cannot be truncated, its rows would vanish without a trace', tg_table_name
    using errcode = 'MT004', hint = 'Archive or purge the rows.';
end
$$;

-- Put the log on a table: generates its trigger functions from its columns as they are now. Run again after a column came or went.
-- A generated comparison per column is 4 times faster than a generic jsonb diff; docs/adr/0002 has the figures.
create or replace function motk.track(target regclass) returns void language plpgsql as $track$
declare
  name text := (select relname from pg_class where oid = target);
  has_project bool := exists (select from pg_attribute where attrelid = target and attname = 'project_id' and not attisdropped);
  organization text := case name when 'organization' then 'id' else 'organization_id' end;
  project text := case when name = 'project' then '%1$s.id' when has_project then '%1$s.project_id' else 'null::uuid' end;
  columns text[] := array(
    select attname from pg_attribute
    where attrelid = target and attnum > 0 and not attisdropped and attgenerated = ''
      and attname <> all (array['rev', 'created_at', 'created_by', 'updated_at', 'updated_by'])
    order by attnum
  );
  diff_before text := (select string_agg(format('case when o.%1$I is distinct from n.%1$I then jsonb_build_object(%1$L, o.%1$I) else ''{}'' end', c), ' || ') from unnest(columns) c);
  diff_after text := (select string_agg(format('case when o.%1$I is distinct from n.%1$I then jsonb_build_object(%1$L, n.%1$I) else ''{}'' end', c), ' || ') from unnest(columns) c);
  differs text := (select format('(%s) is distinct from (%s)', string_agg(format('old.%I', c), ', '), string_agg(format('new.%I', c), ', ')) from unnest(columns) c);
  -- A row that changed its project would vanish from the old one without a change there: its readers and its ETag would never know.
  moves text := (
    select string_agg(format('old.%1$I is distinct from new.%1$I', c), ' or ')
    from unnest(columns) c where c in ('id', 'organization_id', 'project_id')
  );
  into_change text := 'insert into change (epoch, tx, id, at, change_set_id, organization_id, project_id, entity, row_id, rev, before, after)';
  head text := 'pg_current_xact_id(), nextval(''change_id_seq''), now(), cs.id';
begin
  -- The comparison stands in the function, where its plan is kept; as the trigger's WHEN it would be parsed anew by every statement.
  execute format($f$
    create or replace function motk.stamp_update_%1$s() returns trigger language plpgsql as $body$
    begin
      if %2$s then perform motk.refuse_move(); end if;
      new.created_at := old.created_at;
      new.created_by := old.created_by;
      if %3$s then
        new.rev := old.rev + 1;
        new.updated_at := now();
        new.updated_by := motk.setting('actor')::uuid;
      else
        new.rev := old.rev;
        new.updated_at := old.updated_at;
        new.updated_by := old.updated_by;
      end if;
      return new;
    end $body$
  $f$, name, moves, differs);
  -- A cached plan made for one row must not meet ten thousand: joins of transition tables are never nested loops. Times are written in
  -- UTC whatever the session's zone, or a revert from another zone would take every time for a later edit.
  execute format($f$
    create or replace function motk.log_update_%1$s() returns trigger language plpgsql set enable_nestloop = off set timezone = 'UTC' as $body$
    declare
      cs record;
      organization uuid := (select %2$s from new_rows where updated_at = now() limit 1);
    begin
      -- Nothing was stamped in this transaction: the update changed no value, and leaves no trace.
      if organization is null then return null; end if;
      select * into cs from motk.current_change_set(organization);
      if exists (select from new_rows where %2$s <> organization) then perform motk.refuse_two_organizations(); end if;
      %3$s
      select cs.epoch, %4$s, n.%2$s, %5$s, %6$L, n.id, n.rev, %7$s, %8$s
      from new_rows n join old_rows o on o.id = n.id
      where n.rev <> o.rev;
      return null;
    end $body$
  $f$, name, organization, into_change, head, format(project, 'n'), name, diff_before, diff_after);
  execute format($f$
    create or replace function motk.log_insert_%1$s() returns trigger language plpgsql set timezone = 'UTC' as $body$
    declare
      cs record;
      organization uuid := (select %2$s from new_rows limit 1);
    begin
      if organization is null then return null; end if;
      select * into cs from motk.current_change_set(organization);
      if exists (select from new_rows where %2$s <> organization) then perform motk.refuse_two_organizations(); end if;
      %3$s
      select cs.epoch, %4$s, n.%2$s, %5$s, %6$L, n.id, n.rev, null, to_jsonb(n)
      from new_rows n;
      return null;
    end $body$
  $f$, name, organization, into_change, head, format(project, 'n'), name);
  execute format($f$
    create or replace function motk.log_delete_%1$s() returns trigger language plpgsql set timezone = 'UTC' as $body$
    declare
      cs record;
      organization uuid := (select %2$s from old_rows limit 1);
    begin
      if organization is null then return null; end if;
      select * into cs from motk.current_change_set(organization);
      if exists (select from old_rows where %2$s <> organization) then perform motk.refuse_two_organizations(); end if;
      %3$s
      select cs.epoch, %4$s, o.%2$s, %5$s, %6$L, o.id, o.rev + 1, to_jsonb(o), null
      from old_rows o;
      return null;
    end $body$
  $f$, name, organization, into_change, head, format(project, 'o'), name);

  execute format('create or replace trigger motk_stamp_insert before insert on %I for each row execute function motk.stamp_insert()', name);
  execute format('create or replace trigger motk_stamp_update before update on %1$I for each row execute function motk.stamp_update_%1$s()', name);
  execute format('create or replace trigger motk_log_insert after insert on %1$I referencing new table as new_rows for each statement execute function motk.log_insert_%1$s()', name);
  execute format('create or replace trigger motk_log_update after update on %1$I referencing old table as old_rows new table as new_rows for each statement execute function motk.log_update_%1$s()', name);
  execute format('create or replace trigger motk_log_delete after delete on %1$I referencing old table as old_rows for each statement execute function motk.log_delete_%1$s()', name);
  execute format('create or replace trigger motk_refuse_truncate before truncate on %I for each statement execute function motk.refuse_truncate()', name);
end
$track$;

-- Month partitions of `change` for the coming year; the default partition catches what lies outside and should stay empty.
create or replace function motk.ensure_partitions() returns void language plpgsql set search_path = public as $$
declare
  month timestamptz;
  next_month timestamptz;
  name text;
begin
  perform pg_advisory_xact_lock(hashtext('motk.ensure_partitions'));
  create table if not exists change_default partition of change default;
  for month in select generate_series(date_trunc('month', now() at time zone 'utc'), date_trunc('month', now() at time zone 'utc') + interval '12 months', interval '1 month') at time zone 'utc' loop
    next_month := ((month at time zone 'utc') + interval '1 month') at time zone 'utc';
    name := 'change_' || to_char(month at time zone 'utc', 'YYYY_MM');
    continue when to_regclass(name) is not null;
    -- Rows that the default partition caught meanwhile move over, or PostgreSQL would refuse the new one.
    execute format('create table %I (like change including defaults including constraints)', name);
    execute format('with late as (delete from change_default where at >= %L and at < %L returning *) insert into %I select * from late', month, next_month, name);
    execute format('alter table change attach partition %I for values from (%L) to (%L)', name, month, next_month);
  end loop;
end
$$;

-- After a restore or a major upgrade: transaction ids start anew, so what was written before becomes the past of every cursor. Waits for
-- writers still running: none may add to an epoch that readers hold to be past.
create or replace function motk.raise_epoch() returns int language sql as $$
  lock table log_epoch in access exclusive mode;
  update log_epoch set epoch = epoch + 1 returning epoch;
$$;
