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

-- What an undo brings back: not what is stamped, nor what triggers keep from other rows (model/rules.sql), which comes along with those.
create or replace function motk.columns_of(target regclass) returns text[] language sql stable as $$
  select array_agg(attname::text order by attnum)
  from pg_attribute
  where attrelid = target and attnum > 0 and not attisdropped and attgenerated = ''
    and attname <> all (array['id', 'rev', 'created_at', 'created_by', 'updated_at', 'updated_by'])
    and (target::text, attname) not in (('task', 'spent_minutes'), ('task', 'comment_count'), ('task', 'last_comment_at'));
$$;

-- Of the studio's own fields (`extra`) each key is a field by itself: what two states of it hold differently. Nothing unless both are objects.
create or replace function motk.changed_keys(before jsonb, after jsonb) returns table (key text, was jsonb, became jsonb) language sql immutable as $$
  select named.key, before -> named.key, after -> named.key
  from jsonb_object_keys(case when jsonb_typeof(before) = 'object' and jsonb_typeof(after) = 'object' then before || after else '{}' end) as named (key)
  where before -> named.key is distinct from after -> named.key;
$$;
create or replace function motk.is_by_key(field text, before jsonb, after jsonb) returns bool language sql immutable as $$
  select coalesce(field = 'extra' and jsonb_typeof(before -> field) = 'object' and jsonb_typeof(after -> field) = 'object', false);
$$;
-- `held` with the keys `back` as they stood in `before`.
create or replace function motk.put_back(held jsonb, before jsonb, back text[]) returns jsonb language sql immutable as $$
  select (held - back) || (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(before) where key = any (back));
$$;

-- `extra` of a row as it was, without values that their fields take no more (model/rules.sql says which); of those it keeps what is `held`.
create or replace function motk.fitting(entity text, state jsonb, held jsonb) returns jsonb language plpgsql stable as $$
begin
  return (
    select coalesce(jsonb_object_agg(key, kept) filter (where kept is not null), '{}')
    from (
      select key, case when motk.fits_field(entity, state, key, value) then value else held -> key end as kept
      from jsonb_each(state -> 'extra')
    ) as each_key
  );
end
$$;

-- The three below undo the rows of `undo` (row_id, before, after), which all had the same operation on the same table, and return how many
-- came back; conflicts go to the temporary table `conflict`. Each locks what it compares: an edit that commits meanwhile is seen or waits.
create or replace function motk.undo_updates(target regclass, entity text) returns bigint language plpgsql as $$
declare
  -- Who last gave a task to somebody is nobody's choice: it stays, and is in no undo's way.
  columns text[] := array_remove(motk.columns_of(target), 'assigner_id');
  done bigint;
begin
  execute format('select from %s where id in (select row_id from undo) order by id for update', target);
  execute format($q$
    insert into conflict
    select %1$L, undo.row_id, field.key, field.value, to_jsonb(t) -> field.key, 'changed since'
    from undo
    left join %2$s t on t.id = undo.row_id
    cross join lateral jsonb_each(undo.after) field
    where field.key = any ($1) and to_jsonb(t) -> field.key is distinct from field.value
      and not motk.is_by_key(field.key, undo.before, undo.after)
    union all
    select %1$L, undo.row_id, 'extra.' || own.key, own.became, to_jsonb(t) -> 'extra' -> own.key, 'changed since'
    from undo
    left join %2$s t on t.id = undo.row_id
    cross join lateral motk.changed_keys(undo.before -> 'extra', undo.after -> 'extra') own
    where 'extra' = any ($1) and to_jsonb(t) -> 'extra' -> own.key is distinct from own.became
    on conflict do nothing
  $q$, entity, target) using columns;
  execute format($q$
    with restore as (
      select
        undo.row_id,
        jsonb_object_agg(field.key, case when own.keys is null then field.value else motk.put_back(to_jsonb(t) -> 'extra', field.value, own.keys) end) as fields
      from undo
      join %1$s t on t.id = undo.row_id
      cross join lateral jsonb_each(undo.before) field
      cross join lateral (
        select case when motk.is_by_key(field.key, undo.before, undo.after) then array(
          select changed.key from motk.changed_keys(undo.before -> 'extra', undo.after -> 'extra') changed
          where not exists (select from conflict where conflict.row_id = undo.row_id and conflict.field = 'extra.' || changed.key)
        ) end as keys
      ) as own
      where field.key = any ($1)
        and not exists (select from conflict where conflict.row_id = undo.row_id and conflict.field = field.key)
        and own.keys is distinct from '{}'
      group by undo.row_id
    )
    update %1$s t
    set (%2$s) = (select %3$s from jsonb_populate_record(t, restore.fields) r)
    from restore
    where t.id = restore.row_id
  $q$, target, (select string_agg(format('%I', c), ', ') from unnest(columns) c), (select string_agg(format('r.%I', c), ', ') from unnest(columns) c)) using columns;
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
  -- A column that came after the row had gone takes its default.
  defaults text := (
    select string_agg(format('%L, %s', attname, pg_get_expr(adbin, adrelid)), ', ')
    from pg_attrdef
    join pg_attribute on attrelid = adrelid and attnum = adnum
    where adrelid = target and attgenerated = '' and attname <> 'id'
  );
  -- What is checked at the end of a statement cannot be asked beforehand: such a row is found out by halves (motk.undo_halves).
  skips text := case when exists (select from pg_constraint where conrelid = target and condeferrable and contype in ('u', 'x')) then '(id)' else '' end;
  done bigint;
begin
  perform set_config('motk.bringing_back', 'on', true);
  execute format($q$
    with back as (
      insert into %1$s (%2$s)
      select %2$s
      from undo
      -- It counts on from the last time it was deleted, which need not be the time that is undone.
      join (
        select change.row_id as last_id, max(change.rev) - 1 as last_rev from change where change.row_id in (select undo.row_id from undo) group by change.row_id
      ) as last on last_id = undo.row_id
      cross join lateral jsonb_populate_record(null::%1$s, jsonb_build_object(%4$s) || undo.before || jsonb_build_object('rev', last_rev))
      on conflict %5$s do nothing
      returning id
    ), missing as (
      insert into conflict
      select %3$L, undo.row_id, 'id', to_jsonb(undo.row_id), undo.before, 'another row has taken its place'
      from undo where undo.row_id not in (select id from back)
      on conflict do nothing
    )
    select count(*) from back
  $q$, target, listed, entity, defaults, skips) into done;
  perform set_config('motk.bringing_back', '', true);
  return done;
end
$$;

create or replace function motk.undo_inserts(target regclass, entity text) returns bigint language plpgsql as $$
declare
  columns text[] := motk.columns_of(target);
  reference record;
  done bigint;
begin
  execute format('select from %s where id in (select row_id from undo) order by id for update', target);
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
      %5$s
      group by undo.row_id
      on conflict do nothing
    $q$, entity, reference.child::text, reference.child, reference.child_column,
      -- Unless they go along with it.
      case when reference.child = target then 'where child.id not in (select row_id from undo except select row_id from conflict)' end);
  end loop;
  execute format($q$
    delete from %1$s t using undo
    where t.id = undo.row_id and not exists (select from conflict where conflict.row_id = undo.row_id)
  $q$, target);
  get diagnostics done = row_count;
  return done;
end
$$;

-- Undo the changes first_id..last_id of `undo_all`, one operation on one table, as one set.
create or replace function motk.undo_set(operation text, target regclass, first_id bigint, last_id bigint) returns bigint language plpgsql as $$
declare
  entity text := target::text;
begin
  delete from undo;
  insert into undo
    select row_id, motk.merge_first(before order by id), motk.merge_last(after order by id)
    from (select id, row_id, coalesce(before, '{}') as before, coalesce(after, '{}') as after from undo_all where id between first_id and last_id) of_set
    group by row_id;
  analyze undo;
  return case operation
    when 'update' then motk.undo_updates(target, entity)
    when 'delete' then motk.undo_deletes(target, entity)
    else motk.undo_inserts(target, entity)
  end;
end
$$;

-- The same where some value cannot come back (its name was taken, its parent is gone): the newer half, then the older, down to the change
-- at fault, which is marked `failed`. What changes did one after another, such as renaming in turn, cannot always be undone at once.
create or replace function motk.undo_halves(operation text, target regclass, first_id bigint, last_id bigint) returns bigint language plpgsql as $$
declare
  middle bigint;
begin
  return motk.undo_set(operation, target, first_id, last_id);
exception when integrity_constraint_violation then
  if first_id = last_id then
    update undo_all set failed = sqlerrm where id = first_id;
    return 0;
  end if;
  middle := percentile_disc(0.5) within group (order by id) from undo_all where id between first_id and last_id;
  return motk.undo_halves(operation, target, (select min(id) from undo_all where id > middle), last_id)
    + motk.undo_halves(operation, target, first_id, middle);
end
$$;

-- One statement changes its rows in no order, so one by one they may have been undone in the wrong one: try again, while that helps.
create or replace function motk.undo_again() returns bigint language plpgsql as $$
declare
  one record;
  done bigint := 0;
  helped bool := true;
begin
  while helped loop
    helped := false;
    for one in select * from undo_all where failed is not null order by id desc loop
      update undo_all set failed = null where id = one.id;
      done := done + motk.undo_halves(one.operation, one.entity::regclass, one.id, one.id);
      helped := helped or exists (select from undo_all where id = one.id and failed is null);
    end loop;
  end loop;
  insert into conflict
    select entity, row_id, '*', before, to_jsonb(failed), 'cannot come back' from undo_all where failed is not null
    on conflict do nothing;
  return done;
end
$$;

-- The runs of `undo_run`, newest first. A run that cannot be undone yet waits: what a cascade took along stands in the log after what it
-- hung on. So the newest older deletion that can be undone goes ahead, and then those that wait have their turn again before anything older:
-- an older change may take away what they need. Nothing goes ahead of a change to its own rows.
create or replace function motk.undo_runs() returns bigint language plpgsql as $$
declare
  run record;
  done bigint := 0;
  waiting bool;
  helped bool;
begin
  loop
    waiting := false;
    helped := false;
    for run in select * from undo_run where not undone order by first_id desc loop
      continue when waiting and (run.operation <> 'delete' or exists (
        select from undo_all mine
        join undo_all newer on newer.row_id = mine.row_id and newer.id > run.last_id
        join undo_run on newer.id between undo_run.first_id and undo_run.last_id and not undo_run.undone
        where mine.id between run.first_id and run.last_id
      ));
      begin
        done := done + motk.undo_set(run.operation, run.entity::regclass, run.first_id, run.last_id);
        update undo_run set undone = true where first_id = run.first_id;
        helped := true;
        exit when waiting;
      exception when integrity_constraint_violation then
        waiting := true;
      end;
    end loop;
    exit when not waiting;
    continue when helped;
    -- Something in one of them truly cannot come back. Those that others hang on first.
    select waits.* into run
    from undo_run waits
    where not undone
    order by exists (
      select from pg_constraint
      join undo_run other on confrelid = other.entity::regclass and not other.undone
      where contype = 'f' and conrelid = waits.entity::regclass and other.entity <> waits.entity
    ), first_id desc
    limit 1;
    done := done + motk.undo_halves(run.operation, run.entity::regclass, run.first_id, run.last_id);
    update undo_run set undone = true where first_id = run.first_id;
  end loop;
  return done + motk.undo_again();
end
$$;

-- Of a state of a row one field alone; of the studio's own fields one is `extra.` and its key.
create or replace function motk.only_field(state jsonb, field text) returns jsonb language sql immutable as $$
  select case
    when field like 'extra.%' and jsonb_typeof(state -> 'extra') = 'object'
      then jsonb_build_object('extra', motk.only_field(state -> 'extra', substr(field, 7)))
    when state ? field then jsonb_build_object(field, state -> field)
    else '{}'
  end;
$$;

-- Undo `change_set`, or only its rows in `only_rows`, or of what it changed only one field: rows made or deleted are then left alone.
-- Conflicts are listed up to 1,000; `conflict_count` counts them all.
drop function if exists motk.revert(uuid, uuid[]);
create or replace function motk.revert(change_set uuid, only_rows uuid[] default null, one_field text default null) returns jsonb
language plpgsql set timezone = 'UTC' as $$
declare
  reverted bigint;
  touched text;
begin
  drop table if exists pg_temp.conflict, pg_temp.undo_all, pg_temp.undo_run, pg_temp.undo;
  create temporary table conflict (
    entity text, row_id uuid, field text, mine jsonb, theirs jsonb, reason text, primary key (row_id, field)
  ) on commit drop;
  create temporary table undo_all on commit drop as
    select
      c.id, c.entity, c.row_id, c.before, c.after, null::text as failed,
      case when c.before is null then 'insert' when c.after is null then 'delete' else 'update' end as operation
    from public.change_set cs
    join change c on c.epoch = cs.epoch and c.tx = cs.tx and c.at = cs.at
    where cs.id = change_set and (only_rows is null or c.row_id = any (only_rows));
  if one_field is not null then
    delete from undo_all where operation <> 'update';
    update undo_all set before = motk.only_field(before, one_field), after = motk.only_field(after, one_field);
    delete from undo_all where before is not distinct from after;
  end if;
  -- A value that its field takes no more stays out (model/rules.sql says which), unless the fields themselves go back with it.
  for touched in
    select distinct entity from undo_all
    where operation = 'update' and before ? 'extra' and not exists (select from undo_all where entity = 'field_definition')
  loop
    execute format($q$
      insert into conflict
      select %1$L, undone.row_id, 'extra.' || own.key, own.became, to_jsonb(t) -> 'extra' -> own.key, 'does not fit its field any more'
      from undo_all undone
      join %2$s t on t.id = undone.row_id
      cross join lateral motk.changed_keys(undone.before -> 'extra', undone.after -> 'extra') own
      where undone.operation = 'update' and own.was is not null and not motk.fits_field(%1$L, to_jsonb(t), own.key, own.was)
        and not exists (select from undo_all made where made.row_id = undone.row_id and made.operation = 'insert')
      on conflict do nothing
    $q$, touched, touched::regclass);
  end loop;
  update undo_all
  set before = before || jsonb_build_object('extra', motk.fitting(entity, before, null))
  where operation = 'delete' and jsonb_typeof(before -> 'extra') = 'object'
    and not exists (select from undo_all where entity = 'field_definition');
  alter table undo_all add primary key (id);
  create index on undo_all (row_id);
  analyze undo_all;
  create temporary table undo_run on commit drop as
    select entity, operation, min(id) as first_id, max(id) as last_id, false as undone
    from (
      select *, count(*) filter (where starts) over (order by id) as island
      from (
        select *, (entity, operation) is distinct from (lag(entity) over (order by id), lag(operation) over (order by id)) as starts
        from undo_all
      ) marked
    ) runs
    group by island, entity, operation;
  create temporary table undo (row_id uuid primary key, before jsonb, after jsonb) on commit drop;
  reverted := motk.undo_runs();
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

-- Rows of one table as they were at a moment, whose place in the log the caller knows: those deleted since come back, those changed since hold
-- what they held, but for values that their fields take no more. Rows made since are left alone. How many are otherwise than before. A value
-- that cannot come back, such as a name that was taken meanwhile, raises: all of it or nothing.
drop function if exists motk.bring_back(regclass, timestamptz, int, xid8, uuid[], text[]);
create or replace function motk.bring_back(
  target regclass, moment timestamptz, first_epoch int, first_tx xid8, rows uuid[]
) returns bigint language plpgsql set timezone = 'UTC' as $$
declare
  done bigint := 0;
begin
  drop table if exists pg_temp.conflict, pg_temp.back_then, pg_temp.undo;
  create temporary table conflict (
    entity text, row_id uuid, field text, mine jsonb, theirs jsonb, reason text, primary key (row_id, field)
  ) on commit drop;
  create temporary table undo (row_id uuid primary key, before jsonb, after jsonb) on commit drop;
  execute format('select from %s where id = any ($1) order by id for update', target) using rows;
  create temporary table back_then on commit drop as
    select row_id, motk.merge_first(coalesce(before, '{}') order by rev) as fields
    from change
    where row_id = any (rows) and change.entity = target::text and at > moment
      and ((epoch = first_epoch and tx >= first_tx) or epoch > first_epoch)
    group by row_id
    having (array_agg(before order by rev))[1] is not null;
  execute format($q$
    update back_then
    set fields = was.fields || jsonb_build_object('extra', motk.fitting(%1$L, coalesce(to_jsonb(t), '{}') || was.fields, to_jsonb(t) -> 'extra'))
    from back_then as was left join %2$s t on t.id = was.row_id
    where was.row_id = back_then.row_id and jsonb_typeof(was.fields -> 'extra') = 'object'
  $q$, target::text, target);
  execute format('insert into undo select row_id, fields, ''{}'' from back_then where not exists (select from %s t where t.id = row_id)', target);
  get diagnostics done = row_count;
  if done > 0 then
    -- What they hang on may come back only below, as an update.
    perform set_config('motk.out_of_order', 'on', true);
    done := motk.undo_deletes(target, target::text);
    perform set_config('motk.out_of_order', '', true);
    if exists (select from conflict) then
      raise exception 'Another row has taken the place of one that was deleted' using errcode = 'unique_violation';
    end if;
  end if;
  truncate undo;
  execute format($q$
    insert into undo
    select row_id, was.fields, (select jsonb_object_agg(key, to_jsonb(t) -> key) from jsonb_object_keys(was.fields) key)
    from back_then
    join %1$s t on t.id = row_id
    cross join lateral (
      select jsonb_object_agg(key, value) as fields
      from jsonb_each(back_then.fields)
      where key = any ($1) and value is distinct from to_jsonb(t) -> key
    ) as was
    where was.fields is not null
  $q$, target) using motk.columns_of(target);
  return done + motk.undo_updates(target, target::text);
end
$$;
