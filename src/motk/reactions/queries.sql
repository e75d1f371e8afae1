-- How reactions read the log: running.py is the way in.

-- name: begin_now(reader text) -> rows
-- The bookmark of a reaction that runs for the first time: what was written before is not its business.
insert into cursor (reader, epoch, tx, id)
select :reader, log_epoch.epoch, (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1)::text::xid8, 9223372036854775807
from log_epoch
on conflict do nothing
returning reader

-- name: hold(reader text) -> rows
-- The bookmark, held until the end of the transaction; nothing when another worker holds it.
select epoch, tx::text as tx, failures, greatest(extract(epoch from next_at - now()), 0)::float8 as wait_s
from cursor
where reader = :reader
for update skip locked

-- name: is_begun(reader text) -> value
select exists(select from cursor where reader = :reader)

-- name: ahead(epoch int, tx xid8, tables text[], verbs text[], most int) -> rows
-- The first wanted change set among the next `most` settled ones; failing that, the last one looked at, not `wanted`; nothing when there is
-- none at all.  Index: change_set_place_key; change_pkey, one range per change set.  Budget: 10 ms for 2,000 that are not wanted.
with
ahead as materialized (
  select *
  from change_set
  where (epoch, tx) > (:epoch, :tx)
    and (epoch, tx) < ((select log_epoch.epoch from log_epoch), pg_snapshot_xmin(pg_current_snapshot()))
  order by epoch, tx
  limit :most
),
wanted as (
  select ahead.*, true as wanted
  from ahead
  where verb like any (:verbs)
    and (
      :tables is null
      or exists (
        select from change
        where change.epoch = ahead.epoch and change.tx = ahead.tx and change.at = ahead.at and change.entity = any (:tables)
      )
    )
  order by epoch, tx
  limit 1
),
passed as (
  select ahead.*, false as wanted
  from ahead
  order by epoch desc, tx desc
  limit 1
)
select id, organization_id, verb, actor_id, via, caused_by, at, note, epoch, tx::text as tx, wanted
from (select * from wanted union all select * from passed) as either
order by wanted desc
limit 1

-- name: is_held_back(epoch int, tx xid8) -> value
-- Whether something is committed that no reader may have yet, because an older transaction is still running.  Index: change_set_place_key.
select exists(select from change_set where (epoch, tx) > (:epoch, :tx))

-- name: causes(change_set uuid, verb text) -> rows
-- How deep a change set lies under other reactions' doings, and how many of these were meant as `verb`.  Index: change_set_pkey.
with recursive chain as (
  select id, verb, via, caused_by, 1 as depth
  from change_set
  where id = :change_set and via = 'reaction'
  union all
  select cause.id, cause.verb, cause.via, cause.caused_by, chain.depth + 1
  from chain
  join change_set as cause on cause.id = chain.caused_by
  where cause.via = 'reaction' and chain.depth < 20
)
select count(*) as depth, count(*) filter (where verb = :verb) as own
from chain

-- name: part(epoch int, tx xid8, at timestamptz, tables text[], id bigint, most int) -> rows
-- The next wanted changes of one change set.  Shape: core.cursor.Change without its intention.  Index: change_pkey, one range.
select id, project_id, entity, row_id, rev, before, after
from change
where epoch = :epoch and tx = :tx and at = :at and id > :id and (:tables is null or entity = any (:tables))
order by id
limit :most

-- name: move(reader text, epoch int, tx xid8) -> rows
update cursor
set epoch = :epoch, tx = :tx, id = 9223372036854775807, updated_at = now(), failures = 0, next_at = null
where reader = :reader and (epoch, tx) < (:epoch, :tx)
returning reader

-- name: failed(reader text, wait_s float8) -> rows
update cursor
set failures = failures + 1, next_at = now() + make_interval(secs => :wait_s), updated_at = now()
where reader = :reader
returning reader

-- name: put_aside(reader text, organization uuid, change_set uuid, error text) -> rows
insert into put_aside (reader, organization_id, change_set_id, error)
values (:reader, :organization, :change_set, :error)
returning id
