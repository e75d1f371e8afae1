-- name: context(organization_id uuid, project_id uuid, level text, with_people bool, with_studio bool, known uuid[], only_entities uuid[]) -> json
-- What a page of a project needs beside its rows, for who knows only some people (`known`) or sees only some rows; null: all. `may_set` of a
-- status is what `tasks.status.hold` would say to the actor's level, `is_working` of an account what `team.fill` would.
-- Shape: Context without project and cursor.  Index: the keys of project_*.  Budget: 3 ms.
select json_build_object(
  'task_types', (
    select coalesce(json_agg(json_build_object(
      'id', task_type.id, 'name', task_type.name, 'short_name', task_type.short_name, 'for_kind', task_type.for_kind,
      'color', coalesce(used.color, task_type.color), 'own_color', used.color, 'department_id', task_type.department_id,
      'allow_timelog', task_type.allow_timelog, 'archived', task_type.archived_at is not null
    ) order by used.position, task_type.name), '[]')
    from project_task_type as used join task_type on task_type.id = used.task_type_id
    where used.project_id = :project_id
  ),
  'task_statuses', (
    select coalesce(json_agg(json_build_object(
      'id', task_status.id, 'name', task_status.name, 'short_name', task_status.short_name,
      'color', coalesce(used.color, task_status.color), 'own_color', used.color, 'archived', task_status.archived_at is not null,
      'is_default', task_status.is_default, 'is_wip', task_status.is_wip,
      'is_feedback_request', task_status.is_feedback_request, 'is_retake', task_status.is_retake, 'is_done', task_status.is_done,
      'is_artist_allowed', task_status.is_artist_allowed, 'is_client_allowed', task_status.is_client_allowed,
      'may_set', task_status.archived_at is null and (task_status.is_artist_allowed or :level not in ('artist', 'vendor'))
        and (task_status.is_client_allowed or :level <> 'client')
    ) order by used.position, task_status.name), '[]')
    from project_task_status as used join task_status on task_status.id = used.task_status_id
    where used.project_id = :project_id
  ),
  'entity_types', (
    select coalesce(json_agg(json_build_object(
      'id', entity_type.id, 'name', entity_type.name, 'kind', entity_type.kind, 'icon', entity_type.icon,
      'color', coalesce(used.color, entity_type.color), 'own_color', used.color, 'archived', entity_type.archived_at is not null
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
    select coalesce(json_agg(json_build_object(
      'id', account.id, 'display_name', account.display_name, 'account_type', account.account_type, 'avatar_id', account.avatar_id,
      'is_working', account.active and (account.expires_on is null or account.expires_on >= motk.today(:organization_id))
    ) order by account.display_name, account.id), '[]')
    from account
    where account.organization_id = :organization_id and account.archived_at is null
      and (:with_studio or :known is not null or account.id in (select member.account_id from member where member.project_id = :project_id))
      and (:known is null or account.id = any(:known))
  ),
  'kinds', (
    select coalesce(json_agg(kind order by position), '[]')
    from unnest(array['episode', 'sequence', 'scene', 'shot', 'asset', 'concept', 'edit']) with ordinality as known (kind, position)
    where exists (
      select from entity
      where entity.project_id = :project_id and entity.kind = known.kind and entity.archived_at is null
        and (:only_entities is null or entity.id = any(:only_entities))
    )
  )
)::text

-- name: grid(project_id uuid, kind text, only_entities uuid[], only_tasks uuid[], own_fields text, with_crew bool, zone text) -> json
-- The rows of one kind with their tasks, as arrays.  Shape: Grid.rows.  `only_*` null: all of the project's; `own_fields` null: all of `extra`.
-- Without the crew nobody is said to do a task, nor how much was written about it, nor how long it was to take and took.
-- Days are those of the studio's `zone`; that of `done_at` whatever the status is now, so that a status which counts as done from today changes no row.
-- Index: entity_order_idx, task_project_type_idx, task_assignee_project_idx; for a few: entity_pkey, task_entity_idx, task_assignee_key.
-- Budget: 40 ms for 1,000 shots x 8 tasks, 5 ms for 100 of them.
with assigned as (
  select task_assignee.task_id, json_agg(task_assignee.member_id order by task_assignee.id) as member_ids
  from task_assignee
  where task_assignee.project_id = :project_id and :with_crew
    and (:only_entities is null or task_assignee.task_id = any(array(select few.id from task as few where few.entity_id = any(:only_entities))))
  group by task_assignee.task_id
),
work as (
  select task.entity_id, json_agg(json_build_array(
    task.id, task.rev, task.task_type_id, task.name, task.task_status_id, coalesce(assigned.member_ids, '[]'), task.start_date, task.due_date,
    case when :with_crew then task.estimate_minutes end, task.priority, task.retake_count, case when :with_crew then task.comment_count else 0 end,
    case when :with_crew then task.spent_minutes else 0 end,
    (task.created_at at time zone :zone)::date, (task.real_start_date at time zone :zone)::date, (task.done_at at time zone :zone)::date,
    case when :own_fields is null then task.extra else motk.shown_extra(task.extra, :project_id::text, 'task', :own_fields::jsonb) end
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
  row.nb_frames, row.handle_in, row.handle_out, row.fps, row.cut_order, row.thumbnail_id, row.tags,
  row.for_client, row.is_shared,
  case when :own_fields is null then row.extra else motk.shown_extra(row.extra, :project_id::text, :kind, :own_fields::jsonb) end, coalesce(work.tasks, '[]')
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
-- What the rows of a kind stand under: sequences for shots, episodes for the rest; the name of a sequence's episode beside it.  Shape: Grid.parents.
select coalesce(json_agg(
  json_build_array(parent.id, parent.name, parent.description, parent.parent_id, above.name) order by parent.name_key, parent.id
), '[]')::text
from entity as parent
left join entity as above on above.id = parent.parent_id and (:only_entities is null or above.id = any(:only_entities))
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

-- name: template_of(project_id uuid) -> json
-- A project as a template.  Shape: TemplateContent.  Days count from the project's start; without one, from its first milestone, and slots have none.
-- Members keep the role, whoever fills it; admins' and managers' access is not handed on.
select json_build_object(
  'facts', json_build_object(
    'production_type', project.production_type, 'production_style', project.production_style, 'fps', project.fps, 'ratio', project.ratio,
    'resolution', project.resolution, 'max_retakes', project.max_retakes, 'clients_isolated', project.clients_isolated,
    'clients_see_shared_only', project.clients_see_shared_only, 'settings', project.settings
  ),
  'task_types', (
    select coalesce(json_agg(json_build_object('id', task_type_id, 'color', color) order by position), '[]')
    from project_task_type where project_id = project.id
  ),
  'task_statuses', (
    select coalesce(json_agg(json_build_object('id', task_status_id, 'color', color) order by position), '[]')
    from project_task_status where project_id = project.id
  ),
  'entity_types', (
    select coalesce(json_agg(json_build_object('id', entity_type_id, 'color', color) order by position), '[]')
    from project_entity_type where project_id = project.id
  ),
  'slots', (
    select coalesce(json_agg(json_build_object(
      'role', role, 'department_id', department_id, 'allocation', allocation,
      'access', case when access in ('supervisor', 'artist', 'client', 'vendor') then access end,
      'starts_after_days', starts_on - project.start_date, 'ends_after_days', ends_on - project.start_date
    ) order by role, id), '[]')
    from (select * from member where project_id = project.id and archived_at is null order by role, id limit 500) as slot
  ),
  'milestones', (
    select coalesce(json_agg(json_build_object(
      'name', name, 'description', description, 'task_type_id', task_type_id,
      'after_days', on_date - coalesce(project.start_date, (select min(on_date) from milestone where project_id = project.id and archived_at is null))
    ) order by on_date, name), '[]')
    from (select * from milestone where project_id = project.id and archived_at is null order by on_date, name limit 500) as point
  ),
  'fields', (
    select coalesce(json_agg(json_build_object(
      'kind', kind, 'key', key, 'name', name, 'description', description, 'type', type, 'choices', choices,
      'default_value', default_value, 'required', required, 'for_client', for_client, 'seen_by', seen_by, 'edited_by', edited_by,
      'position', position
    ) order by kind, position, key), '[]')
    from (select * from field_definition where project_id = project.id and archived_at is null order by kind, position, key limit 200) as own
  )
)::text
from project
where project.id = :project_id
