-- name: session_actor(token_hash bytea) -> rows
-- Who a browser is, with its slots; never a bot, which is bound by the scopes of a token.  Shape: Actor.
-- Index: session_token_hash_key, member_account_idx.  Budget: 1 ms.
select
  account.id as account_id, account.organization_id, account.account_type, account.display_name,
  session.id as session_id, null::uuid as token_id, null::text[] as scopes,
  session.last_seen_at < now() - interval '5 minutes' as is_long_unseen,
  coalesce((
    select json_agg(json_build_object('project_id', member.project_id, 'level', coalesce(member.access, account.account_type)))
    from member join project on project.id = member.project_id
    where member.account_id = account.id and member.archived_at is null and project.archived_at is null
  ), '[]') as slots,
  array(select department_id from account_department where account_id = account.id) as department_ids
from session
join account on account.id = session.account_id
join organization on organization.id = account.organization_id
where session.token_hash = :token_hash and session.revoked_at is null and session.expires_at > now()
  and account.account_type <> 'bot'
  and account.active and account.archived_at is null and (account.expires_on is null or account.expires_on >= current_date)
  and organization.archived_at is null

-- name: token_actor(token_hash bytea) -> rows
-- Who a script is, with its slots.  Shape: Actor.  Index: api_token_token_hash_key.  Budget: 1 ms.
select
  account.id as account_id, account.organization_id, account.account_type, account.display_name,
  null::uuid as session_id, api_token.id as token_id, api_token.scopes,
  coalesce(api_token.last_used_at < now() - interval '5 minutes', true) as is_long_unseen,
  coalesce((
    select json_agg(json_build_object('project_id', member.project_id, 'level', coalesce(member.access, account.account_type)))
    from member join project on project.id = member.project_id
    where member.account_id = account.id and member.archived_at is null and project.archived_at is null
  ), '[]') as slots,
  array(select department_id from account_department where account_id = account.id) as department_ids
from api_token
join account on account.id = api_token.account_id
join organization on organization.id = account.organization_id
where api_token.token_hash = :token_hash and api_token.revoked_at is null and (api_token.expires_at is null or api_token.expires_at > now())
  and account.active and account.archived_at is null and (account.expires_on is null or account.expires_on >= current_date)
  and organization.archived_at is null

-- name: account_actor(account_id uuid) -> rows
-- An account as an actor, without a door of its own.  Shape: Actor.  Index: account_pkey.
select
  account.id as account_id, account.organization_id, account.account_type, account.display_name,
  null::uuid as session_id, null::uuid as token_id, null::text[] as scopes, false as is_long_unseen,
  coalesce((
    select json_agg(json_build_object('project_id', member.project_id, 'level', coalesce(member.access, account.account_type)))
    from member join project on project.id = member.project_id
    where member.account_id = account.id and member.archived_at is null and project.archived_at is null
  ), '[]') as slots,
  array(select department_id from account_department where account_id = account.id) as department_ids
from account
join organization on organization.id = account.organization_id
where account.id = :account_id
  and account.active and account.archived_at is null and (account.expires_on is null or account.expires_on >= current_date)
  and organization.archived_at is null

-- name: saw_session(session_id uuid, days int) -> value
-- Index: session_pkey.
update session set last_seen_at = now(), expires_at = greatest(expires_at, now() + make_interval(days => :days))
where id = :session_id and revoked_at is null and last_seen_at < now() - interval '5 minutes'
returning id

-- name: saw_token(token_id uuid) -> value
-- Index: api_token_pkey.
update api_token set last_used_at = now()
where id = :token_id and (last_used_at is null or last_used_at < now() - interval '5 minutes')
returning id
