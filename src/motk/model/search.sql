-- Finding (model/search_row.py): how words are taken apart, and the triggers that keep a row of them beside everything that is found.
-- Runs after every migration; filling the table costs a look at it.

-- Text without case, accents and ligatures. features/search/marks.py does the same letter by letter.
create or replace function motk.plain(said text) returns text language sql immutable strict parallel safe as $$
  select case
    when octet_length(said) = length(said) then lower(said)
    else translate(
      replace(replace(replace(regexp_replace(normalize(lower(said), NFKD), U&'[\0300-\036f]', '', 'g'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
      'øłđıς', 'oldiσ'
    )
  end;
$$;

-- Numbers without the zeros before them: sh0010 is sh10.
create or replace function motk.unpadded(plain text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(plain, '(^|[^0-9])0+(?=[0-9])', '\1', 'g');
$$;

-- The words of plain text as they stand; where there are digits also their pieces (sh, 0010) and both with "=" before and no zeros (=sh10, =10).
create or replace function motk.search_words(plain text) returns tsvector language sql immutable strict parallel safe as $$
  select array_to_tsvector(array(
    select left(word, 60) from regexp_split_to_table(plain, '[^[:alnum:]]+') as word where word <> ''
    union all
    select left(piece, 60)
    from (select where plain ~ '[0-9]') as numbered
    cross join lateral (
      select regexp_replace(plain, '([[:alpha:]])(?=[0-9])|([0-9])(?=[[:alpha:]])', '\1\2 ', 'g') as parted
    ) as apart
    cross join lateral (
      select word as piece from regexp_split_to_table(parted, '[^[:alnum:]]+') as word where word <> ''
      union all
      select '=' || word
      from regexp_split_to_table(motk.unpadded(plain) || ' ' || motk.unpadded(parted), '[^[:alnum:]]+') as word
      where word ~ '[0-9]'
    ) as pieces
  ));
$$;

-- Where a row is, as a word of its own: a search in few projects then never walks through the others.
create or replace function motk.place_word(place uuid) returns text language sql immutable strict parallel safe as $$
  select '@' || right(place::text, 12);
$$;

-- What was typed, as a question: every word begins a word, or is a number whatever zeros stand before it. One letter begins too much: it is a
-- word, or nothing. Null when there is no word in it.
create or replace function motk.search_query(plain text) returns tsquery language sql immutable strict parallel safe as $$
  select string_agg(
    case
      when word ~ '[0-9]' then format('(''%1$s''%3$s | ''=%2$s''%3$s)', word, motk.unpadded(word), begins)
      else format('''%1$s''%2$s', word, begins)
    end, ' & '
  )::tsquery
  from (
    select left(word, 59) as word, case when length(word) > 1 then ':*' else '' end as begins
    from regexp_split_to_table(plain, '[^[:alnum:]]+') as word
    where word <> ''
    limit 8
  ) as typed;
$$;

-- What stands beside the rows named is written anew. They are found by their ids, whatever the triggers below ask of their own plans: those
-- join transition tables, and a plan kept from one row must not meet ten thousand with a nested loop.
create or replace function motk.search_entities(ids uuid[]) returns void language sql set enable_nestloop = on as $$
  insert into search_row (kind, id, organization_id, place_id, project_id, entity_id, name_key, words, at, archived)
  select
    'entity', entity.id, entity.organization_id, entity.project_id, entity.project_id, entity.id, left(motk.plain(entity.name), 200),
    motk.search_words(motk.plain(concat_ws(' ', above.name, parent.name, entity.name, entity.code)))
      || array_to_tsvector(array[motk.place_word(entity.project_id)]),
    entity.created_at, entity.archived_at is not null
  from unnest(ids) as wanted (id)
  join entity on entity.id = wanted.id
  left join entity as parent on parent.id = entity.parent_id
  left join entity as above on above.id = parent.parent_id
  order by entity.id
  on conflict (kind, id) do update
  set name_key = excluded.name_key, words = excluded.words, archived = excluded.archived;
$$;

create or replace function motk.search_tasks(ids uuid[]) returns void language sql set enable_nestloop = on as $$
  insert into search_row (kind, id, organization_id, place_id, project_id, entity_id, task_id, name_key, words, at, archived)
  select
    'task', task.id, task.organization_id, task.project_id, task.project_id, task.entity_id, task.id,
    left(motk.plain(concat_ws(' ', entity.name, task_type.name, nullif(task.name, 'main'))), 200),
    motk.search_words(motk.plain(
      concat_ws(' ', above.name, parent.name, entity.name, entity.code, task_type.name, task_type.short_name, nullif(task.name, 'main'))
    )) || array_to_tsvector(array[motk.place_word(task.project_id)]),
    task.created_at, task.archived_at is not null
  from unnest(ids) as wanted (id)
  join task on task.id = wanted.id
  join task_type on task_type.id = task.task_type_id
  join entity on entity.id = task.entity_id
  left join entity as parent on parent.id = entity.parent_id
  left join entity as above on above.id = parent.parent_id
  order by task.id
  on conflict (kind, id) do update
  set name_key = excluded.name_key, words = excluded.words, archived = excluded.archived;
$$;

create or replace function motk.search_comments(ids uuid[]) returns void language sql set enable_nestloop = on as $$
  insert into search_row (kind, id, organization_id, place_id, project_id, entity_id, task_id, words, at, archived)
  select
    'comment', comment.id, comment.organization_id, comment.project_id, comment.project_id, task.entity_id, task.id,
    motk.search_words(motk.plain(left(concat_ws(
      ' ', comment.text, (select string_agg(line ->> 'text', ' ') from jsonb_array_elements(comment.checklist) as line)
    ), 20000))) || array_to_tsvector(array[motk.place_word(comment.project_id)]),
    comment.created_at, comment.archived_at is not null
  from unnest(ids) as wanted (id)
  join comment on comment.id = wanted.id
  join task on task.id = comment.task_id
  order by comment.id
  on conflict (kind, id) do update
  set words = excluded.words, archived = excluded.archived;
$$;

create or replace function motk.search_accounts(ids uuid[]) returns void language sql as $$
  insert into search_row (kind, id, organization_id, place_id, name_key, words, at, archived)
  select
    'account', id, organization_id, organization_id, left(motk.plain(display_name), 200),
    motk.search_words(motk.plain(concat_ws(' ', display_name, account_name, first_name, last_name)))
      || array_to_tsvector(array[motk.place_word(organization_id)]),
    created_at, archived_at is not null
  from account
  where id = any (ids)
  order by id
  on conflict (kind, id) do update
  set name_key = excluded.name_key, words = excluded.words, archived = excluded.archived;
$$;

create or replace function motk.search_projects(ids uuid[]) returns void language sql as $$
  insert into search_row (kind, id, organization_id, place_id, project_id, name_key, words, at, archived)
  select
    'project', id, organization_id, id, id, left(motk.plain(name), 200),
    motk.search_words(motk.plain(concat_ws(' ', name, code))) || array_to_tsvector(array[motk.place_word(id)]),
    created_at, archived_at is not null
  from project
  where id = any (ids)
  order by id
  on conflict (kind, id) do update
  set name_key = excluded.name_key, words = excluded.words, archived = excluded.archived;
$$;

create or replace function motk.search_inserted() returns trigger language plpgsql as $$
declare
  ids uuid[] := (select array_agg(id) from new_rows);
begin
  if ids is null then return null; end if;
  case tg_table_name
    when 'entity' then perform motk.search_entities(ids);
    when 'task' then perform motk.search_tasks(ids);
    when 'comment' then perform motk.search_comments(ids);
    when 'account' then perform motk.search_accounts(ids);
    when 'project' then perform motk.search_projects(ids);
  end case;
  return null;
end
$$;

create or replace function motk.search_deleted() returns trigger language plpgsql as $$
begin
  delete from search_row where kind = tg_table_name and id in (select id from old_rows);
  return null;
end
$$;

-- What is called anew: itself, what stands under it (its name is among their words) and the tasks of all of them.
create or replace function motk.search_entity_updated() returns trigger language plpgsql set enable_nestloop = off as $$
declare
  renamed uuid[];
  hidden uuid[];
begin
  select
    array_agg(n.id) filter (where (n.name, n.code, n.parent_id) is distinct from (o.name, o.code, o.parent_id)),
    array_agg(n.id) filter (where (n.archived_at is null) <> (o.archived_at is null))
  into renamed, hidden
  from new_rows n
  join old_rows o on o.id = n.id
  where (n.name, n.code, n.parent_id, n.archived_at) is distinct from (o.name, o.code, o.parent_id, o.archived_at);
  if renamed is not null then perform motk.search_entities_renamed(renamed); end if;
  if hidden is not null then perform motk.search_entities(hidden); end if;
  return null;
end
$$;

create or replace function motk.search_entities_renamed(ids uuid[]) returns void language plpgsql set enable_nestloop = on as $$
declare
  touched uuid[];
begin
  with recursive below as (
    select unnest(ids) as id
    union
    select entity.id from below join entity on entity.parent_id = below.id
  )
  select array_agg(id) into touched from below;
  perform motk.search_entities(touched);
  perform motk.search_tasks(array(select task.id from unnest(touched) as above (id) join task on task.entity_id = above.id));
end
$$;

create or replace function motk.search_task_updated() returns trigger language plpgsql set enable_nestloop = off as $$
declare
  touched uuid[] := (
    select array_agg(n.id) from new_rows n join old_rows o on o.id = n.id
    where (n.name, n.task_type_id, n.entity_id, n.archived_at is null) is distinct from (o.name, o.task_type_id, o.entity_id, o.archived_at is null)
  );
begin
  if touched is not null then perform motk.search_tasks(touched); end if;
  return null;
end
$$;

create or replace function motk.search_comment_updated() returns trigger language plpgsql set enable_nestloop = off as $$
declare
  touched uuid[] := (
    select array_agg(n.id) from new_rows n join old_rows o on o.id = n.id
    where (n.text, n.checklist, n.archived_at is null) is distinct from (o.text, o.checklist, o.archived_at is null)
  );
begin
  if touched is not null then perform motk.search_comments(touched); end if;
  return null;
end
$$;

create or replace function motk.search_account_updated() returns trigger language plpgsql set enable_nestloop = off as $$
declare
  touched uuid[] := (
    select array_agg(n.id) from new_rows n join old_rows o on o.id = n.id
    where (n.display_name, n.account_name, n.first_name, n.last_name, n.archived_at is null)
      is distinct from (o.display_name, o.account_name, o.first_name, o.last_name, o.archived_at is null)
  );
begin
  if touched is not null then perform motk.search_accounts(touched); end if;
  return null;
end
$$;

create or replace function motk.search_project_updated() returns trigger language plpgsql set enable_nestloop = off as $$
declare
  touched uuid[] := (
    select array_agg(n.id) from new_rows n join old_rows o on o.id = n.id
    where (n.name, n.code, n.archived_at is null) is distinct from (o.name, o.code, o.archived_at is null)
  );
begin
  if touched is not null then perform motk.search_projects(touched); end if;
  return null;
end
$$;

create or replace function motk.search_task_type_updated() returns trigger language plpgsql set enable_nestloop = off as $$
declare
  renamed uuid[] := (
    select array_agg(n.id) from new_rows n join old_rows o on o.id = n.id where (n.name, n.short_name) is distinct from (o.name, o.short_name)
  );
begin
  if renamed is not null then
    perform motk.search_tasks(array(select task.id from task where task.task_type_id = any (renamed)));
  end if;
  return null;
end
$$;

do $$
declare
  target text;
begin
  foreach target in array array['entity', 'task', 'comment', 'account', 'project'] loop
    execute format('create or replace trigger search_inserted after insert on %I referencing new table as new_rows for each statement execute function motk.search_inserted()', target);
    execute format('create or replace trigger search_deleted after delete on %I referencing old table as old_rows for each statement execute function motk.search_deleted()', target);
  end loop;
  foreach target in array array['entity', 'task', 'comment', 'account', 'project', 'task_type'] loop
    execute format('create or replace trigger search_updated after update on %1$I referencing old table as old_rows new table as new_rows for each statement execute function motk.search_%1$s_updated()', target);
  end loop;
end
$$;

-- Everything there is, for a database that had none of this; also the way to make the table anew, after `truncate search_row`.
create or replace function motk.search_fill() returns void language plpgsql as $$
begin
  if exists (select from search_row) then return; end if;
  perform motk.search_projects(array(select id from project));
  perform motk.search_accounts(array(select id from account));
  perform motk.search_entities(array(select id from entity));
  perform motk.search_tasks(array(select id from task));
  perform motk.search_comments(array(select id from comment));
end
$$;
select motk.search_fill();
