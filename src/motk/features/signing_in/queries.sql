-- name: accounts_of_identity(account_id uuid) -> rows
-- The accounts that one person has shown to be theirs, the asking one among them.  Shape: OwnAccount.  Index: account_secret_identity_idx.
select
  account.id, account.display_name, account.account_name, account.avatar_id, account.account_type,
  organization.id as organization_id, organization.name as organization_name,
  account.id = :account_id as current
from account
join organization on organization.id = account.organization_id
left join account_secret on account_secret.account_id = account.id
where (
    account.id = :account_id
    or account_secret.identity_id = (select identity_id from account_secret where account_id = :account_id)
  )
  and account.active and account.archived_at is null and account.account_type <> 'bot'
  and (account.expires_on is null or account.expires_on >= motk.today(account.organization_id))
  and organization.archived_at is null
order by organization.name, account.id
limit 50

-- name: hold_secrets(account_ids uuid[]) -> rows
-- Made where there is none, and locked in the order of their ids, so that no two that link deadlock.
with made as (
  insert into account_secret (account_id) select unnest(:account_ids) on conflict (account_id) do nothing
)
select account_id, identity_id from account_secret where account_id = any(:account_ids) order by account_id for update

-- name: link(account_ids uuid[], identity_id uuid, other_identity_id uuid) -> value
with linked as (
  update account_secret set identity_id = :identity_id
  where account_id = any(:account_ids) or identity_id = :other_identity_id
  returning account_id
)
select count(*) from linked

-- name: unlink(account_id uuid, own_account_id uuid) -> value
update account_secret set identity_id = null
where account_id = :account_id
  and identity_id = (select identity_id from account_secret where account_id = :own_account_id)
returning account_id
