-- Reading the log; core/cursor.py is the way in. Why a cursor is not a serial number: docs/adr/0003.

-- name: horizon() -> rows
-- The place in the log below which this snapshot has seen everything that will ever be there.
select log_epoch.epoch, pg_snapshot_xmin(pg_current_snapshot())::text as tx
from log_epoch

-- name: changes_after(epoch int, tx xid8, id bigint, most int) -> rows
-- The next changes after a cursor, each exactly once however commits overlapped.  Shape: Change.  Index: change_pkey, from the cursor on.
-- A transaction still running may yet commit below a newer one, so nothing at or above the snapshot's xmin is given out. Epochs before
-- the present one are past: nothing will be added to them.
select
  change.epoch, change.tx::text as tx, change.id, change.at, change.change_set_id, change.organization_id, change.project_id,
  change.entity, change.row_id, change.rev, change.before, change.after,
  change_set.verb, change_set.actor_id, change_set.via, change_set.caused_by
from (
  select *
  from change
  where (change.epoch, change.tx, change.id) > (:epoch, :tx, :id)
    and (change.epoch, change.tx) < ((select log_epoch.epoch from log_epoch), pg_snapshot_xmin(pg_current_snapshot()))
  order by change.epoch, change.tx, change.id
  limit :most
) as change
join change_set on change_set.id = change.change_set_id
order by change.epoch, change.tx, change.id

-- name: settled(organization uuid, project uuid) -> value
-- The newest change of a project and of what the whole studio shares, as "epoch.tx"; null while an older transaction is still running and may
-- yet change them.  Index: change_project_idx, its last entry for the project and its last for the studio.
with newest as (
  select epoch, tx
  from (
    (
      select epoch, tx
      from change
      where organization_id = :organization and project_id = :project
      order by epoch desc, tx desc
      limit 1
    )
    union all
    (
      select epoch, tx
      from change
      where organization_id = :organization and project_id is null
      -- Naming project_id keeps the order that of the index: unlike an equal one, a null one is no constant to the planner.
      order by project_id desc, epoch desc, tx desc
      limit 1
    )
  ) as either
  order by epoch desc, tx desc
  limit 1
)
select epoch || '.' || tx
from newest
where (epoch, tx) < ((select log_epoch.epoch from log_epoch), pg_snapshot_xmin(pg_current_snapshot()))

-- name: lags() -> rows
-- Per reaction: for how many seconds the oldest change set it has not looked at has been there, and how many it put aside.
select
  cursor.reader,
  coalesce(extract(epoch from now() - next.at), 0)::float8 as lag_s,
  (select count(*) from put_aside where put_aside.reader = cursor.reader) as put_aside
from cursor
left join lateral (
  select at from change_set where (epoch, tx) > (cursor.epoch, cursor.tx) order by epoch, tx limit 1
) as next on true
