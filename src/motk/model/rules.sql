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

-- Nothing live stands under what is archived: nobody would find it there. Rows that come back in an order of their own are asked afterwards.
create or replace function motk.check_entity_above() returns trigger language plpgsql as $$
declare
  moved uuid[];
  wrong record;
begin
  if motk.setting('out_of_order') is not null then
    return null;
  end if;
  if tg_op = 'INSERT' then
    moved := array(select id from new_rows where parent_id is not null and archived_at is null);
  else
    moved := array(
      select changed.id
      from new_rows changed
      join old_rows was on was.id = changed.id
      where changed.parent_id is distinct from was.parent_id or (changed.archived_at is null) <> (was.archived_at is null)
    );
  end if;
  select parent.name as parent_name, parent.kind as parent_kind, child.name, child.id = any (moved) as is_moved, child.id into wrong
  from (
    select id from entity where id = any (moved) and archived_at is null
    union
    select id from entity where parent_id = any (moved) and archived_at is null
  ) as live
  join entity child on child.id = live.id
  join entity parent on parent.id = child.parent_id
  where parent.archived_at is not null
  order by child.id
  limit 1;
  if found then
    raise exception '%', case when wrong.is_moved
      then format('%s belongs to the %s %s, which is archived. Restore that one first.', wrong.name, wrong.parent_kind, wrong.parent_name)
      else format('%s is not archived alone: %s stands under it. Archive them together.', wrong.parent_name, wrong.name)
    end using errcode = 'restrict_violation', constraint = 'entity_parent_archived';
  end if;
  return null;
end
$$;

create or replace trigger entity_above_inserted after insert on entity
  referencing new table as new_rows for each statement execute function motk.check_entity_above();
create or replace trigger entity_above_updated after update on entity
  referencing old table as old_rows new table as new_rows for each statement execute function motk.check_entity_above();

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

-- A time zone as this server knows it, else UTC: whose list named it may know others.
create or replace function motk.zone(named text) returns text language plpgsql stable as $$
begin
  perform now() at time zone named;
  return coalesce(named, 'UTC');
exception when invalid_parameter_value then
  return 'UTC';
end
$$;

-- What the clock shows where the studio is, and which day it is there: slots and accounts begin and end by it.
create or replace function motk.studio_time(studio uuid) returns timestamp language sql stable as $$
  select now() at time zone motk.zone(settings ->> 'timezone') from organization where id = studio;
$$;
create or replace function motk.today(studio uuid) returns date language sql stable as $$
  select motk.studio_time(studio)::date;
$$;

-- A studio never loses its last admin who can sign in. Two admins who step down at once meet at the organization's row.
create or replace function motk.keep_an_admin() returns trigger language plpgsql as $$
begin
  perform from organization where id = old.organization_id for no key update;
  -- A studio that is being deleted takes its admins along.
  if found and not exists (
    select from account
    where organization_id = old.organization_id and account_type = 'admin' and active and archived_at is null
      and (expires_on is null or expires_on >= motk.today(old.organization_id))
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

-- Whoever may come in no more is out at once, and stays out when the account opens again: sessions, tokens and invitations end.
create or replace function motk.close_doors() returns trigger language plpgsql as $$
begin
  update session set revoked_at = now() where account_id = new.id and revoked_at is null;
  update api_token set revoked_at = now() where account_id = new.id and revoked_at is null;
  update invitation set expires_at = least(expires_at, now()) where account_id = new.id and accepted_at is null;
  update sign_in_step set used_at = now() where account_id = new.id and used_at is null;
  return null;
end
$$;
create or replace trigger account_closed after update of active, archived_at on account
  for each row when ((old.active and not new.active) or (old.archived_at is null and new.archived_at is not null))
  execute function motk.close_doors();

-- What was mailed to an address opens nothing once the account has another one: it may have been somebody else's. Nor do codes by mail go to
-- the new one, or lead from there to the same person's other accounts: whoever entered it may be an admin who reads it.
create or replace function motk.end_mailed_links() returns trigger language plpgsql as $$
begin
  update account_secret set email_code_enabled_at = null, identity_id = null
  where account_id = new.id and (email_code_enabled_at is not null or identity_id is not null);
  update invitation set expires_at = least(expires_at, now()) where account_id = new.id and accepted_at is null;
  update password_reset set used_at = now() where account_id = new.id and used_at is null;
  update sign_in_step set used_at = now() where account_id = new.id and used_at is null;
  return null;
end
$$;
create or replace trigger account_moved after update of email on account
  for each row when (lower(old.email) is distinct from lower(new.email)) execute function motk.end_mailed_links();

-- Whom one issuer calls 7 is somebody else at the next, and a secret is told to whom it was got from: both go when the issuer changes.
create or replace function motk.forget_issuer() returns trigger language plpgsql as $$
begin
  delete from external_identity where provider_id = new.id;
  delete from identity_provider_secret where provider_id = new.id;
  return null;
end
$$;
create or replace trigger identity_provider_moved after update of issuer on identity_provider
  for each row when (old.issuer <> new.issuer) execute function motk.forget_issuer();

-- A task's spent_minutes are the sum of its time entries, whichever door they come through. The tasks are held first, in the order of their
-- ids: who adds up then sees what those before wrote. Named to come after the log's own triggers, so that an undo meets the sum before its parts.
create or replace function motk.add_up_time() returns trigger language plpgsql as $$
declare
  touched uuid[];
begin
  if tg_op = 'INSERT' then
    touched := array(select distinct task_id from new_rows);
  elsif tg_op = 'DELETE' then
    touched := array(select distinct task_id from old_rows);
  else
    touched := array(select task_id from new_rows union select task_id from old_rows);
  end if;
  perform from task where id = any (touched) order by id for no key update;
  update task set spent_minutes = summed.minutes
  from (
    select one.id, coalesce(sum(time_entry.minutes), 0) as minutes
    from unnest(touched) as one (id) left join time_entry on time_entry.task_id = one.id
    group by one.id
  ) as summed
  where task.id = summed.id and task.spent_minutes <> summed.minutes;
  return null;
end
$$;
create or replace trigger spent_minutes_inserted after insert on time_entry
  referencing new table as new_rows for each statement execute function motk.add_up_time();
create or replace trigger spent_minutes_updated after update on time_entry
  referencing old table as old_rows new table as new_rows for each statement execute function motk.add_up_time();
create or replace trigger spent_minutes_deleted after delete on time_entry
  referencing old table as old_rows for each statement execute function motk.add_up_time();

-- A task's comment_count and last_comment_at are those of its notes that are not in the archive, whichever door these come or go through. Held,
-- and named, as the sum of its time.
create or replace function motk.count_notes() returns trigger language plpgsql as $$
declare
  touched uuid[];
begin
  if tg_op = 'INSERT' then
    touched := array(select distinct task_id from new_rows);
  elsif tg_op = 'DELETE' then
    touched := array(select distinct task_id from old_rows);
  else
    touched := array(
      select distinct n.task_id
      from new_rows as n join old_rows as o on o.id = n.id
      where (n.archived_at is null) <> (o.archived_at is null)
    );
  end if;
  if touched = '{}' then return null; end if;
  perform from task where id = any (touched) order by id for no key update;
  update task set comment_count = counted.notes, last_comment_at = counted.last
  from (
    select one.id, count(comment.id) as notes, max(comment.created_at) as last
    from unnest(touched) as one (id) left join comment on comment.task_id = one.id and comment.archived_at is null
    group by one.id
  ) as counted
  where task.id = counted.id and (task.comment_count, task.last_comment_at) is distinct from (counted.notes, counted.last);
  return null;
end
$$;
create or replace trigger notes_counted_inserted after insert on comment
  referencing new table as new_rows for each statement execute function motk.count_notes();
create or replace trigger notes_counted_updated after update on comment
  referencing old table as old_rows new table as new_rows for each statement execute function motk.count_notes();
create or replace trigger notes_counted_deleted after delete on comment
  referencing old table as old_rows for each statement execute function motk.count_notes();

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

-- Fields of the studio's own. An edit of `extra` names the keys it means: each is laid over what the row holds, and null takes one away.
create or replace function motk.merged(held jsonb, patch jsonb) returns jsonb language sql immutable parallel safe as $$
  select (held || patch) - array(select key from jsonb_each(patch) where value = 'null');
$$;

-- What of `extra` somebody reads, by the rules that gate/custom_sight.py makes for an actor.
create or replace function motk.shown_extra(held jsonb, place text, kind text, rules jsonb) returns jsonb language sql immutable parallel safe as $$
  select case
    when held = '{}' then held
    when chosen.rule ? 'only' then (
      select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(held) where chosen.rule -> 'only' -> shown_extra.kind ? key
    )
    else held - array(select jsonb_array_elements_text(coalesce(chosen.rule -> 'hide' -> shown_extra.kind, '[]')))
  end
  from (select coalesce(rules -> place, rules -> '') as rule) as chosen;
$$;

-- A field that is deleted for ever takes its values along, in the same change set.
create or replace function motk.take_values_along() returns trigger language plpgsql as $$
begin
  if old.kind = 'task' then
    update task set extra = extra - old.key
      where organization_id = old.organization_id and (old.project_id is null or project_id = old.project_id) and extra ? old.key;
  elsif old.kind = 'project' then
    update project set extra = extra - old.key
      where organization_id = old.organization_id and (old.project_id is null or id = old.project_id) and extra ? old.key;
  elsif old.kind = 'account' and old.project_id is null then
    update account set extra = extra - old.key where organization_id = old.organization_id and extra ? old.key;
  elsif old.kind = 'member' then
    update member set extra = extra - old.key
      where organization_id = old.organization_id and (old.project_id is null or project_id = old.project_id) and extra ? old.key;
  else
    update entity set extra = extra - old.key
      where organization_id = old.organization_id and (old.project_id is null or project_id = old.project_id) and kind = old.kind and extra ? old.key;
  end if;
  return null;
end
$$;
create or replace trigger field_values_go_along after delete on field_definition
  for each row execute function motk.take_values_along();

-- What such a field held stays in the log, where nobody reads it any more than before; of a project or studio that goes along nothing stays.
create or replace function motk.keep_purged_field() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into purged_field (organization_id, project_id, kind, key, restricted)
    select old.organization_id, old.project_id, old.kind, old.key, old.seen_by <> '{}'
    from organization
    where id = old.organization_id and (old.project_id is null or exists (select from project where project.id = old.project_id));
  else
    delete from purged_field
    where organization_id = new.organization_id and kind = new.kind and key = new.key and project_id is not distinct from new.project_id;
  end if;
  return null;
end
$$;
create or replace trigger field_is_kept_closed after insert or delete on field_definition
  for each row execute function motk.keep_purged_field();

-- How many of the days from the first to the last, both included, are worked. `week` holds the days that are: 1 is Monday.
create or replace function motk.working_days(first_day date, last_day date, week int[]) returns int language sql immutable parallel safe as $$
  select case when last_day < first_day then 0 else
    (last_day - first_day + 1) / 7 * cardinality(week)
    + (
      select count(*)::int
      from generate_series(0, (last_day - first_day + 1) % 7 - 1) as ahead
      where extract(isodow from first_day + ahead)::int = any (week)
    )
  end
$$;

-- Tasks never wait for themselves, whatever the way round: whoever adds to a project's dependencies comes one after the other.
create or replace function motk.refuse_waiting_in_a_circle() returns trigger language plpgsql as $$
declare
  circle record;
begin
  perform pg_advisory_xact_lock(hashtextextended('task_dependency ' || project.id::text, 0))
  from (select distinct project_id as id from new_rows order by 1) as project;
  with recursive waiting (origin, task_id) as (
    select task_id, needs_id from new_rows
    union
    select waiting.origin, further.needs_id
    from waiting join task_dependency as further on further.task_id = waiting.task_id
  )
  select concat_ws(' ', entity.name, task_type.name) as name, waiting.origin into circle
  from waiting
  join task on task.id = waiting.origin
  join entity on entity.id = task.entity_id
  join task_type on task_type.id = task.task_type_id
  where waiting.task_id = waiting.origin
  order by waiting.origin
  limit 1;
  if found then
    raise exception '% would wait for itself, through what it waits for', circle.name
      using errcode = 'check_violation', constraint = 'task_dependency_circle', detail = format('Failing row contains (%s)', circle.origin);
  end if;
  return null;
end
$$;
create or replace trigger task_dependency_circle_inserted after insert on task_dependency
  referencing new table as new_rows for each statement execute function motk.refuse_waiting_in_a_circle();
create or replace trigger task_dependency_circle_updated after update on task_dependency
  referencing new table as new_rows for each statement execute function motk.refuse_waiting_in_a_circle();

-- Automations never chase each other: a project's rules and the studio's are followed together, those of two projects never are.
create or replace function motk.refuse_chasing_automations() returns trigger language plpgsql as $$
declare
  circle record;
begin
  perform pg_advisory_xact_lock(hashtextextended('status_automation ' || studio.id::text, 0))
  from (select distinct organization_id as id from new_rows order by 1) as studio;
  with recursive
  rule as (
    select when_task_type_id, when_status_id, then_task_type_id, then_status_id, project_id, organization_id
    from status_automation where active and archived_at is null
  ),
  chain as (
    select
      origin.when_task_type_id, origin.when_status_id, origin.then_task_type_id, origin.then_status_id, origin.project_id, origin.organization_id,
      array[(origin.then_task_type_id, origin.then_status_id)::text] as met,
      array[named_type.name || ' ' || named_status.name] as path
    from new_rows as origin
    join task_type as named_type on named_type.id = origin.then_task_type_id
    join task_status as named_status on named_status.id = origin.then_status_id
    where origin.active and origin.archived_at is null
    union all
    select
      chain.when_task_type_id, chain.when_status_id, rule.then_task_type_id, rule.then_status_id,
      coalesce(chain.project_id, rule.project_id), chain.organization_id,
      chain.met || (rule.then_task_type_id, rule.then_status_id)::text,
      chain.path || (named_type.name || ' ' || named_status.name)
    from chain
    join rule on rule.organization_id = chain.organization_id
      and rule.when_task_type_id = chain.then_task_type_id and rule.when_status_id = chain.then_status_id
      and (rule.project_id is null or chain.project_id is null or rule.project_id = chain.project_id)
    join task_type as named_type on named_type.id = rule.then_task_type_id
    join task_status as named_status on named_status.id = rule.then_status_id
    where (chain.then_task_type_id, chain.then_status_id) is distinct from (chain.when_task_type_id, chain.when_status_id)
      and (rule.then_task_type_id, rule.then_status_id)::text <> all (chain.met)
      and cardinality(chain.met) < 30
  )
  select array_to_string(path[cardinality(path)] || path, ' → ') as names into circle
  from chain
  where (then_task_type_id, then_status_id) is not distinct from (when_task_type_id, when_status_id)
  order by cardinality(path)
  limit 1;
  if found then
    raise exception 'This would go round in a circle: %', circle.names
      using errcode = 'check_violation', constraint = 'status_automation_circle';
  end if;
  return null;
end
$$;
create or replace trigger status_automation_circle_inserted after insert on status_automation
  referencing new table as new_rows for each statement execute function motk.refuse_chasing_automations();
create or replace trigger status_automation_circle_updated after update on status_automation
  referencing new table as new_rows for each statement execute function motk.refuse_chasing_automations();

-- Values of the studio's own fields as filters and sorts read them; what does not have the form of its type is no value.
create or replace function motk.texts_of(held jsonb) returns text[] language sql immutable parallel safe as $$
  select case when jsonb_typeof(held) = 'array' then array(select jsonb_array_elements_text(held)) else '{}' end;
$$;
create or replace function motk.items_of(held jsonb) returns text language sql immutable parallel safe as $$
  select case when jsonb_typeof(held) = 'array' then
    (select nullif(string_agg(item ->> 'text', ', ' order by place), '') from jsonb_array_elements(held) with ordinality as listed (item, place))
  end;
$$;
create or replace function motk.id_of(held jsonb) returns uuid language sql immutable parallel safe as $$
  select case when held #>> '{}' ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then (held #>> '{}')::uuid end;
$$;
create or replace function motk.day_of(words text) returns date language sql immutable parallel safe as $$
  select case when words ~ '^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' then
    -- The 31st of a month that has 30 days is the first of the next.
    case when extract(month from make_date(left(words, 4)::int, substr(words, 6, 2)::int, 1) + (right(words, 2)::int - 1)) = substr(words, 6, 2)::int
      then make_date(left(words, 4)::int, substr(words, 6, 2)::int, 1) + (right(words, 2)::int - 1)
    end
  end;
$$;

-- Whether a value has the form of a type, as gate/custom_values.py keeps it.
create or replace function motk.has_form(value jsonb, type text) returns bool language sql immutable parallel safe as $$
  select case type
    when 'number' then jsonb_typeof(value) = 'number'
    when 'checkbox' then jsonb_typeof(value) = 'boolean'
    when 'date' then jsonb_typeof(value) = 'string' and motk.day_of(value #>> '{}') is not null
    when 'tags' then jsonb_typeof(value) = 'array' and not jsonb_path_exists(value, 'strict $[*] ? (@.type() != "string")')
    when 'checklist' then jsonb_typeof(value) = 'array' and not jsonb_path_exists(value, 'strict $[*] ? (@.type() != "object")')
    when 'person' then motk.id_of(value) is not null
    when 'entity_link' then motk.id_of(value) is not null
    else jsonb_typeof(value) = 'string'
  end;
$$;

-- Whether a field of a row takes a value, by its form; where no field is defined, all may stay.
create or replace function motk.fits_field(entity text, held jsonb, key text, value jsonb) returns bool language sql stable as $$
  select not exists (
    select
    from field_definition as field
    where field.organization_id = (held ->> 'organization_id')::uuid and field.archived_at is null and field.key = fits_field.key
      and field.kind = case entity when 'entity' then held ->> 'kind' else entity end
      and (field.project_id is null or field.project_id::text = held ->> case entity when 'project' then 'id' else 'project_id' end)
      and not motk.has_form(value, field.type)
  );
$$;

-- What a person or an entity that a field names is called.
create or replace function motk.name_of(held jsonb) returns text language sql stable parallel safe as $$
  select coalesce(
    (select display_name from account where id = motk.id_of(held)),
    (
      select coalesce(account.display_name, nullif(member.display_name, ''), member.role)
      from member left join account on account.id = member.account_id where member.id = motk.id_of(held)
    ),
    (select name from entity where id = motk.id_of(held))
  );
$$;
