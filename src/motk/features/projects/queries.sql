-- name: context(organization_id uuid, project_id uuid, with_people bool, with_studio bool) -> json
-- What a page of a project needs beside its rows.  Shape: Context without project and cursor.  Index: the keys of project_*.  Budget: 3 ms.
select json_build_object(
  'task_types', (
    select coalesce(json_agg(json_build_object(
      'id', task_type.id, 'name', task_type.name, 'short_name', task_type.short_name, 'for_kind', task_type.for_kind,
      'color', coalesce(used.color, task_type.color), 'department_id', task_type.department_id
    ) order by used.position, task_type.name), '[]')
    from project_task_type as used join task_type on task_type.id = used.task_type_id
    where used.project_id = :project_id
  ),
  'task_statuses', (
    select coalesce(json_agg(json_build_object(
      'id', task_status.id, 'name', task_status.name, 'short_name', task_status.short_name,
      'color', coalesce(used.color, task_status.color), 'is_default', task_status.is_default, 'is_wip', task_status.is_wip,
      'is_feedback_request', task_status.is_feedback_request, 'is_retake', task_status.is_retake, 'is_done', task_status.is_done,
      'is_artist_allowed', task_status.is_artist_allowed, 'is_client_allowed', task_status.is_client_allowed
    ) order by used.position, task_status.name), '[]')
    from project_task_status as used join task_status on task_status.id = used.task_status_id
    where used.project_id = :project_id
  ),
  'entity_types', (
    select coalesce(json_agg(json_build_object(
      'id', entity_type.id, 'name', entity_type.name, 'kind', entity_type.kind, 'icon', entity_type.icon,
      'color', coalesce(used.color, entity_type.color)
    ) order by used.position, entity_type.name), '[]')
    from project_entity_type as used join entity_type on entity_type.id = used.entity_type_id
    where used.project_id = :project_id
  ),
  'members', (
    select coalesce(json_agg(json_build_object(
      'id', member.id, 'account_id', member.account_id, 'role', member.role, 'department_id', member.department_id,
      'name', coalesce(account.display_name, nullif(member.display_name, ''), member.role),
      'initials', upper(left(coalesce(account.display_name, nullif(member.display_name, ''), member.role), 1)
        || coalesce(substring(coalesce(account.display_name, nullif(member.display_name, ''), member.role) from '\s(\S)\S*$'), '')),
      'is_open', member.account_id is null, 'archived', member.archived_at is not null
    ) order by member.account_id is null desc, member.role, account.display_name, member.id), '[]')
    from member left join account on account.id = member.account_id
    where member.project_id = :project_id and :with_people
  ),
  'departments', (
    select coalesce(json_agg(json_build_object('id', id, 'name', name, 'color', color) order by name), '[]')
    from department
    where organization_id = :organization_id and archived_at is null
  ),
  'accounts', (
    select coalesce(json_agg(json_build_object('id', account.id, 'display_name', account.display_name, 'account_type', account.account_type)
      order by account.display_name, account.id), '[]')
    from account
    where account.organization_id = :organization_id and account.archived_at is null
      and (:with_studio or account.id in (select member.account_id from member where member.project_id = :project_id))
  )
)::text

-- name: grid(project_id uuid, kind text, only_entities uuid[], only_tasks uuid[]) -> json
-- The rows of one kind with their tasks, as arrays.  Shape: Grid.rows.  `only_*` null: all of the project's.
-- Index: entity_order_idx, task_project_type_idx, task_assignee_project_idx; for a few: entity_pkey, task_entity_idx, task_assignee_key.
-- Budget: 40 ms for 1,000 shots x 8 tasks, 5 ms for 100 of them.
with assigned as (
  select task_assignee.task_id, json_agg(task_assignee.member_id order by task_assignee.id) as member_ids
  from task_assignee
  where task_assignee.project_id = :project_id
    and (:only_entities is null or task_assignee.task_id = any(array(select few.id from task as few where few.entity_id = any(:only_entities))))
  group by task_assignee.task_id
),
work as (
  select task.entity_id, json_agg(json_build_array(
    task.id, task.rev, task.task_type_id, task.name, task.task_status_id, coalesce(assigned.member_ids, '[]'), task.start_date, task.due_date,
    task.estimate_minutes, task.priority, task.retake_count, task.comment_count
  ) order by task.task_type_id, task.sort_order, task.name) as tasks
  from task
  left join assigned on assigned.task_id = task.id
  where task.project_id = :project_id and task.archived_at is null
    and (:only_entities is null or task.entity_id = any(:only_entities))
    and (:only_tasks is null or task.id = any(:only_tasks))
  group by task.entity_id
)
select coalesce(json_agg(json_build_array(
  row.id, row.rev, row.parent_id, row.entity_type_id, row.name, row.code, row.description, row.status, row.frame_in, row.frame_out,
  row.nb_frames, row.handle_in, row.handle_out, row.fps, row.cut_order, row.thumbnail_id, row.tags, row.extra, coalesce(work.tasks, '[]')
) order by parent.name_key nulls last, parent.id, row.cut_order nulls last, row.name_key, row.id), '[]')::text
from entity as row
left join entity as parent on parent.id = row.parent_id
left join work on work.entity_id = row.id
where row.project_id = :project_id and row.kind = :kind and row.archived_at is null
  and (:only_entities is null or row.id = any(:only_entities))

-- name: top(project_id uuid, kind text, most int) -> rows
-- The ids of the first rows of a page, in the order of `grid`.  Index: entity_order_idx.  Budget: 30 ms for 20,000 shots.
select row.id
from entity as row
left join entity as parent on parent.id = row.parent_id
where row.project_id = :project_id and row.kind = :kind and row.archived_at is null
order by parent.name_key nulls last, parent.id, row.cut_order nulls last, row.name_key, row.id
limit :most

-- name: parents(project_id uuid, kind text, only_entities uuid[]) -> json
-- What the rows of a kind stand under: sequences for shots, episodes for the rest.  Shape: Grid.parents.
select coalesce(json_agg(json_build_array(parent.id, parent.name, parent.description, parent.parent_id) order by parent.name_key, parent.id), '[]')::text
from entity as parent
where parent.project_id = :project_id and parent.archived_at is null
  and parent.kind = case :kind when 'shot' then 'sequence' else 'episode' end
  and (:only_entities is null or parent.id = any(:only_entities))

-- name: touched(organization_id uuid, project_id uuid, kind text, epoch int, tx xid8, most int) -> rows
-- Which rows of a kind changed since a cursor, themselves or in their tasks and assignees.  Shape: ids; more than `most` means: read anew.
-- Index: change_project_idx from the cursor on, never a scan of the past. The caller has seen to it that the epoch is the present one: compared
-- as a pair, the planner would take the past for what is asked, all of it being of one epoch.
with recent as (
  select change.entity, change.row_id, change.before, change.after
  from change
  where change.organization_id = :organization_id and change.project_id = :project_id
    and change.epoch = :epoch and change.tx >= :tx
    and change.entity in ('entity', 'task', 'task_assignee')
  limit :most
),
touched as (
  select row_id as entity_id from recent where entity = 'entity'
  union
  select coalesce(task.entity_id, (recent.before ->> 'entity_id')::uuid, (recent.after ->> 'entity_id')::uuid)
  from recent left join task on task.id = recent.row_id
  where recent.entity = 'task'
  union
  select task.entity_id
  from recent join task on task.id = coalesce(recent.after ->> 'task_id', recent.before ->> 'task_id')::uuid
  where recent.entity = 'task_assignee'
)
select touched.entity_id, (select count(*) from recent) as changes
from touched
left join entity on entity.id = touched.entity_id
where touched.entity_id is not null and coalesce(entity.kind, :kind) = :kind
