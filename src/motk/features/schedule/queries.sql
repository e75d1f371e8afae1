-- The plan and what became of it: compare.py is the way in.

-- name: compare(baseline_id uuid, project_id uuid, most int) -> json
-- The tasks whose dates are others than a baseline keeps, those that moved the furthest first; the rest is counted.  Shape: Comparison.
-- A task moved by the days of its due date, or of its start where it had or has no due date. Gone is what is archived or deleted, or has no dates
-- any more; new is what got dates since.  Index: baseline_pkey, task_project_type_idx, entity_pkey.  Budget: 150 ms for 20,000 tasks.
with kept as materialized (
  select key::uuid as id, (value ->> 0)::date as starts, (value ->> 1)::date as due
  from baseline cross join jsonb_each(baseline.dates)
  where baseline.id = :baseline_id
),
planned as materialized (
  select task.id, task.entity_id, task.task_type_id, task.name, task.start_date as starts, task.due_date as due
  from task join entity on entity.id = task.entity_id and entity.archived_at is null
  where task.project_id = :project_id and task.archived_at is null and (task.start_date is not null or task.due_date is not null)
),
compared as materialized (
  select
    planned.id, planned.entity_id, planned.task_type_id, planned.name, kept.starts as starts_then, kept.due as due_then,
    planned.starts as starts_now, planned.due as due_now,
    coalesce(planned.due - kept.due, case when kept.due is null or planned.due is null then planned.starts - kept.starts end) as days,
    case
      when planned.id is null then 'gone'
      when kept.id is null then 'new'
      when (planned.starts, planned.due) is not distinct from (kept.starts, kept.due) then 'unchanged'
      else 'moved'
    end as became
  from kept full join planned on planned.id = kept.id
),
moved as (
  select * from compared where became = 'moved' order by abs(days) desc nulls last, due_now nulls last, id limit :most
)
select json_build_object(
  'name', baseline.name, 'taken_at', baseline.taken_at,
  'counts', (
    select json_build_object(
      'later', count(*) filter (where became = 'moved' and days > 0),
      'earlier', count(*) filter (where became = 'moved' and days < 0),
      'otherwise', count(*) filter (where became = 'moved' and coalesce(days, 0) = 0),
      'unchanged', count(*) filter (where became = 'unchanged'),
      'gone', count(*) filter (where became = 'gone'),
      'new', count(*) filter (where became = 'new')
    ) from compared
  ),
  'rows', (
    select coalesce(json_agg(json_build_object(
      'task_id', moved.id, 'name', moved.name,
      'entity', json_build_object('id', entity.id, 'kind', entity.kind, 'name', entity.name, 'parent_name', parent.name),
      'task_type', json_build_object('id', task_type.id, 'name', task_type.name, 'color', coalesce(used.color, task_type.color)),
      'start_then', moved.starts_then, 'due_then', moved.due_then, 'start_now', moved.starts_now, 'due_now', moved.due_now,
      'days', moved.days
    ) order by abs(moved.days) desc nulls last, moved.due_now nulls last, moved.id), '[]')
    from moved
    join entity on entity.id = moved.entity_id
    left join entity as parent on parent.id = entity.parent_id
    join task_type on task_type.id = moved.task_type_id
    left join project_task_type as used on used.project_id = :project_id and used.task_type_id = task_type.id
  )
)::text
from baseline
where baseline.id = :baseline_id
