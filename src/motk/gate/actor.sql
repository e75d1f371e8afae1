-- name: actor(session_hash bytea, token_hash bytea, account_id uuid) -> rows
-- Who knocks, with their slots: a browser by its session, a script by its token, an account without a door of its own. One of the three is given.
-- An admin's session may look as another account for a while (`viewer_id` is then the admin): everything is that account's but the door.
-- A session is never a bot's, which is bound by the scopes of its token.  Shape: Actor.
-- Index: session_token_hash_key, api_token_token_hash_key, account_pkey, member_account_idx, field_definition_organization_idx, purged_field_organization_idx.  Budget: 1 ms.
with door as (
  select session.account_id, session.id as session_id, null::uuid as token_id, null::text[] as scopes,
    session.last_seen_at < now() - interval '5 minutes' as is_long_unseen, session.second_factor_at is not null as has_factor,
    case when session.viewing_until > now() then session.viewing_as end as viewing_as, session.viewing_until
  from session
  where session.token_hash = :session_hash and session.revoked_at is null and session.expires_at > now()
  union all
  select api_token.account_id, null, api_token.id, api_token.scopes, coalesce(api_token.last_used_at < now() - interval '5 minutes', true), true,
    null, null
  from api_token
  where api_token.token_hash = :token_hash and api_token.revoked_at is null and (api_token.expires_at is null or api_token.expires_at > now())
  union all
  select :account_id, null, null, null, false, true, null, null
)
select
  account.id as account_id, account.organization_id, account.account_type, account.display_name,
  door.session_id, door.token_id, door.scopes, door.is_long_unseen,
  case when viewed.id is not null then own.id end as viewer_id, case when viewed.id is not null then door.viewing_until end as viewing_until,
  not door.has_factor and case organization.settings ->> 'second_factor' when 'everyone' then true when 'admins' then own.account_type = 'admin'
    else false end as lacks_factor,
  coalesce((
    select json_agg(json_build_object(
      'project_id', member.project_id, 'level', coalesce(member.access, account.account_type),
      'shared_only', project.clients_see_shared_only, 'closed', project.status = 'closed'
    ))
    from member join project on project.id = member.project_id
    where member.account_id = account.id and member.archived_at is null and project.archived_at is null
      -- A slot opens its project from its first day to the end of its last, as the studio counts days.
      and (member.starts_on is null or member.starts_on <= studio.today) and (member.ends_on is null or member.ends_on >= studio.today)
  ), '[]') as slots,
  array(select department_id from account_department where account_id = account.id) as department_ids,
  -- Fields of the studio's own that not everybody reads; for clients all of them, as they read only what is opened to them.
  coalesce((
    select json_agg(json_build_object(
      'project_id', field.project_id, 'kind', field.kind, 'key', field.key, 'seen_by', field.seen_by,
      'for_client', field.for_client, 'archived', field.archived
    ))
    from (
      select project_id, kind, key, seen_by, for_client, archived_at is not null as archived
      from field_definition
      where organization_id = account.organization_id
      union all
      select project_id, kind, key, '{}', false, true from purged_field where organization_id = account.organization_id
    ) as field
    where field.seen_by <> '{}' or field.archived or account.account_type = 'client'
      or exists (select from member where member.account_id = account.id and member.access = 'client')
  ), '[]') as guards
from door
join account as own on own.id = door.account_id
join organization on organization.id = own.organization_id
cross join lateral (select motk.today(organization.id) as today offset 0) as studio
left join account as viewed
  on viewed.id = door.viewing_as and viewed.organization_id = own.organization_id and own.account_type = 'admin'
  and viewed.active and viewed.archived_at is null and (viewed.expires_on is null or viewed.expires_on >= studio.today)
join account on account.id = coalesce(viewed.id, own.id)
where own.active and own.archived_at is null and (own.expires_on is null or own.expires_on >= studio.today)
  and organization.archived_at is null
  and (door.session_id is null or own.account_type <> 'bot')

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
