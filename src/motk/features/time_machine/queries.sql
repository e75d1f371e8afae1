-- name: since(organization_id uuid, project_id uuid, at timestamptz, most int) -> rows
-- Where in the log a moment is, and how much has happened since: `most` means that or more.  No row: nothing has.
-- Every change after the moment belongs to a change set after it, so none stands before the first of those.
-- Index: change_set_organization_idx, change_project_idx.
with begun as (
  select epoch, min(tx) as tx
  from change_set
  where organization_id = :organization_id and at > :at
  group by epoch
  order by epoch
  limit 1
)
select begun.epoch, begun.tx::text as tx, (
  select count(*)
  from (
    select from change
    where change.organization_id = :organization_id and change.project_id = :project_id and change.at > :at
      and change.entity in ('entity', 'task', 'task_assignee')
      and ((change.epoch = begun.epoch and change.tx >= begun.tx) or change.epoch > begun.epoch)
    limit :most
  ) as happened
) as changes
from begun

-- name: past(organization_id uuid, project_id uuid, at timestamptz, epoch int, tx xid8) -> rows
-- The tables that a grid is made of, as they were: what a query after them calls `entity`, `task` and `task_assignee` is then these.
-- A row is what it is now, with what each of its fields held before its first change since; a row whose first change since is its making was not there.
-- `rev` is the one it had.  Index: change_project_idx from the place on; entity_order_idx, task_project_type_idx.
with happened as materialized (
  select change.entity as in_table, change.row_id, change.rev, change.before
  from change
  where change.organization_id = :organization_id and change.project_id = :project_id and change.at > :at
    and change.epoch = :epoch and change.tx >= :tx and change.entity in ('entity', 'task', 'task_assignee')
  union all
  select change.entity, change.row_id, change.rev, change.before
  from change
  where change.organization_id = :organization_id and change.project_id = :project_id and change.at > :at
    and change.epoch > :epoch and change.entity in ('entity', 'task', 'task_assignee')
),
undone as materialized (
  select
    in_table, row_id, (array_agg(before order by rev))[1] is not null as was_there,
    motk.merge_first(coalesce(before, '{}') order by rev) || jsonb_build_object('rev', min(rev) - 1) as before
  from happened
  group by in_table, row_id
),
entity as materialized (
  select entity.*
  from entity
  where entity.project_id = :project_id and not exists (select from undone where in_table = 'entity' and row_id = entity.id)
  union all
  select past.*
  from undone
  left join entity as held on held.id = undone.row_id
  cross join lateral (select coalesce(to_jsonb(held), '{}') || undone.before as fields) as was
  cross join lateral jsonb_populate_record(null::entity, fields || jsonb_build_object('name_key', motk.natural_key(fields ->> 'name'))) as past
  where undone.in_table = 'entity' and undone.was_there
),
task as materialized (
  select task.*
  from task
  where task.project_id = :project_id and not exists (select from undone where in_table = 'task' and row_id = task.id)
  union all
  select past.*
  from undone
  left join task as held on held.id = undone.row_id
  cross join lateral jsonb_populate_record(null::task, coalesce(to_jsonb(held), '{}') || undone.before) as past
  where undone.in_table = 'task' and undone.was_there
),
task_assignee as materialized (
  select task_assignee.*
  from task_assignee
  where task_assignee.project_id = :project_id
    and not exists (select from undone where in_table = 'task_assignee' and row_id = task_assignee.id)
  union all
  select past.*
  from undone
  left join task_assignee as held on held.id = undone.row_id
  cross join lateral jsonb_populate_record(null::task_assignee, coalesce(to_jsonb(held), '{}') || undone.before) as past
  where undone.in_table = 'task_assignee' and undone.was_there
)
select (select count(*) from entity) as entities, (select count(*) from task) as tasks, (select count(*) from task_assignee) as hands

-- name: tasks_of(organization_id uuid, project_id uuid, at timestamptz, epoch int, tx xid8, entities uuid[]) -> value
-- Tasks that these entities have, or had until they were deleted since.  Index: task_entity_idx, change_project_idx.
select array(
  select id from task where entity_id = any(:entities)
  union
  select row_id from change
  where organization_id = :organization_id and project_id = :project_id and at > :at and entity = 'task' and after is null
    and ((epoch = :epoch and tx >= :tx) or epoch > :epoch) and (before ->> 'entity_id')::uuid = any(:entities)
)

-- name: hands_of(organization_id uuid, project_id uuid, at timestamptz, epoch int, tx xid8, tasks uuid[]) -> value
-- Assignments that these tasks had and that were taken off since.  Index: change_project_idx.
select array(
  select distinct row_id from change
  where organization_id = :organization_id and project_id = :project_id and at > :at and entity = 'task_assignee' and after is null
    and ((epoch = :epoch and tx >= :tx) or epoch > :epoch) and (before ->> 'task_id')::uuid = any(:tasks)
)

-- name: take_off(at timestamptz, tasks uuid[]) -> value
-- Take off whoever was given the tasks since.  How many.  Index: task_assignee_key.
with gone as (delete from task_assignee where task_id = any(:tasks) and created_at > :at returning id)
select count(*) from gone

-- name: bring_back(target text, at timestamptz, epoch int, tx xid8, row_ids uuid[]) -> value
-- Rows of one table as they were.  How many changed.
select motk.bring_back(:target::regclass, :at, :epoch, :tx, :row_ids)

-- name: under_archived(entities uuid[]) -> rows
-- Of these entities one that is live, though what it stands under is archived.
select row.id, row.name, parent.id as parent_id, parent.kind, parent.name as parent_name
from entity as row join entity as parent on parent.id = row.parent_id
where row.id = any(:entities) and row.archived_at is null and parent.archived_at is not null
order by row.id
limit 1

-- name: known(organization_id uuid, project_id uuid, at timestamptz, epoch int, tx xid8, entities uuid[]) -> value
-- Of these entities those of the project that were there at the moment.  Index: entity_pkey, change_project_idx.
select array(
  select id from entity where id = any(:entities) and project_id = :project_id and created_at <= :at
  union
  select row_id from change
  where organization_id = :organization_id and project_id = :project_id and at > :at and entity = 'entity' and after is null
    and ((epoch = :epoch and tx >= :tx) or epoch > :epoch) and row_id = any(:entities) and (before ->> 'created_at')::timestamptz <= :at
)
