-- Undo a change set, newest statement first, set-based. Fields that no longer hold what the change set left there are somebody's later
-- work: they are reported and left alone. The caller has opened a change set of its own (verb change_set.revert, caused_by the undone one).

-- Earliest `before` and latest `after` of a row that one run changed more than once.
create or replace function motk.first_wins(state jsonb, next jsonb) returns jsonb language sql immutable parallel safe as $$
  select next || state;
$$;
create or replace function motk.last_wins(state jsonb, next jsonb) returns jsonb language sql immutable parallel safe as $$
  select state || next;
$$;
do $$
begin
  if to_regprocedure('motk.merge_first(jsonb)') is null then
    create aggregate motk.merge_first(jsonb) (sfunc = motk.first_wins, stype = jsonb, initcond = '{}');
    create aggregate motk.merge_last(jsonb) (sfunc = motk.last_wins, stype = jsonb, initcond = '{}');
  end if;
end
$$;

create or replace function motk.columns_of(target regclass) returns text[] language sql stable as $$
  select array_agg(attname::text order by attnum)
  from pg_attribute
  where attrelid = target and attnum > 0 and not attisdropped and attgenerated = ''
    and attname <> all (array['id', 'rev', 'created_at', 'created_by', 'updated_at', 'updated_by']);
$$;

-- The step that one run undoes: rows of `undo` (row_id, before, after) all had the same operation on the same table.
-- Returns how many rows it brought back; conflicts go to the temporary table `conflict`.
create or replace function motk.undo_updates(target regclass, entity text) returns bigint language plpgsql set enable_nestloop = off as $$
declare
  columns text[] := motk.columns_of(target);
  done bigint;
begin
  execute format($q$
    insert into conflict
    select %1$L, undo.row_id, field.key, field.value, to_jsonb(t) -> field.key, 'changed since'
    from undo
    left join %2$s t on t.id = undo.row_id
    cross join lateral jsonb_each(undo.after) field
    where field.key = any ($1) and to_jsonb(t) -> field.key is distinct from field.value
    on conflict do nothing
  $q$, entity, target) using columns;
  execute format($q$
    with restore as (
      select undo.row_id, jsonb_object_agg(field.key, field.value) as fields
      from undo
      cross join lateral jsonb_each(undo.before) field
      where not exists (select from conflict where conflict.row_id = undo.row_id and conflict.field = field.key)
      group by undo.row_id
    )
    update %1$s t
    set (%2$s) = (select %3$s from jsonb_populate_record(t, restore.fields) r)
    from restore
    where t.id = restore.row_id
  $q$, target, (select string_agg(format('%I', c), ', ') from unnest(columns) c), (select string_agg(format('r.%I', c), ', ') from unnest(columns) c));
  get diagnostics done = row_count;
  return done;
end
$$;

create or replace function motk.undo_deletes(target regclass, entity text) returns bigint language plpgsql as $$
declare
  listed text := (
    select string_agg(format('%I', c), ', ')
    from unnest(array['id', 'rev', 'created_at', 'created_by', 'updated_at', 'updated_by'] || motk.columns_of(target)) c
  );
  done bigint;
begin
  perform set_config('motk.bringing_back', 'on', true);
  execute format($q$
    with back as (
      insert into %1$s (%2$s)
      select %2$s from undo cross join lateral jsonb_populate_record(null::%1$s, undo.before)
      on conflict do nothing
      returning id
    )
    insert into conflict
    select %3$L, undo.row_id, 'id', to_jsonb(undo.row_id), undo.before, 'another row has taken its place'
    from undo where undo.row_id not in (select id from back)
  $q$, target, listed, entity);
  get diagnostics done = row_count;
  perform set_config('motk.bringing_back', '', true);
  return (select count(*) from undo) - done;
end
$$;

create or replace function motk.undo_inserts(target regclass, entity text) returns bigint language plpgsql set enable_nestloop = off as $$
declare
  columns text[] := motk.columns_of(target);
  reference record;
  done bigint;
begin
  execute format($q$
    insert into conflict
    select %1$L, undo.row_id, field.key, field.value, to_jsonb(t) -> field.key, 'changed since'
    from undo
    join %2$s t on t.id = undo.row_id
    cross join lateral jsonb_each(undo.after) field
    where field.key = any ($1) and to_jsonb(t) -> field.key is distinct from field.value
    on conflict do nothing
  $q$, entity, target) using columns;
  -- A row that others have come to point at stays: deleting it would take their work along.
  for reference in
    select con.conrelid::regclass as child, child_column.attname as child_column
    from pg_constraint con
    join pg_attribute child_column on child_column.attrelid = con.conrelid and child_column.attnum = con.conkey[1]
    where con.contype = 'f' and con.confrelid = target and con.conparentid = 0
  loop
    execute format($q$
      insert into conflict
      select %1$L, undo.row_id, %2$L, null, to_jsonb(count(*)), 'still in use'
      from undo join %3$s child on child.%4$I = undo.row_id
      group by undo.row_id
      on conflict do nothing
    $q$, entity, reference.child::text, reference.child, reference.child_column);
  end loop;
  execute format($q$
    delete from %1$s t using undo
    where t.id = undo.row_id and not exists (select from conflict where conflict.row_id = undo.row_id)
  $q$, target);
  get diagnostics done = row_count;
  return done;
end
$$;

create or replace function motk.undo(operation text, target regclass, entity text) returns bigint language plpgsql as $$
begin
  return case operation
    when 'update' then motk.undo_updates(target, entity)
    when 'delete' then motk.undo_deletes(target, entity)
    else motk.undo_inserts(target, entity)
  end;
end
$$;

-- Undo `change_set`, or only its rows in `only_rows`. Conflicts are listed up to 1,000; `conflict_count` counts them all.
create or replace function motk.revert(change_set uuid, only_rows uuid[] default null) returns jsonb language plpgsql as $$
declare
  run record;
  one record;
  reverted bigint := 0;
begin
  drop table if exists pg_temp.conflict, pg_temp.undo_all, pg_temp.undo;
  create temporary table conflict (
    entity text, row_id uuid, field text, mine jsonb, theirs jsonb, reason text, primary key (row_id, field)
  ) on commit drop;
  create temporary table undo_all on commit drop as
    select
      c.id, c.entity, c.row_id, c.before, c.after,
      case when c.before is null then 'insert' when c.after is null then 'delete' else 'update' end as operation
    from public.change_set cs
    join change c on c.epoch = cs.epoch and c.tx = cs.tx and c.at = cs.at
    where cs.id = change_set and (only_rows is null or c.row_id = any (only_rows));
  create temporary table undo (row_id uuid primary key, before jsonb, after jsonb) on commit drop;
  for run in
    select entity, operation, min(id) as first_id, max(id) as last_id
    from (
      select *, count(*) filter (where starts) over (order by id) as island
      from (
        select *, (entity, operation) is distinct from (lag(entity) over (order by id), lag(operation) over (order by id)) as starts
        from undo_all
      ) marked
    ) runs
    group by island, entity, operation
    order by min(id) desc
  loop
    delete from undo;
    insert into undo
      select row_id, motk.merge_first(before order by id), motk.merge_last(after order by id)
      from (select id, row_id, coalesce(before, '{}') as before, coalesce(after, '{}') as after from undo_all where id between run.first_id and run.last_id) of_run
      group by row_id;
    analyze undo;
    begin
      reverted := reverted + motk.undo(run.operation, run.entity::regclass, run.entity);
    exception when integrity_constraint_violation then
      -- Somewhere in this run a value cannot come back (its name was taken, its parent is gone): find which, row by row.
      create temporary table undo_run on commit drop as select * from undo;
      for one in select * from undo_run loop
        delete from undo;
        insert into undo values (one.row_id, one.before, one.after);
        begin
          reverted := reverted + motk.undo(run.operation, run.entity::regclass, run.entity);
        exception when integrity_constraint_violation then
          insert into conflict values (run.entity, one.row_id, '*', one.before, to_jsonb(sqlerrm), 'cannot come back') on conflict do nothing;
        end;
      end loop;
      drop table undo_run;
    end;
  end loop;
  return jsonb_build_object(
    'reverted', reverted,
    'conflict_count', (select count(*) from conflict),
    'conflicts', (
      select coalesce(jsonb_agg(to_jsonb(listed)), '[]')
      from (select entity, row_id, field, mine, theirs, reason from conflict order by entity, row_id, field limit 1000) listed
    )
  );
end
$$;
