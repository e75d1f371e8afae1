-- name: taken_names(names text[], organization uuid) -> rows
-- Index: account_name_key.
select lower(account_name) as name from account where organization_id = :organization and lower(account_name) = any(:names)

-- name: open_invitation(account_id uuid, token_hash bytea, created_by uuid, days int) -> value
-- The links sent before open nothing any more.  Index: invitation_account_idx.
with ended as (
  update invitation set expires_at = least(expires_at, now()) where account_id = :account_id and accepted_at is null
)
insert into invitation (account_id, token_hash, created_by, expires_at)
values (:account_id, :token_hash, :created_by, now() + make_interval(days => :days))
returning id

-- name: studio(account_id uuid) -> rows
-- What the account is invited to, and in which language.  Index: account_pkey.
select organization.name, coalesce(account.locale, organization.settings ->> 'locale') as locale
from account
join organization on organization.id = account.organization_id
where account.id = :account_id

-- name: sent_lately(account_id uuid) -> value
-- Index: invitation_account_idx.
select count(*) from invitation where account_id = :account_id and created_at > now() - interval '1 hour'

-- name: invitation(token_hash bytea) -> rows
-- Who a link is for, while the account may come in.  Index: invitation_token_hash_key.
select
  invitation.id, invitation.expires_at, account.id as account_id, account.account_name, account.display_name,
  account.first_name, account.last_name, account.email, organization.id as organization_id,
  organization.name as organization_name, inviter.display_name as invited_by
from invitation
join account on account.id = invitation.account_id
join organization on organization.id = account.organization_id
left join account as inviter on inviter.id = invitation.created_by
where invitation.token_hash = :token_hash and invitation.accepted_at is null and invitation.expires_at > now()
  and account.active and account.archived_at is null and account.account_type <> 'bot'
  and (account.expires_on is null or account.expires_on >= motk.today(account.organization_id))
  and organization.archived_at is null

-- name: use_invitation(invitation_id uuid) -> value
update invitation set accepted_at = now()
where id = :invitation_id and accepted_at is null and expires_at > now()
returning id
