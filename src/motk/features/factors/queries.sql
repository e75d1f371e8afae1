-- name: held(account_id uuid) -> rows
-- What an account has beside its password, and what it is called.  Shape: Held.
-- Index: account_pkey, account_secret_pkey, passkey_account_idx, recovery_code_account_idx.
select
  account.id as account_id, account.account_name, account.display_name, account.email, account.account_type,
  coalesce(account.locale, organization.settings ->> 'locale') as locale,
  account_secret.password_hash is not null as has_password,
  account_secret.totp_confirmed_at, account_secret.email_code_enabled_at,
  coalesce(organization.settings ->> 'second_factor', 'off') as policy,
  coalesce((
    select json_agg(json_build_object(
      'id', passkey.id, 'name', passkey.name, 'created_at', passkey.created_at, 'last_used_at', passkey.last_used_at
    ) order by passkey.id)
    from passkey where passkey.account_id = account.id
  ), '[]') as passkeys,
  (select count(*) from recovery_code where recovery_code.account_id = account.id and used_at is null) as recovery_codes
from account
join organization on organization.id = account.organization_id
left join account_secret on account_secret.account_id = account.id
where account.id = :account_id

-- name: keep_totp(account_id uuid, totp_secret bytea) -> value
-- A new authenticator, which counts once its first code was right.
insert into account_secret (account_id, totp_secret)
values (:account_id, :totp_secret)
on conflict (account_id) do update
set totp_secret = excluded.totp_secret, totp_confirmed_at = null, totp_last_step = null
returning account_id

-- name: totp_of(account_id uuid) -> rows
select totp_secret, totp_confirmed_at, totp_last_step
from account_secret
where account_id = :account_id and totp_secret is not null

-- name: use_totp_step(account_id uuid, step bigint) -> value
-- A code is taken once: of two that come at the same time with the same one, one gets no row.
update account_secret set totp_last_step = :step, totp_confirmed_at = coalesce(totp_confirmed_at, now())
where account_id = :account_id and totp_secret is not null and (totp_last_step is null or totp_last_step < :step)
returning account_id

-- name: forget_totp(account_id uuid) -> value
update account_secret set totp_secret = null, totp_confirmed_at = null, totp_last_step = null
where account_id = :account_id
returning account_id

-- name: use_email_codes(account_id uuid) -> value
insert into account_secret (account_id, email_code_enabled_at)
values (:account_id, now())
on conflict (account_id) do update set email_code_enabled_at = coalesce(account_secret.email_code_enabled_at, now())
returning account_id

-- name: forget_email_codes(account_id uuid) -> value
update account_secret set email_code_enabled_at = null where account_id = :account_id returning account_id

-- name: keep_recovery_codes(account_id uuid, code_hashes bytea[]) -> value
-- New ones take the place of the old.
with gone as (
  delete from recovery_code where account_id = :account_id
),
kept as (
  insert into recovery_code (account_id, code_hash) select :account_id, unnest(:code_hashes) returning id
)
select count(*) from kept

-- name: use_recovery_code(account_id uuid, code_hash bytea) -> value
update recovery_code set used_at = now()
where account_id = :account_id and code_hash = :code_hash and used_at is null
returning id

-- name: forget_recovery_codes(account_id uuid) -> value
with gone as (
  delete from recovery_code where account_id = :account_id returning id
)
select count(*) from gone

-- name: passkeys_of(account_id uuid) -> rows
select credential_id, transports from passkey where account_id = :account_id order by id limit 20

-- name: passkey(credential_id bytea) -> rows
-- Whose key it is, if the account may still come in.  Index: passkey_credential_id_key.
select
  passkey.id, passkey.account_id, passkey.public_key, passkey.sign_count, account.account_name
from passkey
join account on account.id = passkey.account_id
join organization on organization.id = account.organization_id
where passkey.credential_id = :credential_id
  and account.active and account.archived_at is null and account.account_type <> 'bot'
  and (account.expires_on is null or account.expires_on >= motk.today(account.organization_id))
  and organization.archived_at is null

-- name: keep_passkey(account_id uuid, name text, credential_id bytea, public_key bytea, sign_count bigint, transports text[]) -> value
-- No row when the account holds twenty already, or the key is known.
insert into passkey (account_id, name, credential_id, public_key, sign_count, transports)
select :account_id, :name, :credential_id, :public_key, :sign_count, :transports
where (select count(*) from passkey where account_id = :account_id) < 20
on conflict (credential_id) do nothing
returning id

-- name: used_passkey(passkey_id uuid, sign_count bigint) -> value
-- No row when another answer of this key was taken meanwhile with a count as high: one of the two is a copy.
update passkey set sign_count = :sign_count, last_used_at = now()
where id = :passkey_id and (sign_count < :sign_count or (sign_count = 0 and :sign_count = 0))
returning id

-- name: forget_passkey(account_id uuid, passkey_id uuid) -> value
delete from passkey where id = :passkey_id and account_id = :account_id returning id

-- name: forget_all(account_id uuid) -> value
-- Every factor of somebody who has lost them. Their other accounts are reached from this one no longer: it was not its owner who did this.
with keys as (
  delete from passkey where account_id = :account_id
),
codes as (
  delete from recovery_code where account_id = :account_id
)
update account_secret
set totp_secret = null, totp_confirmed_at = null, totp_last_step = null, email_code_enabled_at = null, identity_id = null
where account_id = :account_id
returning account_id

-- name: session_has_factor(session_id uuid) -> value
update session set second_factor_at = coalesce(second_factor_at, now()) where id = :session_id returning id

-- name: sessions_lack_factor(account_id uuid) -> value
-- Without any factor left, none of the sessions has shown one.  Index: session_account_idx.
with told as (
  update session set second_factor_at = null where account_id = :account_id and second_factor_at is not null returning id
)
select count(*) from told

-- name: end_sessions_without_factor(account_id uuid, but uuid) -> value
-- With the first factor, whoever came in without one is out.  Index: session_account_idx.
with ended as (
  update session set revoked_at = now()
  where account_id = :account_id and revoked_at is null and second_factor_at is null and id is distinct from :but
  returning id
)
select count(*) from ended

-- name: open_step(kind text, account_id uuid, token_hash bytea, facts jsonb, minutes int) -> value
-- Those that have ended make room, the oldest first.  Index: sign_in_step_pkey.
with ended as (
  delete from sign_in_step
  where id in (select id from sign_in_step where expires_at < now() - interval '1 hour' order by id limit 100 for update skip locked)
)
insert into sign_in_step (kind, account_id, token_hash, facts, expires_at)
values (:kind, :account_id, :token_hash, :facts, now() + make_interval(mins => :minutes))
returning id

-- name: step(token_hash bytea, kind text) -> rows
-- Index: sign_in_step_token_hash_key.
select sign_in_step.id, sign_in_step.account_id, sign_in_step.facts, sign_in_step.expires_at, account.account_name
from sign_in_step
left join account on account.id = sign_in_step.account_id
where sign_in_step.token_hash = :token_hash and sign_in_step.kind = :kind
  and sign_in_step.used_at is null and sign_in_step.expires_at > now() and sign_in_step.attempts < 5

-- name: step_of_account(account_id uuid, kind text) -> rows
-- The newest one of an account that is signed in.  Index: sign_in_step_account_idx.
select id, facts, expires_at
from sign_in_step
where account_id = :account_id and kind = :kind and used_at is null and expires_at > now() and attempts < 5
order by id desc
limit 1

-- name: try_step(step_id uuid) -> value
-- One try fewer; none left, no row. Holds the row, so that two tries pass one by one.
update sign_in_step set attempts = attempts + 1
where id = :step_id and used_at is null and expires_at > now() and attempts < 5
returning id

-- name: hold_step(step_id uuid) -> rows
-- Index: sign_in_step_pkey.
select facts from sign_in_step where id = :step_id and used_at is null for update

-- name: mails_lately(account_id uuid) -> value
-- Codes that were mailed to somebody within the hour.  Index: sign_in_step_account_idx.
select coalesce(sum((facts ->> 'mails')::int), 0)
from sign_in_step
where account_id = :account_id and created_at > now() - interval '1 hour'

-- name: begun_from(place text) -> value
-- Sign-ins of nobody known yet that were begun at an address and still wait.  Index: sign_in_step_account_idx.
select count(*)
from sign_in_step
where account_id is null and facts ->> 'place' = :place and used_at is null and expires_at > now()

-- name: tell_step(step_id uuid, facts jsonb) -> value
update sign_in_step set facts = facts || :facts where id = :step_id and used_at is null returning id

-- name: end_step(step_id uuid) -> value
update sign_in_step set used_at = now() where id = :step_id and used_at is null returning id
