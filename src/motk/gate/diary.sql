-- What the diary reads: gate/diary.py and gate/sentences.py are the way in.

-- name: history(row_ids uuid[], organization uuid, epoch int, tx xid8, id bigint, most int) -> rows
-- What happened to rows before a place in the log, the newest first.  Shape: diary.Line.  Index: change_row_idx, its newest entries per row.
select
  change.epoch, change.tx::text as tx, change.id, change.at, change.change_set_id, change.project_id, change.entity, change.row_id, change.rev,
  change.before, change.after,
  change_set.verb, change_set.actor_id, change_set.via, change_set.caused_by, change_set.note
from unnest(:row_ids) as asked (row_id)
cross join lateral (
  select *
  from change
  where row_id = asked.row_id and organization_id = :organization and (epoch, tx, id) < (:epoch, :tx, :id)
  order by epoch desc, tx desc, id desc
  limit :most
) as change
join change_set on change_set.id = change.change_set_id
order by change.epoch desc, change.tx desc, change.id desc
limit :most

-- name: is_forgotten(organization_id uuid, epoch int, tx xid8) -> value
-- Whether a place lies before the first change set that a studio still has whole.  Index: organization_pkey, change_set_organization_idx.
select coalesce((
  select (kept.epoch, kept.tx) > (:epoch, :tx)
  from organization
  join change_set as kept on kept.organization_id = organization.id and kept.at >= organization.diary_since
  where organization.id = :organization_id and organization.diary_since is not null
  order by kept.at, kept.id
  limit 1
), false)

-- name: shares(row_ids uuid[], epochs int[], txs text[], ids bigint[]) -> rows
-- How views were shared once each of these facts was written, and whose they are: what the next fact that speaks of it found, else what stands.
-- Index: change_row_idx, the few facts of a view.
select asked.id, coalesce(next.share, view.share) as share, coalesce(view.owner_id, next.owner_id) as owner_id
from unnest(:row_ids, :epochs, :txs, :ids) as asked (row_id, epoch, tx, id)
left join view on view.id = asked.row_id
left join lateral (
  select later.before ->> 'share' as share, (later.before ->> 'owner_id')::uuid as owner_id
  from change as later
  where later.row_id = asked.row_id and later.before ? 'share' and (later.epoch, later.tx, later.id) > (asked.epoch, asked.tx::xid8, asked.id)
  order by later.epoch, later.tx, later.id
  limit 1
) as next on true

-- name: undone(change_sets uuid[]) -> rows
-- What reverts undid, and what those undid if they were reverts too, up to three back.  Index: change_set_pkey.
with recursive chain as (
  select undone.*, 1 as depth
  from change_set as revert
  join change_set as undone on undone.id = revert.caused_by
  where revert.id = any (:change_sets) and revert.verb = 'change_set.revert'
  union
  select undone.*, chain.depth + 1
  from chain
  join change_set as undone on undone.id = chain.caused_by
  where chain.verb = 'change_set.revert' and chain.depth < 3
)
select distinct id, verb, actor_id, via, caused_by
from chain

-- name: touched(change_sets uuid[], subjects text[], projects uuid[], studio bool, row_ids uuid[]) -> rows
-- What each change set touched, as far as a sentence needs it: how many rows of its subject, the first of them, which fields. Counts stop at
-- 10,000; fields and names come from the first 200 changes.  `projects` null: all of them; `studio`: the studio-wide rows too; `row_ids` null:
-- every row.  Index: change_pkey, one range per change set.  Budget: 15 ms for a change set of 10,000 rows, 0.1 ms for one of a few.
select asked.id as change_set_id, counted.*, detail.*
from unnest(:change_sets, :subjects) as asked (id, subject)
join change_set on change_set.id = asked.id
cross join lateral (
  with one as materialized (
    select
      id,
      case
        when entity = asked.subject then row_id
        when before is null or after is null then (coalesce(after, before) ->> (asked.subject || '_id'))::uuid
      end as subject_id
    from change
    where change.epoch = change_set.epoch and change.tx = change_set.tx and change.at = change_set.at
      and case when project_id is null then :studio else (:projects is null or project_id = any (:projects)) end
      and (:row_ids is null or row_id = any (:row_ids))
    order by id
    limit 10000
  )
  select
    (select count(*) from one) as changes,
    (select count(distinct subject_id) from one) as count,
    array(select subject_id from one where subject_id is not null group by subject_id order by min(id) limit 8) as row_ids
) as counted
cross join lateral (
  with few as materialized (
    select id, entity, row_id, before, after
    from change
    where change.epoch = change_set.epoch and change.tx = change_set.tx and change.at = change_set.at
      and case when project_id is null then :studio else (:projects is null or project_id = any (:projects)) end
      and (:row_ids is null or row_id = any (:row_ids))
    order by id
    limit 200
  )
  select
    array(
      select field
      from few cross join lateral jsonb_object_keys(after) as field
      where entity = asked.subject and before is not null and after is not null
      group by field order by min(id), field
    ) as fields,
    array(
      select distinct (after ->> 'task_status_id')::uuid
      from few
      where (entity = 'task' or entity = 'comment') and after ->> 'task_status_id' is not null
    ) as task_status,
    array(
      select (after ->> 'member_id')::uuid as member_id
      from few
      where entity = 'task_assignee' and before is null
      group by member_id order by min(id)
    ) as member,
    array(
      select (before ->> 'member_id')::uuid as member_id
      from few
      where entity = 'task_assignee' and after is null
      group by member_id order by min(id)
    ) as former_member,
    array(
      select row_id
      from few
      where entity = 'member' and before is not null and after ? 'account_id'
      group by row_id order by min(id)
    ) as slot,
    array(
      select (after ->> 'account_id')::uuid as account_id
      from few
      where entity = 'member' and before is not null and after ->> 'account_id' is not null
      group by account_id order by min(id)
    ) as account,
    array(
      select (before ->> 'account_id')::uuid as account_id
      from few
      where entity = 'member' and after is not null and before ->> 'account_id' is not null
      group by account_id order by min(id)
    ) as former_account
) as detail

-- name: labels(tables text[], row_ids uuid[]) -> rows
-- What people call rows, those deleted long ago as well: "SQ010 SH010", "SQ010 SH010 Animation", "Lead Lighter (open)". `kind` tells shots
-- from assets.  Index: the primary keys; change_row_idx for what is no longer there. Each `limit 1` holds the planner to them.
with
wanted as (
  select distinct name, id
  from unnest(:tables, :row_ids) as asked (name, id)
),
wanted_comment as (
  select wanted.id, held.task_id
  from wanted
  cross join lateral (
    select task_id from comment where comment.id = wanted.id
    union all
    select (gone.before ->> 'task_id')::uuid
    from (select before, after from change where row_id = wanted.id order by epoch desc, tx desc, change.id desc limit 1) as gone
    where gone.after is null
    limit 1
  ) as held
  where wanted.name = 'comment'
),
wanted_link as (
  select wanted.id, held.entity_id, held.asset_id
  from wanted
  cross join lateral (
    select entity_id, asset_id from entity_link where entity_link.id = wanted.id
    union all
    select (gone.before ->> 'entity_id')::uuid, (gone.before ->> 'asset_id')::uuid
    from (select before, after from change where row_id = wanted.id order by epoch desc, tx desc, change.id desc limit 1) as gone
    where gone.after is null
    limit 1
  ) as held
  where wanted.name = 'entity_link'
),
task_id as (
  select id from wanted where name = 'task'
  union
  select task_id from wanted_comment
),
wanted_task as (
  select task_id.id, held.entity_id, held.task_type_id, held.name
  from task_id
  cross join lateral (
    select entity_id, task_type_id, name from task where task.id = task_id.id
    union all
    select (gone.before ->> 'entity_id')::uuid, (gone.before ->> 'task_type_id')::uuid, gone.before ->> 'name'
    from (select before, after from change where row_id = task_id.id order by epoch desc, tx desc, change.id desc limit 1) as gone
    where gone.after is null
    limit 1
  ) as held
),
entity_id as (
  select id from wanted where name = 'entity'
  union
  select entity_id from wanted_task
  union
  select entity_id from wanted_link
  union
  select asset_id from wanted_link
),
wanted_entity as (
  select entity_id.id, held.name, held.kind, held.parent_id
  from entity_id
  cross join lateral (
    select name, kind, parent_id from entity where entity.id = entity_id.id
    union all
    select gone.before ->> 'name', gone.before ->> 'kind', (gone.before ->> 'parent_id')::uuid
    from (select before, after from change where row_id = entity_id.id order by epoch desc, tx desc, change.id desc limit 1) as gone
    where gone.after is null
    limit 1
  ) as held
),
entity_label as (
  select
    wanted_entity.id, wanted_entity.kind,
    concat_ws(' ', case when wanted_entity.kind in ('shot', 'sequence') then parent.name end, wanted_entity.name) as label
  from wanted_entity
  left join lateral (select name from entity where entity.id = wanted_entity.parent_id limit 1) as parent on true
),
task_label as (
  select
    wanted_task.id,
    concat_ws(' ', entity_label.label, task_type.name, case when wanted_task.name <> 'main' then wanted_task.name end) as label
  from wanted_task
  left join entity_label on entity_label.id = wanted_task.entity_id
  left join task_type on task_type.id = wanted_task.task_type_id
),
named as (
  select 'entity' as name, id, kind, label from entity_label
  union all
  select 'task', id, null, label from task_label
  union all
  select 'comment', wanted_comment.id, null, 'a comment on ' || task_label.label
  from wanted_comment join task_label on task_label.id = wanted_comment.task_id
  union all
  select 'entity_link', wanted_link.id, null, asset.label || ' in ' || place.label
  from wanted_link
  join entity_label as asset on asset.id = wanted_link.asset_id
  join entity_label as place on place.id = wanted_link.entity_id
  union all
  select 'member', member.id, null, coalesce(account.display_name, coalesce(nullif(member.display_name, ''), member.role) || ' (open)')
  from wanted
  join member on member.id = wanted.id
  left join account on account.id = member.account_id
  where wanted.name = 'member'
  union all
  select 'slot', member.id, null, member.role
  from wanted join member on member.id = wanted.id
  where wanted.name = 'slot'
  union all
  select 'account', account.id, null, account.display_name
  from wanted join account on account.id = wanted.id
  where wanted.name = 'account'
  union all
  select 'project', project.id, null, project.name
  from wanted join project on project.id = wanted.id
  where wanted.name = 'project'
  union all
  select 'department', department.id, null, department.name
  from wanted join department on department.id = wanted.id
  where wanted.name = 'department'
  union all
  select 'task_type', task_type.id, null, task_type.name
  from wanted join task_type on task_type.id = wanted.id
  where wanted.name = 'task_type'
  union all
  select 'task_status', task_status.id, null, task_status.name
  from wanted join task_status on task_status.id = wanted.id
  where wanted.name = 'task_status'
  union all
  select 'entity_type', entity_type.id, null, entity_type.name
  from wanted join entity_type on entity_type.id = wanted.id
  where wanted.name = 'entity_type'
  union all
  select 'software', software.id, null, software.name
  from wanted join software on software.id = wanted.id
  where wanted.name = 'software'
  union all
  select 'project_template', project_template.id, null, 'the template ' || project_template.name
  from wanted join project_template on project_template.id = wanted.id
  where wanted.name = 'project_template'
  union all
  select 'status_automation', rule.id, null,
    'the automation ' || concat_ws(' ', cause.name, reached.name, '→', consequence.name, following.name)
  from wanted
  join status_automation as rule on rule.id = wanted.id
  join task_type as cause on cause.id = rule.when_task_type_id
  join task_status as reached on reached.id = rule.when_status_id
  join task_type as consequence on consequence.id = rule.then_task_type_id
  join task_status as following on following.id = rule.then_status_id
  where wanted.name = 'status_automation'
  union all
  select 'milestone', milestone.id, null, 'the milestone ' || milestone.name
  from wanted join milestone on milestone.id = wanted.id
  where wanted.name = 'milestone'
  union all
  select 'schedule_item', schedule_item.id, null, coalesce(nullif(schedule_item.name, ''), task_type.name, 'a phase')
  from wanted
  join schedule_item on schedule_item.id = wanted.id
  left join task_type on task_type.id = schedule_item.task_type_id
  where wanted.name = 'schedule_item'
  union all
  select 'baseline', baseline.id, null, 'the baseline ' || baseline.name
  from wanted join baseline on baseline.id = wanted.id
  where wanted.name = 'baseline'
  union all
  select 'field_definition', field_definition.id, null, 'the field ' || field_definition.name
  from wanted join field_definition on field_definition.id = wanted.id
  where wanted.name = 'field_definition'
  union all
  select 'identity_provider', identity_provider.id, null, 'the provider ' || identity_provider.name
  from wanted join identity_provider on identity_provider.id = wanted.id
  where wanted.name = 'identity_provider'
  union all
  select 'webhook', webhook.id, null, webhook.name
  from wanted join webhook on webhook.id = wanted.id
  where wanted.name = 'webhook'
  union all
  select 'view', view.id, null, case when view.share = 'private' then 'a private view' else 'the view ' || view.name end
  from wanted join view on view.id = wanted.id
  where wanted.name = 'view'
  union all
  select 'page_layout', page_layout.id, null, 'the page of ' || page_layout.kind
  from wanted join page_layout on page_layout.id = wanted.id
  where wanted.name = 'page_layout'
)
select name as "table", id, kind, label
from named
union all
-- Anything else that is gone keeps the name it had, unless it was somebody's own.
select wanted.name, wanted.id, null, case
  when wanted.name = 'view' and gone.before ->> 'share' = 'private' then 'a private view'
  else coalesce(gone.before ->> 'display_name', gone.before ->> 'name', gone.before ->> 'role')
end
from wanted
cross join lateral (select before, after from change where row_id = wanted.id order by epoch desc, tx desc, change.id desc limit 1) as gone
where gone.after is null and not exists (select from named where named.name = wanted.name and named.id = wanted.id)
