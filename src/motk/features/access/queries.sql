-- name: lock_setup() -> value
-- One founding at a time.
select pg_advisory_xact_lock(hashtext('motk.setup'))

-- name: has_account() -> value
-- Index: account_pkey.
select exists (select from account)

-- name: keep_password(account_id uuid, password_hash text) -> value
insert into account_secret (account_id, password_hash, password_changed_at)
values (:account_id, :password_hash, now())
on conflict (account_id) do update
set password_hash = excluded.password_hash, password_changed_at = excluded.password_changed_at
returning account_id

-- name: replace_hash(account_id uuid, old_hash text, new_hash text) -> value
-- The same password under a better hash.
update account_secret set password_hash = :new_hash
where account_id = :account_id and password_hash = :old_hash
returning account_id

-- name: password_of(account_id uuid) -> rows
select account.account_name, account.email, account_secret.password_hash
from account
left join account_secret on account_secret.account_id = account.id
where account.id = :account_id

-- name: candidates(account text, organization text) -> rows
-- Who may be meant by a name or an address typed at the door.  Bots have no password.  Index: account_name_key, account_email_key.
select
  account.id, account.account_name, organization.slug, organization.name as organization_name,
  account_secret.password_hash
from organization
join account on account.organization_id = organization.id
left join account_secret on account_secret.account_id = account.id
where (lower(account.account_name) = lower(:account) or lower(account.email) = lower(:account))
  and (:organization is null or organization.slug = :organization)
  and account.active and account.archived_at is null and account.account_type <> 'bot'
  and (account.expires_on is null or account.expires_on >= motk.today(account.organization_id))
  and organization.archived_at is null
order by account.id
limit 10

-- name: lock_door(identity text, address text) -> value
-- Tries for the same name, then those from the same address, pass one by one.  Always in this order, so that no two wait for each other.
select count(*) from (
  select pg_advisory_xact_lock(1298231117, hashtext(:identity))
  union all
  select pg_advisory_xact_lock(1298231118, hashtext(:address))
) as held

-- name: pressure(identities text[], account_ids uuid[], address inet) -> rows
-- Wrong tries of the last quarter of an hour: for this account since it last came in (of several that may be meant, for the one with the most:
-- people of two studios may have one name, and who comes in clears their own alone), and from this address (of IPv6: its /64).
-- A try that is still being checked counts.  Index: login_log_identity_idx, login_log_account_idx, login_log_address_idx.
with of_account as materialized (
  select at, outcome, account_id
  from login_log
  where (identity = any(:identities) or account_id = any(:account_ids))
    and at > clock_timestamp() - interval '15 minutes'
),
of_address as materialized (
  select at
  from login_log
  where address <<= network(set_masklen(:address, case family(:address) when 6 then 64 else 32 end))
    and at > clock_timestamp() - interval '15 minutes' and outcome in ('failed', 'wrong_code', 'trying')
),
meant as (
  select unnest as id from unnest(case :account_ids when '{}' then array[null::uuid] else :account_ids end)
),
wrong as (
  select meant.id, of_account.at
  from meant join of_account on of_account.outcome in ('failed', 'wrong_code', 'trying') and of_account.at > coalesce((
    select max(own.at) from of_account as own where own.account_id = meant.id and own.outcome in ('signed_in', 'confirmed', 'reset')
  ), '-infinity')
),
most as (
  select count(*) as failures, max(at) as last_at from wrong group by id order by 1 desc, 2 desc limit 1
)
select 'account' as of, failures, extract(epoch from clock_timestamp() - last_at)::float as seconds_ago
from most
union all
select 'address', count(*), extract(epoch from clock_timestamp() - max(at))::float
from of_address

-- name: note_try(identity text, account_id uuid, address inet, user_agent text, outcome text) -> value
insert into login_log (at, identity, account_id, address, user_agent, outcome)
values (clock_timestamp(), :identity, :account_id, :address, :user_agent, :outcome)
returning id

-- name: end_try(try_id bigint, account_id uuid, outcome text) -> value
update login_log set outcome = :outcome, account_id = coalesce(:account_id, account_id)
where id = :try_id
returning id

-- name: open_session(account_id uuid, password_hash text, token_hash bytea, days int, address inet, user_agent text) -> value
-- A session for whoever proved this very password: one changed a moment ago opens nothing.
insert into session (account_id, token_hash, expires_at, address, user_agent)
select account_id, :token_hash, now() + make_interval(days => :days), :address, :user_agent
from account_secret
where account_id = :account_id and password_hash = :password_hash
for share
returning id

-- name: open_proved_session(account_id uuid, token_hash bytea, days int, address inet, user_agent text, opened_by text, has_factor bool, since uuid) -> value
-- A session for whoever proved to be this account, which must still be one. It is as old as the one it goes on from, if it does.
insert into session (account_id, token_hash, created_at, expires_at, address, user_agent, opened_by, second_factor_at)
select account.id, :token_hash, coalesce((select before.created_at from session as before where before.id = :since), now()),
  now() + make_interval(days => :days), :address, :user_agent, :opened_by, case when :has_factor then now() end
from account
join organization on organization.id = account.organization_id
where account.id = :account_id and account.active and account.archived_at is null and account.account_type <> 'bot'
  and (account.expires_on is null or account.expires_on >= motk.today(account.organization_id))
  and organization.archived_at is null
for share of account
returning id

-- name: session_opened_by(session_id uuid) -> value
select opened_by from session where id = :session_id

-- name: is_fresh(session_id uuid, minutes int) -> value
select created_at > now() - make_interval(mins => :minutes) from session where id = :session_id

-- name: end_session(account_id uuid, session_id uuid) -> value
update session set revoked_at = now()
where id = :session_id and account_id = :account_id and revoked_at is null
returning id

-- name: end_sessions(account_id uuid, but uuid) -> value
-- All of an account's, or all but one.
with ended as (
  update session set revoked_at = now()
  where account_id = :account_id and revoked_at is null and id is distinct from :but
  returning id
)
select count(*) from ended

-- name: end_steps(account_id uuid) -> value
-- Sign-ins that were half done when the password changed.
with ended as (
  update sign_in_step set used_at = now() where account_id = :account_id and used_at is null returning id
)
select count(*) from ended

-- name: revoke_tokens(account_id uuid) -> value
with revoked as (
  update api_token set revoked_at = now() where account_id = :account_id and revoked_at is null returning id
)
select count(*) from revoked

-- name: sessions(account_id uuid, current uuid) -> rows
-- Shape: SessionOut.  Index: session_account_idx.
select id, created_at, last_seen_at, expires_at, host(address) as address, user_agent, id is not distinct from :current as current
from session
where account_id = :account_id and revoked_at is null and expires_at > now()
order by id is not distinct from :current desc, last_seen_at desc, id
limit 200

-- name: me(account_id uuid) -> rows
-- Shape: Me without its csrf_token.
select
  json_build_object(
    'id', account.id, 'account_name', account.account_name, 'display_name', account.display_name,
    'first_name', account.first_name, 'last_name', account.last_name, 'email', account.email, 'phone', account.phone,
    'account_type', account.account_type, 'position', account.position, 'timezone', account.timezone,
    'locale', account.locale, 'avatar_id', account.avatar_id, 'notifications', account.notifications
  ) as account,
  json_build_object(
    'id', organization.id, 'name', organization.name, 'slug', organization.slug, 'settings', organization.settings,
    'logo_id', organization.logo_id
  ) as organization
from account
join organization on organization.id = account.organization_id
where account.id = :account_id

-- name: note_reset_asked(identity text, address inet, user_agent text) -> value
-- Written down, unless this address (of IPv6: its /64) asked twenty times in a quarter of an hour.  Index: login_log_address_idx.
insert into login_log (identity, address, user_agent, outcome)
select :identity, :address, :user_agent, 'reset_asked'
where (
  select count(*) from login_log
  where address <<= network(set_masklen(:address, case family(:address) when 6 then 64 else 32 end))
    and at > now() - interval '15 minutes' and outcome = 'reset_asked'
) < 20
returning id

-- name: reset_candidates(email text) -> rows
-- The accounts of an address that have not asked three times in the last hour.  Index: account_email_key, password_reset_account_idx.
select
  account.id, account.account_name, account.display_name, organization.name as organization_name,
  coalesce(account.locale, organization.settings ->> 'locale') as locale
from organization
join account on account.organization_id = organization.id
where lower(account.email) = lower(:email)
  and account.active and account.archived_at is null and account.account_type <> 'bot'
  and (account.expires_on is null or account.expires_on >= motk.today(account.organization_id))
  and organization.archived_at is null
  and (
    select count(*) from password_reset
    where password_reset.account_id = account.id and password_reset.created_at > now() - interval '1 hour'
  ) < 3
order by organization.name, account.id
limit 10

-- name: open_reset(account_id uuid, token_hash bytea) -> value
insert into password_reset (account_id, token_hash, expires_at)
values (:account_id, :token_hash, now() + interval '1 hour')
returning id

-- name: reset_owner(token_hash bytea) -> rows
-- Whose password a link may set, locked so that it sets one once.  Index: password_reset_token_hash_key.
select account.id as account_id, account.account_name, account.email
from password_reset
join account on account.id = password_reset.account_id
join organization on organization.id = account.organization_id
where password_reset.token_hash = :token_hash and password_reset.used_at is null and password_reset.expires_at > now()
  and account.active and account.archived_at is null and account.account_type <> 'bot'
  and (account.expires_on is null or account.expires_on >= motk.today(account.organization_id))
  and organization.archived_at is null
for update of password_reset

-- name: use_up_links(account_id uuid) -> value
-- The mailed links that set a password, of a reset or an invitation.  Index: password_reset_account_idx, invitation_account_idx.
with used as (
  update password_reset set used_at = now() where account_id = :account_id and used_at is null returning id
),
ended as (
  update invitation set expires_at = least(expires_at, now()) where account_id = :account_id and accepted_at is null returning id
)
select (select count(*) from used) + (select count(*) from ended)

-- name: leave_identity(account_id uuid) -> value
-- Whoever reads somebody's mail must not reach their accounts in other studios: these are shown to be theirs anew.
update account_secret set identity_id = null where account_id = :account_id and identity_id is not null returning account_id

-- name: tokens(account_id uuid) -> rows
-- Shape: TokenOut.  Index: api_token_account_idx.
select id, name, hint, scopes, created_at, created_by, last_used_at, expires_at
from api_token
where account_id = :account_id and revoked_at is null
order by id
limit 500

-- name: make_token(account_id uuid, name text, hint text, token_hash bytea, scopes text[], expires_at timestamptz, created_by uuid) -> rows
-- Shape: TokenOut; no row when the account holds a hundred already.
insert into api_token (account_id, name, hint, token_hash, scopes, expires_at, created_by)
select :account_id, :name, :hint, :token_hash, :scopes, :expires_at, :created_by
where (select count(*) from api_token where account_id = :account_id and revoked_at is null) < 100
returning id, name, hint, scopes, created_at, created_by, last_used_at, expires_at

-- name: revoke_token(account_id uuid, token_id uuid) -> value
update api_token set revoked_at = now()
where id = :token_id and account_id = :account_id and revoked_at is null
returning id

-- name: login_log(organization uuid, account_id uuid, outcome text, before bigint, most int) -> rows
-- Tries to sign in to the accounts of a studio, the newest first.  Shape: LoginLine.  Index: login_log_account_idx, login_log_pkey.
select
  login_log.id, login_log.at, login_log.account_id, account.display_name, account.account_name,
  host(login_log.address) as address, login_log.user_agent, login_log.outcome
from login_log
join account on account.id = login_log.account_id
where account.organization_id = :organization
  and (:account_id is null or login_log.account_id = :account_id)
  and (:outcome is null or login_log.outcome = :outcome)
  and (:before is null or login_log.id < :before)
order by login_log.id desc
limit :most

-- name: standing(organization uuid, after uuid, most int) -> rows
-- How each account of a studio comes in.  Shape: AccountStanding.
-- Index: session_account_idx, api_token_account_idx, passkey_account_idx, invitation_account_idx.
select
  account.id as account_id,
  seen.last_seen_at, coalesce(seen.sessions, 0) as sessions,
  (select count(*) from api_token where api_token.account_id = account.id and revoked_at is null and (expires_at is null or expires_at > now())) as tokens,
  account_secret.password_hash is not null as has_password,
  array_remove(array[
    case when account_secret.totp_confirmed_at is not null then 'totp' end,
    case when exists (select from passkey where passkey.account_id = account.id) then 'passkey' end,
    case when account_secret.email_code_enabled_at is not null then 'email' end
  ], null) as factors,
  exists (select from external_identity where external_identity.account_id = account.id) as signs_in_elsewhere,
  invited.created_at as invited_at, invited.expires_at as invitation_expires_at
from account
left join account_secret on account_secret.account_id = account.id
left join lateral (
  select max(last_seen_at) as last_seen_at, count(*) filter (where revoked_at is null and expires_at > now()) as sessions
  from session where session.account_id = account.id
) as seen on true
left join lateral (
  select created_at, expires_at from invitation
  where invitation.account_id = account.id and accepted_at is null
  order by id desc
  limit 1
) as invited on true
where account.organization_id = :organization and (:after is null or account.id > :after)
order by account.id
limit :most

-- name: view_as(session_id uuid, account_id uuid, minutes int) -> value
-- Null when nobody comes in with that account.  Index: session_pkey, account_pkey.
update session set viewing_as = account.id, viewing_until = now() + make_interval(mins => :minutes)
from account
where session.id = :session_id and session.revoked_at is null and account.id = :account_id
  and account.active and account.archived_at is null and (account.expires_on is null or account.expires_on >= motk.today(account.organization_id))
returning session.id

-- name: stop_viewing(session_id uuid) -> value
-- Index: session_pkey.
update session set viewing_as = null, viewing_until = null where id = :session_id returning id

-- name: viewer(account_id uuid) -> value
-- Index: account_pkey.
select display_name from account where id = :account_id
