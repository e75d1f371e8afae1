-- name: offered(organization text) -> rows
-- The providers of a studio by its short name; without one, of the only studio there is.  Shape: ProviderOffered.
select identity_provider.id, identity_provider.name
from identity_provider
join organization on organization.id = identity_provider.organization_id
where identity_provider.active and identity_provider.archived_at is null and organization.archived_at is null
  and organization.slug = coalesce(
    lower(:organization), (select min(slug) from organization where archived_at is null having count(*) = 1)
  )
order by lower(identity_provider.name), identity_provider.id
limit 20

-- name: asks_for_studio() -> value
-- Whether there are several studios, and one of them at least has a provider: who comes to sign in says which is theirs.
select (select count(*) > 1 from organization where archived_at is null) and exists(
  select
  from identity_provider
  join organization on organization.id = identity_provider.organization_id
  where identity_provider.active and identity_provider.archived_at is null and organization.archived_at is null
)

-- name: provider(provider_id uuid) -> rows
-- Index: identity_provider_pkey.
select
  identity_provider.id, identity_provider.organization_id, identity_provider.name, identity_provider.issuer,
  identity_provider.client_id, identity_provider.scopes, identity_provider.domains, identity_provider.makes_accounts,
  identity_provider.new_account_type, identity_provider_secret.client_secret
from identity_provider
join organization on organization.id = identity_provider.organization_id
left join identity_provider_secret on identity_provider_secret.provider_id = identity_provider.id
where identity_provider.id = :provider_id and identity_provider.active and identity_provider.archived_at is null
  and organization.archived_at is null

-- name: keep_secret(provider_id uuid, client_secret bytea) -> value
insert into identity_provider_secret (provider_id, client_secret)
values (:provider_id, :client_secret)
on conflict (provider_id) do update set client_secret = excluded.client_secret
returning provider_id

-- name: one_by_one(organization uuid) -> value
-- People come in by providers of a studio one after the other: who comes by two tabs at once gets one account.
select pg_advisory_xact_lock(hashtextextended('come_from_provider ' || :organization::text, 0))

-- name: known_as(provider_id uuid, subject text) -> rows
-- Index: external_identity_key.
select account_id from external_identity where provider_id = :provider_id and subject = :subject

-- name: account_of(organization uuid, email text) -> rows
-- Index: account_email_key.
select id as account_id, account_name, account_type
from account
where organization_id = :organization and lower(email) = lower(:email)

-- name: know_as(provider_id uuid, subject text, account_id uuid) -> value
insert into external_identity (provider_id, subject, account_id, last_used_at)
values (:provider_id, :subject, :account_id, now())
on conflict (provider_id, subject) do update set last_used_at = now()
returning account_id

-- name: account_name(account_id uuid) -> value
select account_name from account where id = :account_id
