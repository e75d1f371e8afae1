-- One's own work: read.py is the way in, and has looked which tasks are the person's to see.

-- name: tasks(ids uuid[], sections text[], account_id uuid, today date, told uuid[], notes int[], as_guest uuid[]) -> json
-- These tasks, in this order, each with the section it stands in; `told` are those with unread `notes`.
-- Of what is hidden from guests nothing is said in the projects `as_guest`.  Shape: MyWork.rows.
-- Index: task_pkey, entity_pkey, time_entry_key.  Budget: 10 ms for 200 tasks.
select coalesce(json_agg(json_build_object(
  'id', task.id, 'rev', task.rev, 'section', mine.section, 'project_id', task.project_id,
  'entity', json_build_object(
    'id', entity.id, 'kind', entity.kind, 'name', entity.name, 'parent_name', parent.name, 'thumbnail_id', entity.thumbnail_id
  ),
  'task_type', json_build_object('id', task_type.id, 'name', task_type.name, 'color', coalesce(used_type.color, task_type.color)),
  'name', task.name,
  'status', json_build_object('id', status.id, 'name', status.name, 'color', coalesce(used_status.color, status.color)),
  'start_date', task.start_date, 'due_date', task.due_date, 'done_at', task.done_at,
  'estimate_minutes', case when task.project_id <> all (:as_guest) then task.estimate_minutes end,
  'spent_minutes', case when task.project_id = any (:as_guest) then 0 else task.spent_minutes end,
  'today_minutes', coalesce(worked.minutes, 0), 'may_log', task_type.allow_timelog,
  'priority', task.priority, 'retake_count', task.retake_count,
  'comment_count', case when task.project_id = any (:as_guest) then 0 else task.comment_count end,
  'unread', coalesce(unread.notes, 0),
  'can_start', not (status.is_wip or status.is_feedback_request or status.is_done),
  'can_submit', not (status.is_feedback_request or status.is_done)
) order by mine.place), '[]')::text
from unnest(:ids, :sections) with ordinality as mine (task_id, section, place)
join task on task.id = mine.task_id
join entity on entity.id = task.entity_id
left join entity as parent on parent.id = entity.parent_id
join task_type on task_type.id = task.task_type_id
left join project_task_type as used_type on used_type.project_id = task.project_id and used_type.task_type_id = task.task_type_id
join task_status as status on status.id = task.task_status_id
left join project_task_status as used_status on used_status.project_id = task.project_id and used_status.task_status_id = status.id
left join time_entry as worked
  on worked.account_id = :account_id and worked.on_date = :today and worked.task_id = task.id
left join unnest(:told, :notes) as unread (task_id, notes) on unread.task_id = task.id

-- name: projects(ids uuid[], levels text[]) -> json
-- Projects with the first status of each meaning that the person's level may set there; a level of null sets none.  Shape: MyWork.projects.
-- Index: project_pkey, project_task_status_key.
select coalesce(json_agg(json_build_object(
  'id', project.id, 'name', project.name, 'max_retakes', project.max_retakes,
  'start', begun.chosen, 'submit', shown.chosen
) order by lower(project.name), project.id), '[]')::text
from unnest(:ids, :levels) as held (project_id, level)
join project on project.id = held.project_id
left join lateral (
  select json_build_object('id', status.id, 'name', status.name, 'color', coalesce(used.color, status.color)) as chosen
  from project_task_status as used
  join task_status as status on status.id = used.task_status_id and status.archived_at is null and status.is_wip
  where used.project_id = project.id and held.level is not null
    and (status.is_artist_allowed or held.level not in ('artist', 'vendor')) and (status.is_client_allowed or held.level <> 'client')
  order by used.position, status.priority, status.name
  limit 1
) as begun on true
left join lateral (
  select json_build_object('id', status.id, 'name', status.name, 'color', coalesce(used.color, status.color)) as chosen
  from project_task_status as used
  join task_status as status on status.id = used.task_status_id and status.archived_at is null and status.is_feedback_request
  where used.project_id = project.id and held.level is not null
    and (status.is_artist_allowed or held.level not in ('artist', 'vendor')) and (status.is_client_allowed or held.level <> 'client')
  order by used.position, status.priority, status.name
  limit 1
) as shown on true
