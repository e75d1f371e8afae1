-- name: casting(project_id uuid, kind text, under uuid, most int) -> json
-- The places of one kind in the order of their page, who is cast there, and those assets.  Shape: Casting.  `under`: of one sequence or episode.
-- Index: entity_order_idx, entity_link_project_idx.  Budget: 30 ms for 1,000 shots x 8 assets.
with stage as materialized (
  select
    row.id, row.parent_id, row.name, row.thumbnail_id,
    row_number() over (order by parent.name_key nulls last, parent.id, row.cut_order nulls last, row.name_key, row.id) as place
  from entity as row
  left join entity as parent on parent.id = row.parent_id
  where row.project_id = :project_id and row.kind = :kind and row.archived_at is null
    and (:under is null or row.parent_id = :under or parent.parent_id = :under)
  order by place
  limit :most + 1
),
shown as (
  select * from stage where place <= :most
),
line as materialized (
  select link.entity_id, link.asset_id, link.occurrences, link.label, shown.place
  from entity_link as link join shown on shown.id = link.entity_id
  where link.project_id = :project_id
),
needed as materialized (
  select above.parent_id as entity_id, link.asset_id, count(distinct shot.id) as shots
  from entity_link as link
  join entity as shot on shot.id = link.entity_id and shot.kind = 'shot' and shot.archived_at is null
  join entity as above on above.id = shot.parent_id
  where :kind = 'episode' and link.project_id = :project_id and above.parent_id is not null
  group by above.parent_id, link.asset_id
),
asset as (
  select entity.*
  from entity
  where entity.id in (select asset_id from line union select asset_id from needed)
)
select json_build_object(
  'is_all', (select count(*) from stage) <= :most,
  'link_fields', json_build_array('entity_id', 'asset_id', 'occurrences', 'label'),
  'entities', (
    select coalesce(json_agg(json_build_object('id', id, 'parent_id', parent_id, 'name', name, 'thumbnail_id', thumbnail_id) order by place), '[]')
    from shown
  ),
  'parents', (
    select coalesce(json_agg(
      json_build_object('id', parent.id, 'name', parent.name, 'parent_id', parent.parent_id, 'above', above.name) order by parent.name_key, parent.id
    ), '[]')
    from entity as parent
    left join entity as above on above.id = parent.parent_id
    where parent.id in (select parent_id from shown)
  ),
  'assets', (
    select coalesce(json_agg(json_build_object(
      'id', id, 'name', case when project_id = :project_id or is_shared then name end, 'entity_type_id', entity_type_id,
      'thumbnail_id', case when project_id = :project_id or is_shared then thumbnail_id end,
      'elsewhere', project_id <> :project_id, 'archived', archived_at is not null
    ) order by name_key, id), '[]')
    from asset
  ),
  'links', (select coalesce(json_agg(json_build_array(entity_id, asset_id, occurrences, label) order by place, asset_id, label), '[]') from line),
  'below', (select coalesce(json_agg(json_build_object('entity_id', entity_id, 'asset_id', asset_id, 'shots', shots)), '[]') from needed)
)::text

-- name: brief(project_id uuid, kind text) -> json
-- Who is cast in each row of a page in few bytes, and in how many shots each asset is.  Shape: CastingBrief.
-- Assets of other productions have a name as long as these share them.  Index: entity_link_project_idx, entity_order_idx.
-- Budget: 15 ms for 1,000 shots x 8 assets.
with line as materialized (
  select link.entity_id, link.asset_id, sum(link.occurrences) as occurrences
  from entity_link as link
  join entity as place on place.id = link.entity_id and place.kind = :kind and place.archived_at is null
  where link.project_id = :project_id
  group by link.entity_id, link.asset_id
),
asset as materialized (
  select entity.id, case when entity.project_id = :project_id or entity.is_shared then entity.name end as name, entity.name_key,
    row_number() over (order by entity.name_key, entity.id) - 1 as place
  from entity
  where entity.id in (select asset_id from line)
)
select json_build_object(
  'assets', (select coalesce(json_agg(json_build_array(id, name) order by place), '[]') from asset),
  'casts', (
    select coalesce(json_agg(json_build_array(entity_id, parts)), '[]')
    from (
      select line.entity_id, json_agg(json_build_array(asset.place, line.occurrences) order by asset.place) as parts
      from line join asset on asset.id = line.asset_id
      group by line.entity_id
    ) as cast_of
  ),
  'shots', (
    select coalesce(json_agg(json_build_array(asset_id, shots)), '[]')
    from (
      select link.asset_id, count(distinct link.entity_id) as shots
      from entity_link as link
      join entity as shot on shot.id = link.entity_id and shot.kind = 'shot' and shot.archived_at is null
      where :kind = 'asset' and link.project_id = :project_id
      group by link.asset_id
    ) as used
  )
)::text

-- name: lenders(organization_id uuid, project_id uuid) -> value
-- The other productions that share assets, whose changes may show in this one's casting.  Shape: ids.  Index: entity_shared_idx.
select coalesce(array_agg(distinct project_id), '{}')
from entity
where organization_id = :organization_id and is_shared and kind = 'asset' and archived_at is null and project_id <> :project_id

-- name: shared(organization_id uuid, project_id uuid, letters text, entity_type_id uuid, most int) -> json
-- Assets that other productions share, by a part of their name.  Shape: SharedAssets.  Index: entity_shared_idx.
with found as (
  select entity.id, entity.name, entity.name_key, entity.entity_type_id, entity.thumbnail_id
  from entity
  join project on project.id = entity.project_id and project.archived_at is null
  where entity.organization_id = :organization_id and entity.is_shared and entity.kind = 'asset' and entity.archived_at is null
    and entity.project_id <> :project_id
    and (:letters is null or position(motk.folded(:letters) in motk.folded(entity.name)) > 0)
    and (:entity_type_id is null or entity.entity_type_id = :entity_type_id)
  order by entity.name_key, entity.id
  limit :most + 1
)
select json_build_object(
  'rows', (
    select coalesce(json_agg(json_build_object('id', id, 'name', name, 'entity_type_id', entity_type_id, 'thumbnail_id', thumbnail_id)
      order by name_key, id), '[]')
    from (select * from found order by name_key, id limit :most) as first
  ),
  'is_all', (select count(*) from found) <= :most
)::text

-- name: uses(asset_id uuid, organization_id uuid, projects uuid[], most int) -> json
-- Where an asset is cast, in the productions given (null: in all).  Shape: Uses.  Index: entity_link_asset_idx.
with used as (
  select link.id, link.project_id, link.entity_id, link.occurrences, link.label, place.kind, place.name, place.name_key,
    concat_ws(' ', above.name, parent.name) as path, above.name_key as above_key, parent.name_key as parent_key, place.cut_order
  from entity_link as link
  join entity as place on place.id = link.entity_id and place.archived_at is null
  left join entity as parent on parent.id = place.parent_id
  left join entity as above on above.id = parent.parent_id
  where link.asset_id = :asset_id and link.organization_id = :organization_id and (:projects is null or link.project_id = any(:projects))
)
select json_build_object(
  'rows', (
    select coalesce(json_agg(json_build_object(
      'link_id', id, 'project_id', project_id, 'entity_id', entity_id, 'kind', kind, 'name', name, 'path', path, 'occurrences', occurrences, 'label', label
    ) order by project_id, kind, above_key nulls first, parent_key nulls first, cut_order nulls last, name_key, label), '[]')
    from (
      select * from used
      order by project_id, kind, above_key nulls first, parent_key nulls first, cut_order nulls last, name_key, label
      limit :most
    ) as first
  ),
  'count', (select count(*) from used)
)::text

-- name: castable(asset_ids uuid[], project_id uuid, organization_id uuid) -> value
-- Of these, the assets that may be cast in a project: its own, and those that others share.  Shape: ids.
select coalesce(array_agg(id), '{}')
from entity
where id = any(:asset_ids) and organization_id = :organization_id and kind = 'asset' and archived_at is null
  and (project_id = :project_id or is_shared)

-- name: known(asset_ids uuid[], project_id uuid, organization_id uuid) -> value
-- Of these, the assets that somebody of a project knows of: its own, those that others share, and whatever is cast in it.  Shape: ids.
select coalesce(array_agg(id), '{}')
from entity
where id = any(:asset_ids) and organization_id = :organization_id and kind = 'asset'
  and (
    project_id = :project_id or is_shared
    or exists (select from entity_link where entity_link.asset_id = entity.id and entity_link.project_id = :project_id)
  )

-- name: held(entity_ids uuid[]) -> rows
-- The casts of some places as they are.
select entity_id, asset_id, label, occurrences
from entity_link
where entity_id = any(:entity_ids)
order by entity_id, asset_id, label

-- name: counts(entity_ids uuid[]) -> json
-- How many lines each cast has now, in the order asked.  Shape: CastsOut.rows.
select coalesce(json_agg(json_build_object('entity_id', asked.id, 'parts', (select count(*) from entity_link where entity_id = asked.id)) order by asked.place), '[]')::text
from unnest(:entity_ids) with ordinality as asked (id, place)
