-- The rows of a made-up production (scale.py), from the one row of the temporary table `fact`. Plain SQL, run as one script inside the
-- change set: nothing is sent row by row. Chance is md5 of a key and a number, so that every run falls the same way.

create or replace function pg_temp.roll(key text, number bigint, sides int) returns int language sql immutable as $$
  select ('x' || left(md5(key || number), 7))::bit(28)::int % sides;
$$;

-- A UUID of version 7 that the key decides; `at` puts it in time, so that ids sort as the things happened.
create or replace function pg_temp.made_id(key text, number bigint, at timestamptz) returns uuid language sql immutable as $$
  select (
    lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || left(md5(key || number), 3) || '8'
    || substr(md5(key || number), 4, 15)
  )::uuid;
$$;

insert into account (id, organization_id, account_name, first_name, last_name, display_name, account_type)
select
  pg_temp.made_id(fact.organization_id || 'person', n, fact.began), fact.organization_id, 'crew' || lpad(n::text, 4, '0'),
  first_name, last_name, first_name || ' ' || last_name || case when n > 400 then ' ' || (n - 1) / 400 + 1 else '' end,
  case when n % 60 = 0 then 'manager' when n % 15 = 0 then 'supervisor' when n % 41 = 0 then 'vendor' when n % 97 = 0 then 'client' else 'artist' end
from fact
cross join generate_series(1, fact.people) n
cross join lateral (select fact.first_names[1 + n % 20] as first_name, fact.last_names[1 + n / 20 % 20] as last_name) as called
where not exists (
  select from account where account.organization_id = fact.organization_id and lower(account.account_name) = 'crew' || lpad(n::text, 4, '0')
);

insert into project (id, organization_id, name, code, description, production_type, production_style, fps, ratio, resolution, start_date, end_date, max_retakes)
select
  project_id, organization_id, name, upper(replace(name, ' ', '')), 'Generated for measuring.', 'tvshow', '3d', '24', '16:9', '1920x1080',
  today - 300, today + 300, 3
from fact;

insert into project_task_type (id, organization_id, project_id, task_type_id, position)
select pg_temp.made_id(key || 'uses type', place, began), organization_id, project_id, task_type_id, place
from fact cross join unnest(shot_types || asset_types) with ordinality as used(task_type_id, place);

insert into project_task_status (id, organization_id, project_id, task_status_id, position)
select pg_temp.made_id(key || 'uses status', place, began), organization_id, project_id, task_status_id, place
from fact cross join unnest(statuses) with ordinality as used(task_status_id, place);

insert into project_entity_type (id, organization_id, project_id, entity_type_id, position)
select pg_temp.made_id(key || 'uses entity type', place, began), organization_id, project_id, entity_type_id, place
from fact cross join unnest(entity_types) with ordinality as used(entity_type_id, place);

-- Person n works in department n modulo their number; the last two slots are open.
insert into member (id, organization_id, project_id, account_id, department_id, role, starts_on, ends_on)
select
  pg_temp.made_id(key || 'member', n, began), organization_id, project_id,
  case when n <= people - 2 then pg_temp.made_id(organization_id || 'person', n, began) end,
  departments[1 + (n - 1) % cardinality(departments)], case when n % 15 = 0 then 'Supervisor' else 'Artist' end, today - 300, today + 300
from fact cross join generate_series(1, people) n;

insert into entity (id, organization_id, project_id, kind, name, cut_order)
select pg_temp.made_id(key || 'episode', n, began), organization_id, project_id, 'episode', 'E' || lpad(n::text, 2, '0'), n
from fact cross join generate_series(1, (shots + 249) / 250) n;

insert into entity (id, organization_id, project_id, kind, parent_id, name, description, cut_order)
select
  pg_temp.made_id(key || 'sequence', n, began), organization_id, project_id, 'sequence', pg_temp.made_id(key || 'episode', (n - 1) / 10 + 1, began),
  'SQ' || lpad((((n - 1) % 10 + 1) * 10)::text, 4, '0'), pieces[1 + n % cardinality(pieces)], n
from fact cross join generate_series(1, (shots + 24) / 25) n;

insert into entity (id, organization_id, project_id, kind, entity_type_id, name, description, tags)
select
  pg_temp.made_id(key || 'asset', n, began + n * interval '1 ms'), organization_id, project_id, 'asset',
  entity_types[1 + n % cardinality(entity_types)], 'Asset ' || lpad(n::text, 4, '0'), pieces[1 + n % cardinality(pieces)],
  case when n % 7 = 0 then '{hero}'::text[] else '{}' end
from fact cross join generate_series(1, assets) n;

insert into entity (
  id, organization_id, project_id, kind, parent_id, name, description, status, frame_in, frame_out, nb_frames, handle_in, handle_out, cut_order, tags, extra
)
select
  pg_temp.made_id(key || 'shot', n, began + n * interval '1 ms'), organization_id, project_id, 'shot',
  pg_temp.made_id(key || 'sequence', (n - 1) / 25 + 1, began), 'SH' || lpad((((n - 1) % 25 + 1) * 10)::text, 4, '0'),
  case when rolled % 5 < 2 then pieces[1 + rolled % cardinality(pieces)] else '' end,
  case when rolled % 50 = 0 then 'canceled' when rolled % 30 = 0 then 'standby' else 'running' end,
  1001, 1024 + rolled % 144, 24 + rolled % 144, 8, 8, n,
  case when rolled % 11 = 0 then '{crowd}'::text[] when rolled % 13 = 0 then '{fx,night}'::text[] else '{}' end,
  case when rolled % 3 = 0 then jsonb_build_object('lens_mm', 18 + rolled % 80) else '{}' end
from fact
cross join generate_series(1, shots) n
cross join lateral (select pg_temp.roll(key || 'shot', n, 1000003) as rolled) as chance;

-- A sequence casts neighbours of one corner of the list, so its shots share most of theirs.
insert into entity_link (id, organization_id, project_id, entity_id, asset_id, occurrences)
select
  pg_temp.made_id(key || 'casting', n * 8 + k, began), organization_id, project_id, pg_temp.made_id(key || 'shot', n, began + n * interval '1 ms'),
  pg_temp.made_id(key || 'asset', asset, began + asset * interval '1 ms'), 1 + k / 6
from fact
cross join generate_series(1, shots) n
cross join generate_series(0, 2 + pg_temp.roll(key || 'cast', n, 5)) k
cross join lateral (select 1 + ((n - 1) / 25 * 37 + pg_temp.roll(key || 'corner', n, 4) + k) % assets as asset) as chosen;

-- Each shot and asset has reached some step: what is before it is done, what is after it waits. Comments come in a cycle of 30 for 11 tasks.
with piece as (
  select pg_temp.made_id(key || 'shot', n, began + n * interval '1 ms') as entity_id, shot_types as types, n::bigint as number, 0::bigint as before
  from fact cross join generate_series(1, shots) n
  union all
  select pg_temp.made_id(key || 'asset', n, began + n * interval '1 ms'), asset_types, n, shots * cardinality(shot_types)::bigint
  from fact cross join generate_series(1, assets) n
),
step as (
  select
    piece.entity_id, used.task_type_id, before + (number - 1) * cardinality(types) + place as number,
    place - 1 - pg_temp.roll(key || before || 'reached', piece.number, cardinality(types) + 1) as ahead
  from fact cross join piece cross join unnest(types) with ordinality as used(task_type_id, place)
),
drawn as (
  select
    step.*, pg_temp.roll(key || 'task', number, 1000003) as rolled, ('{0,3,1,5,0,2,7,1,4,2,5}'::int[])[1 + number * 7 % 11] as said
  from fact cross join step
)
insert into task (
  id, organization_id, project_id, entity_id, task_type_id, task_status_id, priority, difficulty, estimate_minutes, completion_rate, retake_count,
  start_date, due_date, real_start_date, done_at, last_comment_at, comment_count
)
select
  pg_temp.made_id(key || 'task', number, began + number * interval '1 ms'), organization_id, project_id, entity_id, task_type_id,
  case when ahead > 0 then ready when ahead < 0 then done else now_at[1 + rolled % cardinality(now_at)] end,
  case when rolled % 20 = 0 then 1 + rolled % 3 else 0 end, 1 + rolled % 5, 60 * (2 + rolled % 38),
  case when ahead > 0 then 0 when ahead < 0 then 100 else 10 * (1 + rolled % 8) end,
  case when ahead > 0 then 0 else greatest(rolled % 6 - 2, 0) end,
  today + 7 * ahead::int + rolled % 5 - 3, today + 7 * ahead::int + rolled % 5 + rolled % 6,
  case when ahead <= 0 then (today + 7 * ahead::int + rolled % 5 - 3) + time '09:00' at time zone 'utc' end,
  case when ahead < 0 then (today + 7 * ahead::int + rolled % 5 + rolled % 6) + time '17:00' at time zone 'utc' end,
  case when said > 0 then today + time '17:00' at time zone 'utc' - rolled % 360000 * interval '1 minute' end, said
from fact cross join drawn
order by number;

-- Waiting work is half handed out; of the rest an eighth has two people, an eighth nobody.
insert into task_assignee (id, organization_id, project_id, task_id, member_id)
select
  pg_temp.made_id(task.id || 'assignee', hand, began), fact.organization_id, fact.project_id, task.id,
  pg_temp.made_id(key || 'member', 1 + department + cardinality(departments) * ((rolled / 8 + hand) % (people / cardinality(departments))), began)
from fact
join task on task.project_id = fact.project_id
cross join lateral (
  select pg_temp.roll(task.id::text, 0, 1000003) as rolled, array_position(shot_types || asset_types, task.task_type_id) as place
) as chance
cross join lateral (select type_departments[place] as department) as trade
cross join generate_series(0, case when task.task_status_id = ready and rolled % 8 < 4 or rolled % 8 = 4 then -1 when rolled % 8 = 5 and people >= 32 then 1 else 0 end) hand;

-- A thread ends when its task says so; its comments lie some hours apart and keep their own dates.
select set_config('motk.keep_marks', 'on', true);
insert into comment (
  id, organization_id, project_id, task_id, author_id, text, task_status_id, checklist, for_client, created_at, created_by, updated_at, updated_by
)
select
  pg_temp.made_id(task.id || 'comment', n, at), fact.organization_id, fact.project_id, task.id, author_id,
  notes[1 + rolled % cardinality(notes)] || case when rolled % 4 = 0 then ' ' || notes[1 + rolled / 7 % cardinality(notes)] else '' end,
  case when rolled % 5 < 2 then statuses[2 + rolled % (cardinality(statuses) - 1)] end,
  case when rolled % 37 = 0 then '[{"text": "Check the slate", "done": true}, {"text": "Send to editorial", "done": false}]'::jsonb else '[]' end,
  rolled % 50 = 0, at, author_id, at, author_id
from fact
join task on task.project_id = fact.project_id
cross join generate_series(1, task.comment_count) n
cross join lateral (
  select
    task.last_comment_at - (task.comment_count - n) * interval '5 hours 20 minutes' as at,
    pg_temp.roll(task.id || 'note', n, 1000003) as rolled
) as chance
cross join lateral (select pg_temp.made_id(fact.organization_id || 'person', 1 + rolled % (people - 2), began) as author_id) as author
order by at, task.id;
select set_config('motk.keep_marks', '', true);
