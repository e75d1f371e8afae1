-- name: taken(projects uuid[], kinds text[], parents uuid[], types uuid[], names text[]) -> rows
-- Which of the names are there already, and on which row.  Index: entity_name_key.
select asked.place, entity.id
from unnest(:projects, :kinds, :parents, :types, :names) with ordinality as asked (project_id, kind, parent_id, entity_type_id, name, place)
join entity on entity.project_id = asked.project_id and entity.kind = asked.kind and lower(entity.name) = lower(asked.name)
  and coalesce(entity.parent_id, '00000000-0000-0000-0000-000000000000') = coalesce(asked.parent_id, '00000000-0000-0000-0000-000000000000')
  and coalesce(entity.entity_type_id, '00000000-0000-0000-0000-000000000000')
    = coalesce(asked.entity_type_id, '00000000-0000-0000-0000-000000000000')
where entity.archived_at is null
order by asked.place
limit 100

-- name: standing_under(entity_ids uuid[]) -> value
-- What stands directly under these and is not archived.  Shape: ids.  Index: entity_parent_idx.
select coalesce(array_agg(id), '{}') from entity where parent_id = any(:entity_ids) and archived_at is null

-- name: archived_with(entity_ids uuid[]) -> value
-- What stands directly under these and was archived by the same gesture: at the same moment, by the same person.  Shape: ids.
-- Index: entity_parent_idx.
select coalesce(array_agg(below.id), '{}')
from entity as above
join entity as below on below.parent_id = above.id and below.archived_at = above.archived_at
  and below.archived_by is not distinct from above.archived_by
where above.id = any(:entity_ids)

-- name: archived_above(entity_ids uuid[]) -> rows
-- Of rows that are to come back, those whose parent stays in the archive.
select row.id, row.name, parent.id as parent_id, parent.kind, parent.name as parent_name
from entity as row join entity as parent on parent.id = row.parent_id
where row.id = any(:entity_ids) and parent.archived_at is not null and not parent.id = any(:entity_ids)
order by row.id
limit 100

-- name: goes_along(entity_ids uuid[]) -> json
-- What an archive would take along, and what hangs on all of it.  Shape: ArchivePreview.  Index: entity_parent_idx, task_entity_idx.
with recursive below as (
  select id, kind, 0 as depth from entity where id = any(:entity_ids) and archived_at is null
  union
  select entity.id, entity.kind, below.depth + 1 from entity join below on entity.parent_id = below.id
  where entity.archived_at is null and below.depth < 4
),
gone as (select distinct id, kind from below),
along as (select kind, count(*) as count from gone where not id = any(:entity_ids) group by kind)
select json_build_object(
  'entities', (select count(*) from gone),
  'along', (select coalesce(json_object_agg(kind, count), '{}') from along),
  'tasks', (select count(*) from task where entity_id in (select id from gone) and archived_at is null),
  'comments', (
    select coalesce(sum(comment_count), 0) from task where entity_id in (select id from gone) and archived_at is null
  ),
  'casts', (select count(*) from entity_link where entity_id in (select id from gone) or asset_id in (select id from gone))
)::text

-- name: neighbours(entity_ids uuid[]) -> rows
-- The names beside some rows: of their kind and type, in the same place.  Index: entity_name_key.
select source.id, array_agg(lower(other.name)) as names
from entity as source
join entity as other on other.project_id = source.project_id and other.kind = source.kind and other.archived_at is null
  and coalesce(other.parent_id, '00000000-0000-0000-0000-000000000000') = coalesce(source.parent_id, '00000000-0000-0000-0000-000000000000')
  and coalesce(other.entity_type_id, '00000000-0000-0000-0000-000000000000')
    = coalesce(source.entity_type_id, '00000000-0000-0000-0000-000000000000')
where source.id = any(:entity_ids)
group by source.id

-- name: sources(entity_ids uuid[]) -> rows
-- What a duplicate takes over; the studio's own fields come after (duplicate.py). Not its picture's makers: it is shown to nobody outside, and lent to nobody, until somebody says so.
select id, organization_id, project_id, kind, entity_type_id, parent_id, name, code, description, status, frame_in, frame_out, nb_frames,
  handle_in, handle_out, fps, cut_order, thumbnail_id, tags
from entity
where id = any(:entity_ids)

-- name: new_ids(count int) -> value
select array_agg(motk.uuid7()) from generate_series(1, :count)
