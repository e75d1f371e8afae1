-- name: actor(session_hash bytea, token_hash bytea, account_id uuid) -> rows
-- Who knocks, with their slots: a browser by its session, a script by its token, an account without a door of its own. One of the three is given.
-- A session is never a bot's, which is bound by the scopes of its token.  Shape: Actor.
-- Index: session_token_hash_key, api_token_token_hash_key, account_pkey, member_account_idx.  Budget: 1 ms.
with door as (
  select session.account_id, session.id as session_id, null::uuid as token_id, null::text[] as scopes,
    session.last_seen_at < now() - interval '5 minutes' as is_long_unseen
  from session
  where session.token_hash = :session_hash and session.revoked_at is null and session.expires_at > now()
  union all
  select api_token.account_id, null, api_token.id, api_token.scopes, coalesce(api_token.last_used_at < now() - interval '5 minutes', true)
  from api_token
  where api_token.token_hash = :token_hash and api_token.revoked_at is null and (api_token.expires_at is null or api_token.expires_at > now())
  union all
  select :account_id, null, null, null, false
)
select
  account.id as account_id, account.organization_id, account.account_type, account.display_name,
  door.session_id, door.token_id, door.scopes, door.is_long_unseen,
  coalesce((
    select json_agg(json_build_object('project_id', member.project_id, 'level', coalesce(member.access, account.account_type)))
    from member join project on project.id = member.project_id
    where member.account_id = account.id and member.archived_at is null and project.archived_at is null
  ), '[]') as slots,
  array(select department_id from account_department where account_id = account.id) as department_ids
from door
join account on account.id = door.account_id
join organization on organization.id = account.organization_id
where account.active and account.archived_at is null and (account.expires_on is null or account.expires_on >= current_date)
  and organization.archived_at is null
  and (door.session_id is null or account.account_type <> 'bot')

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
