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
-- Tasks that a change set moved, with the status each had before and the one it left.
select
  change.row_id as task_id, change.project_id, (change.before ->> 'task_status_id')::uuid as task_status_id,
  (change.after ->> 'task_status_id')::uuid as left_at
from change_set
join change on change.epoch = change_set.epoch and change.tx = change_set.tx and change.at = change_set.at
where change_set.id = :change_set_id and change.entity = 'task' and change.after is not null and change.before ->> 'task_status_id' is not null
  and (:row_ids is null or change.row_id = any (:row_ids))

-- name: touches_address(change_set_id uuid, row_ids uuid[], field text) -> value
-- Whether undoing a change set would bring back where a webhook went, or a whole webhook without its secrets.
select exists(
  select
  from change_set
  join change on change.epoch = change_set.epoch and change.tx = change_set.tx and change.at = change_set.at
  where change_set.id = :change_set_id and change.entity = 'webhook' and change.before ? 'host'
    and (:row_ids is null or change.row_id = any (:row_ids)) and coalesce(:field, 'host') = 'host'
)

-- name: touches_private_view(change_set_id uuid, account_id uuid) -> value
-- Whether a change set is about a view that is somebody else's alone, or was then, or when it was deleted; not one that took a view along with a
-- project.  Index: change_pkey; change_row_idx for what came later to a view.
with recursive chain as (
  select id, verb, caused_by from change_set where id = :change_set_id
  union
  select undone.id, undone.verb, undone.caused_by
  from chain
  join change_set as undone on undone.id = chain.caused_by
  where chain.verb = 'change_set.revert'
)
select exists(
  select
  from change_set
  join change on change.epoch = change_set.epoch and change.tx = change_set.tx and change.at = change_set.at
  left join view on view.id = change.row_id
  left join lateral (
    select last.before
    from change as last
    where view.id is null and last.row_id = change.row_id
    order by last.epoch desc, last.tx desc, last.id desc
    limit 1
  ) as gone on true
  left join lateral (
    select later.before ->> 'share' as share
    from change as later
    where later.row_id = change.row_id and later.before ? 'share' and (later.epoch, later.tx, later.id) > (change.epoch, change.tx, change.id)
    order by later.epoch, later.tx, later.id
    limit 1
  ) as next on true
  where change_set.id = :change_set_id and change.entity = 'view'
    and exists(select from chain where chain.verb like 'view.%')
    and 'private' in (coalesce(view.share, gone.before ->> 'share'), coalesce(next.share, view.share), change.before ->> 'share')
    and coalesce(view.owner_id, (gone.before ->> 'owner_id')::uuid) is distinct from :account_id
)

-- name: because_of(change_set_id uuid) -> value
-- Names the cause of the open change set, before its first write.
select set_config('motk.caused_by', (:change_set_id)::text, true)

-- name: revert(change_set_id uuid, row_ids uuid[], field text) -> value
select motk.revert(:change_set_id, :row_ids, :field)

-- name: oldest(organization uuid) -> rows
-- The first change set a studio still has.  Index: change_set_organization_idx.
select at from change_set where organization_id = :organization order by at, id limit 1

-- name: forgettable(organization uuid, before timestamptz, most int) -> rows
-- How many details would go: change sets and row facts before a moment, counted up to `most`.  Index: change_set_organization_idx, change_pkey.
with old as materialized (
  select epoch, tx, at from change_set where organization_id = :organization and at < :before order by at, id limit :most
)
select
  (select count(*) from old) as change_sets,
  (
    select count(*)
    from (
      select
      from old
      join change on change.epoch = old.epoch and change.tx = old.tx and change.at = old.at
      where change.after is not null
      limit :most
    ) as facts
  ) as changes

-- name: forget_changes(organization uuid, before timestamptz, most int) -> value
-- Lets go of row facts before a moment, some at a time; what was deleted for ever keeps its last word.  Index: change_set_organization_idx, change_pkey.
with old as (
  select change.epoch, change.tx, change.id, change.at
  from change_set
  join change on change.epoch = change_set.epoch and change.tx = change_set.tx and change.at = change_set.at
  where change_set.organization_id = :organization and change_set.at < :before and change.after is not null
  limit :most
),
gone as (
  delete from change
  using old
  where change.epoch = old.epoch and change.tx = old.tx and change.id = old.id and change.at = old.at
  returning 1
)
select count(*) from gone

-- name: forget_change_sets(organization uuid, before timestamptz, most int) -> value
-- And of the change sets that have none left.  Index: change_set_organization_idx, change_pkey.
with gone as (
  delete from change_set
  where id in (
    select old.id
    from change_set as old
    where old.organization_id = :organization and old.at < :before
      and not exists (select from change where change.epoch = old.epoch and change.tx = old.tx and change.at = old.at)
    limit :most
  )
  returning 1
)
select count(*) from gone

-- name: old_partitions(before timestamptz) -> rows
-- Months of the log that ended before a moment, by name.
select format('public.%I', part.relname) as name
from pg_inherits
join pg_class as part on part.oid = pg_inherits.inhrelid
where pg_inherits.inhparent = 'change'::regclass and part.relname ~ '^change_[0-9]{4}_[0-9]{2}$'
  and to_date(substr(part.relname, 8), 'YYYY_MM') + interval '1 month' <= :before
order by part.relname

-- name: feed_found(organization uuid, projects uuid[], studio bool, is_all bool, actor uuid, verbs text[], kept_verbs text[], entity text, since timestamptz, until timestamptz, after uuid, scan int, most int) -> rows
-- Change sets that fit a filter, the newest first, among the next `scan` from below the one named `after`: where few fit, a page costs no more than
-- that and the next one goes on. `verbs` are looked up each in its index, `kept_verbs` are picked out of what was scanned; `is_all`: neither project nor
-- entity asks for a look into the change sets. Every row holds how many were scanned and the last of them; ids are null when none fits.
-- Index: change_set_actor_idx, change_set_verb_idx or change_set_organization_idx; change_project_idx, an entry per change set.  Budget: 60 ms.
with place as (
  select at, id
  from change_set
  where id = :after and organization_id = :organization
),
scanned as materialized (
  select of_verb.*
  from unnest(coalesce(:verbs, array[''])) as asked (verb)
  cross join lateral (
    select *
    from change_set
    where organization_id = :organization
      and (:verbs is null or verb = asked.verb)
      and (:actor is null or actor_id = :actor)
      and (:since is null or at >= :since)
      and (:until is null or at < :until)
      and (:after is null or (at <= (select place.at from place) and (at, id) < (select place.at, place.id from place)))
    order by at desc, id desc
    limit :scan
  ) as of_verb
  order by at desc, id desc
  limit :scan
),
found as (
  select id, verb, actor_id, via, caused_by, at, note
  from scanned
  where (:kept_verbs is null or verb = any (:kept_verbs))
    and (
      :is_all
      or exists (
        select
        from change
        where change.organization_id = :organization and (:projects is null or change.project_id = any (:projects))
          and change.epoch = scanned.epoch and change.tx = scanned.tx and change.at = scanned.at
          and (:entity is null or change.entity = :entity)
      )
      or (:studio and exists (
        select
        from change
        where change.organization_id = :organization and change.project_id is null
          and change.epoch = scanned.epoch and change.tx = scanned.tx and change.at = scanned.at
          and (:entity is null or change.entity = :entity)
      ))
    )
  order by at desc, id desc
  limit :most
)
select bounds.scanned, bounds.last_id, found.*
from (
  select count(*) as scanned, (select last.id from scanned as last order by last.at, last.id limit 1) as last_id
  from scanned
) as bounds
left join found on true
order by found.at desc, found.id desc

-- name: feed_of_rows(organization uuid, projects uuid[], studio bool, row_ids uuid[], actor uuid, verbs text[], entity text, since timestamptz, until timestamptz, after uuid, scan int, most int) -> rows
-- The same for the change sets that touched certain rows.  Index: change_row_idx, the newest entries of each row.
with place as (
  select epoch, tx
  from change_set
  where id = :after and organization_id = :organization
),
scanned as materialized (
  select of_row.epoch, of_row.tx, of_row.change_set_id
  from unnest(:row_ids) as asked (row_id)
  cross join lateral (
    select epoch, tx, change_set_id
    from change
    where row_id = asked.row_id and organization_id = :organization
      and case when project_id is null then :studio else (:projects is null or project_id = any (:projects)) end
      and (:entity is null or entity = :entity)
      and (:after is null or (epoch, tx) < (select place.epoch, place.tx from place))
    order by epoch desc, tx desc
    limit :scan
  ) as of_row
  group by of_row.epoch, of_row.tx, of_row.change_set_id
  order by of_row.epoch desc, of_row.tx desc
  limit :scan
),
found as (
  select
    change_set.id, change_set.verb, change_set.actor_id, change_set.via, change_set.caused_by, change_set.at, change_set.note,
    change_set.epoch, change_set.tx::text as tx
  from scanned
  join change_set on change_set.id = scanned.change_set_id
  where (:actor is null or change_set.actor_id = :actor)
    and (:verbs is null or change_set.verb = any (:verbs))
    and (:since is null or change_set.at >= :since)
    and (:until is null or change_set.at < :until)
  order by scanned.epoch desc, scanned.tx desc
  limit :most
)
select bounds.scanned, bounds.last_id, found.*
from (
  select count(*) as scanned, (select last.change_set_id from scanned as last order by last.epoch, last.tx limit 1) as last_id
  from scanned
) as bounds
left join found on true
order by found.epoch desc, found.tx::xid8 desc

-- name: named(organization uuid, projects uuid[], said text, most int) -> value
-- Entities whose name or code holds some words, as one array.  Index: entity_order_idx for a project's own.
select array(
  select id
  from entity
  where organization_id = :organization and (:projects is null or project_id = any (:projects))
    and (position(lower(:said) in lower(name)) > 0 or position(lower(:said) in lower(code)) > 0)
  order by name_key
  limit :most
)

-- name: with_what_hangs_on(row_ids uuid[], most int) -> value
-- Rows, and what belongs to their story: an entity's tasks; their notes and who does them.  Index: task_entity_idx, comment_thread_idx,
-- task_assignee_key.
with work as (
  select id from task where entity_id = any (:row_ids)
  union
  select id from task where id = any (:row_ids)
)
select array(
  select id
  from (
    select id, 0 as nearness from unnest(:row_ids) as id
    union all
    select id, 1 from work
    union all
    select comment.id, 2 from work join comment on comment.task_id = work.id
    union all
    select task_assignee.id, 2 from work join task_assignee on task_assignee.task_id = work.id
  ) as either
  order by nearness
  limit :most
)

-- name: archived(project_id uuid, nouns text[], said text, before timestamptz, before_id uuid, most int) -> rows
-- What is in a project's archive, what came last first: what it is called, where it stood, who put it away and by which change set.
-- Index: entity_archived_idx, task_archived_idx, comment_archived_idx, member_archived_idx; change_row_idx for the change sets of a page.
with page as materialized (
  select *
  from (
    (
      select 'entity' as noun, entity.id, entity.archived_at, entity.archived_by, entity.kind, entity.name, parent.name as place
      from entity
      left join entity as parent on parent.id = entity.parent_id
      where entity.project_id = :project_id and entity.archived_at is not null and 'entity' = any (:nouns)
        and (:before is null or (entity.archived_at, entity.id) < (:before, :before_id))
        and (:said is null or position(lower(:said) in lower(concat_ws(' ', parent.name, entity.name, entity.code))) > 0)
      order by entity.archived_at desc, entity.id desc
      limit :most
    )
    union all
    (
      select
        'task', task.id, task.archived_at, task.archived_by, entity.kind,
        concat_ws(' ', task_type.name, case when task.name <> 'main' then task.name end), concat_ws(' ', parent.name, entity.name)
      from task
      join task_type on task_type.id = task.task_type_id
      join entity on entity.id = task.entity_id
      left join entity as parent on parent.id = entity.parent_id
      where task.project_id = :project_id and task.archived_at is not null and 'task' = any (:nouns)
        and (:before is null or (task.archived_at, task.id) < (:before, :before_id))
        and (:said is null or position(lower(:said) in lower(concat_ws(' ', parent.name, entity.name, task_type.name, task.name))) > 0)
      order by task.archived_at desc, task.id desc
      limit :most
    )
    union all
    (
      select
        'comment', comment.id, comment.archived_at, comment.archived_by, null, left(comment.text, 120),
        concat_ws(' ', parent.name, entity.name, task_type.name)
      from comment
      join task on task.id = comment.task_id
      join task_type on task_type.id = task.task_type_id
      join entity on entity.id = task.entity_id
      left join entity as parent on parent.id = entity.parent_id
      where comment.project_id = :project_id and comment.archived_at is not null and 'comment' = any (:nouns)
        and (:before is null or (comment.archived_at, comment.id) < (:before, :before_id))
        and (:said is null or position(lower(:said) in lower(concat_ws(' ', parent.name, entity.name, task_type.name, comment.text))) > 0)
      order by comment.archived_at desc, comment.id desc
      limit :most
    )
    union all
    (
      select
        'member', member.id, member.archived_at, member.archived_by, null,
        coalesce(account.display_name, nullif(member.display_name, ''), member.role), member.role
      from member
      left join account on account.id = member.account_id
      where member.project_id = :project_id and member.archived_at is not null and 'member' = any (:nouns)
        and (:before is null or (member.archived_at, member.id) < (:before, :before_id))
        and (:said is null or position(lower(:said) in lower(concat_ws(' ', account.display_name, member.display_name, member.role))) > 0)
      order by member.archived_at desc, member.id desc
      limit :most
    )
  ) as either
  order by archived_at desc, id desc
  limit :most
)
select page.*, account.display_name as archived_by_name, put_away.change_set_id
from page
left join account on account.id = page.archived_by
left join lateral (
  select change.change_set_id
  from change
  where change.row_id = page.id and change.before is not null and change.after ->> 'archived_at' is not null
  order by change.epoch desc, change.tx desc
  limit 1
) as put_away on true
order by page.archived_at desc, page.id desc
