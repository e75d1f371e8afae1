-- name: fields_since(entity text, row_ids uuid[], revs int[]) -> rows
-- Which fields of rows were written after the rev that somebody saw; of the studio's own each key: extra.lens.  Index: change_row_idx, the rows' own histories.
select change.row_id, array_agg(distinct field.name) as fields
from unnest(:row_ids, :revs) as asked (row_id, rev)
join change on change.row_id = asked.row_id and change.entity = :entity and change.rev > asked.rev
cross join lateral (
  select name from jsonb_object_keys(change.after) as named (name) where name <> 'extra'
  union all
  select 'extra.' || own.key from motk.changed_keys(change.before -> 'extra', change.after -> 'extra') as own
) as field (name)
group by change.row_id

-- name: hands(task_ids uuid[]) -> rows
-- Who does these tasks now.  Index: task_assignee_key.
select task_id, array_agg(member_id order by id) as member_ids
from task_assignee
where task_id = any (:task_ids)
group by task_id

-- name: new_ids(count int) -> value
select array(select motk.uuid7() from generate_series(1, :count))

-- name: archived_among(project_id uuid, entity_ids uuid[]) -> value
-- Which of these entities of a project are in the archive, as one array.  Index: entity_pkey.
select array(select id from entity where id = any (:entity_ids) and project_id = :project_id and archived_at is not null)
