-- How a project stands: read.py is the way in.

-- name: standing(project_id uuid, seen uuid[], today date, zone text, most_lines int, most_late int, with_team bool) -> json
-- Done and to do by heading and task type, by week, and what is late, in one reading of the tasks.  Shape: Overview without milestones and open_slots.
-- `seen` null: every task. A task was there since it was made, or begun, or done, whichever is told to be first: what is brought from elsewhere has
-- a past. Weeks go from the first of these (three years back at most) to the last due date (two years ahead at most).
-- Index: task_project_type_idx, task_assignee_project_idx.  Budget: 250 ms for 40,000 tasks.
with
work as materialized (
  select
    task.id, task.entity_id, task.name, task.task_type_id, task.task_status_id, task.due_date, task.priority, task.retake_count,
    status.is_done, status.is_feedback_request, entity.kind,
    case entity.kind when 'shot' then entity.parent_id when 'asset' then entity.entity_type_id end as heading_id,
    case when status.is_done then (coalesce(task.done_at, task.created_at) at time zone :zone)::date end as done_on,
    (least(task.created_at, task.real_start_date, case when status.is_done then task.done_at end) at time zone :zone)::date as known_on,
    given.task_id is not null as is_given
  from task
  join entity on entity.id = task.entity_id and entity.archived_at is null
  join task_status as status on status.id = task.task_status_id
  left join (select distinct task_id from task_assignee where project_id = :project_id) as given on given.task_id = task.id
  where task.project_id = :project_id and task.archived_at is null and (:seen is null or task.id = any (:seen))
),
tally as materialized (
  select kind, heading_id, task_type_id, task_status_id, is_done, count(*) as tasks, sum(retake_count) as retakes
  from work
  group by kind, heading_id, task_type_id, task_status_id, is_done
),
cell as (
  select
    kind, heading_id, task_type_id, sum(tasks) as total, coalesce(sum(tasks) filter (where is_done), 0) as done, sum(retakes) as retakes,
    json_object_agg(task_status_id, tasks) as statuses
  from tally
  group by kind, heading_id, task_type_id
),
whole as (
  select
    kind, task_type_id, sum(tasks) as total, coalesce(sum(tasks) filter (where is_done), 0) as done, sum(retakes) as retakes,
    json_object_agg(task_status_id, tasks) as statuses
  from (
    select kind, task_type_id, task_status_id, is_done, sum(tasks) as tasks, sum(retakes) as retakes
    from tally
    group by kind, task_type_id, task_status_id, is_done
  ) as under_any
  group by kind, task_type_id
),
line as (
  select
    cell.kind, cell.heading_id, coalesce(place.name, entity_type.name) as name, above.name as above,
    json_agg(json_build_object(
      'task_type_id', cell.task_type_id, 'total', cell.total, 'done', cell.done, 'retakes', cell.retakes, 'statuses', cell.statuses
    )) as cells,
    row_number() over (
      partition by cell.kind
      order by above.name_key nulls first, place.name_key nulls last, used.position nulls last, entity_type.name nulls last, cell.heading_id nulls last
    ) as place
  from cell
  left join entity as place on cell.kind = 'shot' and place.id = cell.heading_id
  left join entity as above on above.id = place.parent_id
  left join entity_type on cell.kind = 'asset' and entity_type.id = cell.heading_id
  left join project_entity_type as used on used.project_id = :project_id and used.entity_type_id = entity_type.id
  group by cell.kind, cell.heading_id, place.name, place.name_key, entity_type.name, above.name, above.name_key, used.position
),
part as (
  select
    kind,
    json_agg(json_build_object('id', heading_id, 'name', name, 'above', above, 'cells', cells) order by place)
      filter (where place <= :most_lines) as lines,
    greatest(count(*) - :most_lines, 0) as left_out
  from line
  group by kind
),
span as (
  select monday_of.first, monday_of.last
  from (
    select
      greatest(coalesce(min(least(known_on, done_on)), :today), :today - 7 * 156) as first_day,
      least(greatest(max(due_date), :today), :today + 7 * 104) as last_day
    from work
  ) as days
  cross join lateral (
    select
      days.first_day - (extract(isodow from days.first_day)::int - 1) as first,
      days.last_day - (extract(isodow from days.last_day)::int - 1) as last
  ) as monday_of
),
dated as (
  select known_on as day, 1 as total, 0 as done, 0 as planned from work
  union all
  select done_on, 0, 1, 0 from work where done_on is not null
  union all
  select due_date, 0, 0, 1 from work where due_date is not null
),
by_week as (
  -- What lies before the first week stands in it; what lies behind the last in none.
  select greatest(day - (extract(isodow from day)::int - 1), span.first) as monday, sum(total) as total, sum(done) as done, sum(planned) as planned
  from dated cross join span
  group by 1
),
week as (
  select
    monday,
    sum(coalesce(by_week.total, 0)) over (order by monday) as total,
    sum(coalesce(by_week.done, 0)) over (order by monday) as done,
    sum(coalesce(by_week.planned, 0)) over (order by monday) as planned
  from span
  cross join lateral (select span.first + 7 * n as monday from generate_series(0, (span.last - span.first) / 7) as n) as weeks
  left join by_week using (monday)
),
late as (
  select work.*, :today - work.due_date as days_late
  from work
  where not work.is_done and work.due_date < :today
  order by work.due_date, work.priority desc, work.id
  limit :most_late
)
select json_build_object(
  'today', :today,
  'totals', (
    select json_build_object(
      'total', count(*), 'done', count(*) filter (where is_done), 'in_review', count(*) filter (where is_feedback_request and not is_done),
      'retakes', coalesce(sum(retake_count), 0),
      'late', count(*) filter (where not is_done and due_date < :today),
      'no_date', count(*) filter (where not is_done and due_date is null),
      'no_one', case when :with_team then count(*) filter (where not is_done and not is_given) end
    )
    from work
  ),
  'task_types', (
    select coalesce(json_agg(json_build_object(
      'id', task_type.id, 'name', task_type.name, 'short_name', task_type.short_name, 'color', coalesce(used.color, task_type.color)
    ) order by used.position nulls last, task_type.priority, task_type.name), '[]')
    from task_type
    left join project_task_type as used on used.project_id = :project_id and used.task_type_id = task_type.id
    where task_type.id in (select task_type_id from tally)
  ),
  'statuses', (
    select coalesce(json_agg(json_build_object(
      'id', status.id, 'name', status.name, 'color', coalesce(used.color, status.color), 'is_done', status.is_done
    ) order by used.position nulls last, status.priority, status.name), '[]')
    from task_status as status
    left join project_task_status as used on used.project_id = :project_id and used.task_status_id = status.id
    where status.id in (select task_status_id from tally)
  ),
  'parts', (
    select coalesce(json_agg(json_build_object('kind', kind, 'sums', (
      select json_agg(json_build_object(
        'task_type_id', whole.task_type_id, 'total', whole.total, 'done', whole.done, 'retakes', whole.retakes, 'statuses', whole.statuses
      )) from whole where whole.kind = part.kind
    ), 'lines', lines, 'left_out', left_out)
      order by array_position('{shot,asset,sequence,episode,scene,concept,edit}', kind)), '[]')
    from part
  ),
  'weeks', (
    select coalesce(json_agg(json_build_object(
      'monday', monday, 'total', total, 'done', case when monday <= :today then done end, 'planned', planned
    ) order by monday), '[]')
    from week
    where exists (select from work)
  ),
  'late', (
    select coalesce(json_agg(json_build_object(
      'id', late.id, 'kind', late.kind, 'entity_name', entity.name, 'parent_name', parent.name, 'name', late.name,
      'task_type_id', late.task_type_id, 'task_status_id', late.task_status_id, 'due_date', late.due_date, 'days_late', late.days_late
    ) order by late.due_date, late.priority desc, late.id), '[]')
    from late
    join entity on entity.id = late.entity_id
    left join entity as parent on parent.id = entity.parent_id
  )
)::text

-- name: milestones(project_id uuid, seen uuid[], today date, most int) -> json
-- What comes next, with the tasks of its step that are due by then and not done.  `seen` null: every task.  Shape: Overview.milestones.
-- Index: milestone_project_idx, task_project_type_idx.
select coalesce(json_agg(json_build_object(
  'id', id, 'name', name, 'on_date', on_date, 'days_left', on_date - :today, 'task_type_id', task_type_id, 'open_tasks', (
    select count(*)
    from task
    join entity on entity.id = task.entity_id and entity.archived_at is null
    join task_status as status on status.id = task.task_status_id and not status.is_done
    where task.project_id = :project_id and task.archived_at is null and task.due_date <= coming.on_date
      and (coming.task_type_id is null or task.task_type_id = coming.task_type_id) and (:seen is null or task.id = any (:seen))
  )
) order by on_date, name, id), '[]')::text
from (
  select id, name, on_date, task_type_id
  from milestone
  where project_id = :project_id and archived_at is null and on_date >= :today
  order by on_date, name, id
  limit :most
) as coming

-- name: open_slots(project_id uuid, most int) -> json
-- Slots that nobody holds, the first to begin first.  Shape: Overview.open_slots.  Index: member_project_idx, task_assignee_member_idx.
select json_build_object(
  'count', (select count(*) from member where project_id = :project_id and archived_at is null and account_id is null),
  'rows', (
    select coalesce(json_agg(json_build_object(
      'id', slot.id, 'role', slot.role, 'department', department.name, 'starts_on', slot.starts_on, 'ends_on', slot.ends_on,
      'tasks', (
        select count(*)
        from task_assignee as held
        join task on task.id = held.task_id and task.archived_at is null
        join entity on entity.id = task.entity_id and entity.archived_at is null
        join task_status as status on status.id = task.task_status_id and not status.is_done
        where held.member_id = slot.id
      )
    ) order by slot.starts_on nulls last, slot.role, slot.id), '[]')
    from (
      select id, role, department_id, starts_on, ends_on
      from member
      where project_id = :project_id and archived_at is null and account_id is null
      order by starts_on nulls last, role, id
      limit :most
    ) as slot
    left join department on department.id = slot.department_id
  )
)::text
