-- Rules between rows that a constraint cannot say. Each raises check_violation with a constraint name that becomes a message (gate/problems.py).

-- What may stand above what; the same table as model/entity.py PARENT_KINDS, compared by a test.
create or replace function motk.may_stand_above(parent text, child text) returns bool language sql immutable parallel safe as $$
  select (parent, child) in (
    ('episode', 'sequence'), ('episode', 'asset'), ('episode', 'scene'), ('episode', 'edit'), ('sequence', 'shot')
  );
$$;

create or replace function motk.check_entity_parent() returns trigger language plpgsql as $$
declare
  wrong record;
begin
  select parent.kind as parent_kind, child.kind, child.id into wrong
  from new_rows child
  join entity parent on parent.id = child.parent_id
  where not motk.may_stand_above(parent.kind, child.kind)
  limit 1;
  if found then
    raise exception '% % cannot stand under % %', case when wrong.kind in ('asset', 'edit', 'episode') then 'An' else 'A' end, wrong.kind,
      case when wrong.parent_kind in ('asset', 'edit', 'episode') then 'an' else 'a' end, wrong.parent_kind
      using errcode = 'check_violation', constraint = 'entity_parent_kind', detail = format('Failing row contains (%s)', wrong.id);
  end if;
  return null;
end
$$;

create or replace trigger entity_parent_inserted after insert on entity
  referencing new table as new_rows for each statement execute function motk.check_entity_parent();
create or replace trigger entity_parent_updated after update on entity
  referencing new table as new_rows for each statement execute function motk.check_entity_parent();

create or replace function motk.refuse_new_kind() returns trigger language plpgsql as $$
begin
  raise exception 'An entity keeps its kind' using errcode = 'check_violation', constraint = 'entity_kind_kept';
end
$$;
create or replace trigger entity_kind_kept before update of kind on entity
  for each row when (old.kind <> new.kind) execute function motk.refuse_new_kind();

-- A task's type must be made for its entity's kind.
create or replace function motk.check_task_type() returns trigger language plpgsql as $$
declare
  wrong record;
begin
  select task_type.name, task_type.for_kind, entity.kind, task.id into wrong
  from new_rows task
  join task_type on task_type.id = task.task_type_id
  join entity on entity.id = task.entity_id
  where task_type.for_kind <> entity.kind
  limit 1;
  if found then
    raise exception '% is a task type for %s, not for %s', wrong.name, wrong.for_kind, wrong.kind
      using errcode = 'check_violation', constraint = 'task_type_fits_kind', detail = format('Failing row contains (%s)', wrong.id);
  end if;
  return null;
end
$$;
create or replace trigger task_type_fits_kind after insert on task
  referencing new table as new_rows for each statement execute function motk.check_task_type();

-- A studio never loses its last admin who can sign in. Two admins who step down at once meet at the organization's row.
create or replace function motk.keep_an_admin() returns trigger language plpgsql as $$
begin
  perform from organization where id = old.organization_id for no key update;
  -- A studio that is being deleted takes its admins along.
  if found and not exists (
    select from account
    where organization_id = old.organization_id and account_type = 'admin' and active and archived_at is null
      and (expires_on is null or expires_on >= current_date)
  ) then
    raise exception 'The last active admin of a studio stays' using errcode = 'restrict_violation', constraint = 'account_last_admin';
  end if;
  return null;
end
$$;
create or replace trigger account_last_admin_updated after update of account_type, active, archived_at, expires_on on account
  for each row when (
    old.account_type = 'admin' and old.active and old.archived_at is null
    and (new.account_type <> 'admin' or not new.active or new.archived_at is not null or new.expires_on is distinct from old.expires_on)
  ) execute function motk.keep_an_admin();
create or replace trigger account_last_admin_deleted after delete on account
  for each row when (old.account_type = 'admin' and old.active and old.archived_at is null) execute function motk.keep_an_admin();

-- A slot never gives more than the account's own type unless an admin gives it, whichever door it comes through: an edit, a restore, an undo.
-- From the strongest to the weakest, as STRENGTH in gate/roles.py. Without an actor it is the house itself.
create or replace function motk.hold_access() returns trigger language plpgsql as $$
declare
  strength text[] := array['admin', 'bot', 'manager', 'supervisor', 'artist', 'vendor', 'client'];
begin
  if exists (
    select from account
    where id = new.account_id and array_position(strength, new.access) < array_position(strength, account_type)
  ) and exists (select from account where id = motk.setting('actor')::uuid and account_type <> 'admin') then
    raise exception 'Only an admin may give somebody more access than their account has'
      using errcode = 'restrict_violation', constraint = 'member_access_raised';
  end if;
  return null;
end
$$;
create or replace trigger member_access_made after insert on member
  for each row when (new.access is not null and new.account_id is not null and new.archived_at is null) execute function motk.hold_access();
create or replace trigger member_access_changed after update of access, account_id, archived_at on member
  for each row when (
    new.access is not null and new.account_id is not null and new.archived_at is null
    and (old.access is distinct from new.access or old.account_id is distinct from new.account_id or old.archived_at is not null)
  ) execute function motk.hold_access();
