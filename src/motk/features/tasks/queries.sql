-- What is asked of tasks beside their plain list.

-- name: blocked(organization_id uuid, project_id uuid, seen uuid[], most int) -> json
-- The open tasks that wait for others, and for which: what is met is left out.  Shape: Blocked.  `seen` null: every task.
-- A finish is met by a task that is done, a start by one that was begun; what is archived holds nobody up.
-- Index: task_dependency_project_idx.  Budget: 40 ms for 7,000 dependencies.
with waiting as materialized (
  select dependency.task_id, dependency.needs_id
  from task_dependency as dependency
  join task as held on held.id = dependency.task_id and held.archived_at is null
  join entity as held_entity on held_entity.id = held.entity_id and held_entity.archived_at is null
  join task_status as held_status on held_status.id = held.task_status_id and not held_status.is_done
  join task as needed on needed.id = dependency.needs_id and needed.archived_at is null
  join entity as needed_entity on needed_entity.id = needed.entity_id and needed_entity.archived_at is null
  join task_status as needed_status on needed_status.id = needed.task_status_id
  where dependency.organization_id = :organization_id and dependency.project_id = :project_id
    and (:seen is null or (dependency.task_id = any (:seen) and dependency.needs_id = any (:seen)))
    and case when dependency.kind in ('finish_to_start', 'finish_to_finish') then not needed_status.is_done else needed.real_start_date is null end
  order by dependency.id
  limit :most + 1
),
shown as (select * from waiting limit :most),
needed as materialized (
  select needed.id, row_number() over (order by needed.id) - 1 as place,
    concat_ws(' ', above.name, entity.name, task_type.name, case when needed.name <> 'main' then needed.name end) as label
  from task as needed
  join entity on entity.id = needed.entity_id
  left join entity as above on above.id = entity.parent_id and entity.kind = 'shot'
  join task_type on task_type.id = needed.task_type_id
  where needed.id in (select needs_id from shown)
)
select json_build_object(
  'is_all', (select count(*) from waiting) <= :most,
  'needed', (select coalesce(json_agg(json_build_array(id, label) order by place), '[]') from needed),
  'tasks', (
    select coalesce(json_agg(json_build_array(task_id, places)), '[]')
    from (
      select shown.task_id, json_agg(needed.place order by needed.place) as places
      from shown join needed on needed.id = shown.needs_id
      group by shown.task_id
    ) as held
  )
)::text

-- name: dependencies(organization_id uuid, project_id uuid, task_id uuid, seen uuid[], after uuid, most int) -> rows
-- What waits for what, in a project or around one task.  Shape: DependencyOut.  `seen` null: every task.  `after`: the last id of the page before.
-- A finish is met by a task that is done, a start by one that was begun; what is archived holds nobody up.
-- Index: task_dependency_project_idx; task_dependency_key and task_dependency_needs_idx around one task.
select
  dependency.id, dependency.rev, dependency.task_id, dependency.needs_id, dependency.kind, dependency.lag_days,
  concat_ws(' ', above.name, held_entity.name, held_type.name, case when held.name <> 'main' then held.name end) as task_label,
  concat_ws(' ', needed_above.name, needed_entity.name, needed_type.name, case when needed.name <> 'main' then needed.name end) as needs_label,
  held.task_status_id, needed.task_status_id as needs_status_id, held.due_date, needed.due_date as needs_due_date,
  needed.archived_at is not null or needed_entity.archived_at is not null or case dependency.kind
    when 'finish_to_start' then needed_status.is_done
    when 'finish_to_finish' then needed_status.is_done
    else needed.real_start_date is not null
  end as is_met
from task_dependency as dependency
join task as held on held.id = dependency.task_id
join entity as held_entity on held_entity.id = held.entity_id
left join entity as above on above.id = held_entity.parent_id and held_entity.kind = 'shot'
join task_type as held_type on held_type.id = held.task_type_id
join task as needed on needed.id = dependency.needs_id
join entity as needed_entity on needed_entity.id = needed.entity_id
left join entity as needed_above on needed_above.id = needed_entity.parent_id and needed_entity.kind = 'shot'
join task_type as needed_type on needed_type.id = needed.task_type_id
join task_status as needed_status on needed_status.id = needed.task_status_id
where dependency.organization_id = :organization_id and dependency.project_id = :project_id
  and held.archived_at is null and held_entity.archived_at is null
  and (:task_id is null or dependency.task_id = :task_id or dependency.needs_id = :task_id)
  and (:seen is null or (dependency.task_id = any (:seen) and dependency.needs_id = any (:seen)))
  and (:after is null or dependency.id > :after)
order by dependency.id
limit :most

-- name: slots_of(organization uuid, projects uuid[], accounts uuid[]) -> rows
-- One live slot of each of these people in each of these projects, one that runs today first; null where there is none, with the role that a
-- new one would have.  Index: account_pkey, member_account_idx.
select project_id, account.id as account_id, slot.id as member_id, initcap(account.account_type) as role
from unnest(:projects) as project_id
cross join unnest(:accounts) with ordinality as asked(account_id, place)
join account on account.id = asked.account_id
left join lateral (
  select member.id
  from member
  where member.project_id = project_id and member.account_id = account.id and member.archived_at is null
  order by (
    coalesce(starts_on <= motk.today(:organization), true) and coalesce(ends_on >= motk.today(:organization), true)
  ) desc, member.id
  limit 1
) as slot on true
where account.organization_id = :organization and account.active and account.archived_at is null and account.account_type <> 'bot'
order by project_id, place
