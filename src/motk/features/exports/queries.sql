-- name: names(organization_id uuid, project_id uuid, with_people bool) -> rows
-- What ids on a page mean: statuses and types in the project's order and colours, slots by whom they are filled.  Shape: noun, id, name, color.
-- Index: the keys of project_*, member_project_idx.
select 'task_status' as noun, status.id, status.name, coalesce(used.color, status.color) as color, used.position
from task_status as status
left join project_task_status as used on used.task_status_id = status.id and used.project_id = :project_id
where status.organization_id = :organization_id
union all
select 'task_type', task_type.id, task_type.name, null, used.position
from task_type
left join project_task_type as used on used.task_type_id = task_type.id and used.project_id = :project_id
where task_type.organization_id = :organization_id
union all
select 'entity_type', entity_type.id, entity_type.name, null, used.position
from entity_type
left join project_entity_type as used on used.entity_type_id = entity_type.id and used.project_id = :project_id
where entity_type.organization_id = :organization_id
union all
select 'member', member.id, coalesce(account.display_name, nullif(member.display_name, ''), member.role), null, null
from member
left join account on account.id = member.account_id
where member.project_id = :project_id and :with_people
order by 1, 5 nulls last, 3
