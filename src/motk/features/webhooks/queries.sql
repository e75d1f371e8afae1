-- Deliveries: deliveries.py, record.py and sending.py are the ways in.

-- name: deliveries(webhook uuid, state text, only bigint, before bigint, most int) -> rows
-- A page of one webhook's log, the newest first.  Shape: DeliveryOut.  Index: webhook_delivery_log_idx.
select
  id, change_set_id, verb, state, attempts, next_at, created_at, delivered_at, response_status, response_text,
  case when id = :only then body end as body
from webhook_delivery
where webhook_id = :webhook and (:state is null or state = :state) and (:only is null or id = :only) and (:before is null or id < :before)
order by id desc
limit :most

-- name: ping(webhook uuid, organization uuid, verb text, body jsonb) -> rows
insert into webhook_delivery (organization_id, webhook_id, change_set_id, verb, body)
values (:organization, :webhook, motk.uuid7(), :verb, :body)
returning id

-- name: listening(organization uuid, at timestamptz) -> rows
-- The webhooks that hear of what happened in a studio at this moment: those that were there.  Index: webhook_organization_idx.
select id, project_id, kind, verbs
from webhook
where organization_id = :organization and archived_at is null and created_at < :at and (active or paused_why is not null)

-- name: restricted(organization uuid) -> value
-- Keys of fields that not everybody of the crew may read, or might when they were there.
-- Index: field_definition_organization_idx, purged_field_organization_idx.
select array(
  select key from field_definition where organization_id = :organization and seen_by <> '{}'
  union
  select key from purged_field where organization_id = :organization and restricted
)

-- name: actor_name(account uuid) -> value
select display_name from account where id = :account

-- name: record(organization uuid, webhooks uuid[], change_set uuid, verb text, bodies jsonb[]) -> rows
insert into webhook_delivery (organization_id, webhook_id, change_set_id, verb, body)
select :organization, told.webhook, :change_set, :verb, told.body
from unnest(:webhooks, :bodies) as told (webhook, body)
on conflict (webhook_id, change_set_id) do nothing
returning id

-- name: due(most int) -> rows
-- What is to be sent now: of each webhook the first that waits, and pings, which wait behind nothing.  Index: webhook_delivery_waiting_idx.
select next.id
from webhook
cross join lateral (
  (
    select id, next_at
    from webhook_delivery
    where webhook_id = webhook.id and state = 'waiting' and verb <> 'webhook.ping' and webhook.active
    order by id
    limit 1
  )
  union all
  (
    select id, next_at
    from webhook_delivery
    where webhook_id = webhook.id and state = 'waiting' and verb = 'webhook.ping'
    order by id
    limit 1
  )
) as next
where webhook.archived_at is null and next.next_at <= now()
order by next.next_at
limit :most

-- name: claim(delivery bigint, lease_s float8) -> rows
-- Take one for this try: nobody else sends it while the lease runs, and after that somebody does if we are gone.
with claimed as (
  update webhook_delivery
  set next_at = now() + make_interval(secs => :lease_s), attempts = attempts + 1
  where id = :delivery and state = 'waiting' and next_at <= now()
  returning id, organization_id, webhook_id, change_set_id, verb, body, attempts, created_at
)
select claimed.*, webhook.kind, webhook.name, webhook_secret.url, webhook_secret.secret
from claimed
join webhook on webhook.id = claimed.webhook_id
join webhook_secret on webhook_secret.webhook_id = claimed.webhook_id

-- name: following(webhook uuid) -> value
-- What waits behind a delivery that has just left.  Index: webhook_delivery_log_idx.
select min(id)
from webhook_delivery
where webhook_id = :webhook and state = 'waiting' and verb <> 'webhook.ping'

-- name: delivered(delivery bigint, status int, said text) -> rows
update webhook_delivery
set state = 'delivered', delivered_at = now(), response_status = :status, response_text = :said
where id = :delivery
returning id

-- name: not_delivered(delivery bigint, status int, said text, state text, wait_s float8) -> rows
update webhook_delivery
set state = :state, response_status = :status, response_text = :said, next_at = now() + make_interval(secs => :wait_s)
where id = :delivery
returning id

-- name: pause(webhook uuid, why text) -> rows
update webhook
set active = false, paused_why = :why
where id = :webhook and active
returning id

-- name: forget(days int) -> rows
-- Those nobody will ask for again, once a night.
delete from webhook_delivery
where created_at < now() - make_interval(days => :days)
returning id
