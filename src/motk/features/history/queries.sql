-- name: feed_of_organization(organization uuid, after uuid, most int) -> rows
-- Change sets of a whole studio, the newest first, from below the one named `after`.  Index: change_set_organization_idx.
select id, verb, actor_id, via, caused_by, at, note
from change_set
where organization_id = :organization
  and (:after is null or (at, id) < (select above.at, above.id from change_set as above where above.id = :after and above.organization_id = :organization))
order by at desc, id desc
limit :most

-- name: feed_of_projects(organization uuid, projects uuid[], studio bool, after uuid, most int) -> rows
-- Change sets that touched one of the projects (or, if `studio`, studio-wide rows), the newest first, from below the one named `after`. Steps from
-- one change set to the next in the index, so that one of 10,000 rows costs no more than one of 1.
-- Index: change_project_idx, one entry per project and step.  Budget: 5 ms for 50 change sets of a project.
with recursive step as (
  select
    coalesce(above.epoch, 2147483647) as epoch, coalesce(above.tx, '18446744073709551615'::xid8) as tx, 0 as number
  from (select) as start
  left join change_set as above on above.id = :after and above.organization_id = :organization
  where :after is null or above.id is not null
  union all
  select next.epoch, next.tx, step.number + 1
  from step
  cross join lateral (
    select of_project.epoch, of_project.tx
    from unnest(:projects) as asked (project_id)
    cross join lateral (
      select epoch, tx
      from change
      where organization_id = :organization and project_id = asked.project_id and (change.epoch, change.tx) < (step.epoch, step.tx)
      order by epoch desc, tx desc
      limit 1
    ) as of_project
    union all
    (
      select epoch, tx
      from change
      where :studio and organization_id = :organization and project_id is null and (change.epoch, change.tx) < (step.epoch, step.tx)
      order by project_id desc, epoch desc, tx desc
      limit 1
    )
    order by epoch desc, tx desc
    limit 1
  ) as next
  where step.number < :most
)
select change_set.id, change_set.verb, change_set.actor_id, change_set.via, change_set.caused_by, change_set.at, change_set.note
from step
join change_set on change_set.epoch = step.epoch and change_set.tx = step.tx
where step.number > 0
order by step.number

-- name: change_set(change_set_id uuid, organization uuid) -> rows
-- One change set with the projects it touched (null among them: studio-wide rows) and the tables.  Index: change_set_pkey, change_pkey.
select
  change_set.id, change_set.verb, change_set.actor_id, change_set.via, change_set.caused_by, change_set.at, change_set.note,
  array_agg(distinct change.project_id) as projects, array_agg(distinct change.entity) as entities
from change_set
join change on change.epoch = change_set.epoch and change.tx = change_set.tx and change.at = change_set.at
where change_set.id = :change_set_id and change_set.organization_id = :organization
group by change_set.id

-- name: lines(change_set_id uuid, after bigint, most int) -> rows
-- Row facts of one change set in the order they were written.  Shape: diary.Line.  Index: change_pkey.
select
  change.epoch, change.tx::text as tx, change.id, change.at, change.change_set_id, change.project_id, change.entity, change.row_id, change.rev,
  change.before, change.after,
  change_set.verb, change_set.actor_id, change_set.via, change_set.caused_by, change_set.note
from change_set
join change on change.epoch = change_set.epoch and change.tx = change_set.tx and change.at = change_set.at
where change_set.id = :change_set_id and change.id > :after
order by change.id
limit :most

-- name: reverted_verbs(change_set_id uuid) -> rows
-- The verbs behind a change set: its own, and those of what it undid.  Index: change_set_pkey.
with recursive chain as (
  select id, verb, caused_by from change_set where id = :change_set_id
  union
  select undone.id, undone.verb, undone.caused_by
  from chain
  join change_set as undone on undone.id = chain.caused_by
  where chain.verb = 'change_set.revert'
)
select distinct verb from chain where verb <> 'change_set.revert'

-- name: rows_of(change_set_id uuid, entity text, row_ids uuid[]) -> value
-- Ids of the rows of one table that a change set touched, as one array; of those alone that are in `row_ids` unless that is null.
select array_agg(distinct change.row_id)
from change_set
join change on change.epoch = change_set.epoch and change.tx = change_set.tx and change.at = change_set.at
where change_set.id = :change_set_id and change.entity = :entity and (:row_ids is null or change.row_id = any (:row_ids))

-- name: statuses_left(change_set_id uuid, row_ids uuid[]) -> rows
-- Tasks that a change set moved, with the status each had before.
select change.row_id as task_id, change.project_id, (change.before ->> 'task_status_id')::uuid as task_status_id
from change_set
join change on change.epoch = change_set.epoch and change.tx = change_set.tx and change.at = change_set.at
where change_set.id = :change_set_id and change.entity = 'task' and change.after is not null and change.before ->> 'task_status_id' is not null
  and (:row_ids is null or change.row_id = any (:row_ids))

-- name: because_of(change_set_id uuid) -> value
-- Names the cause of the open change set, before its first write.
select set_config('motk.caused_by', (:change_set_id)::text, true)

-- name: revert(change_set_id uuid, row_ids uuid[]) -> value
select motk.revert(:change_set_id, :row_ids)
