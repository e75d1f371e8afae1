-- Time: log.py, sheet.py and spent.py are the ways in.

-- name: refusals(tasks uuid[]) -> rows
-- Tasks on which no time is logged, and those in the archive.  Index: task_pkey.
select task.id, task_type.name as task_type, task_type.allow_timelog, task.archived_at is not null as archived
from task
join task_type on task_type.id = task.task_type_id
where task.id = any (:tasks) and (not task_type.allow_timelog or task.archived_at is not null)

-- name: hold_people(organization uuid, accounts uuid[]) -> rows
-- Who logs for the same person at the same time waits: together no day gets more than 24 hours.
select id from account where organization_id = :organization and id = any (:accounts) order by id for no key update

-- name: log(organization uuid, rows jsonb) -> rows
-- Minutes by person, day and task as said; nothing changes where they were the same.  Index: time_entry_key.
insert into time_entry (organization_id, project_id, account_id, task_id, on_date, minutes, note)
select :organization, task.project_id, said.account_id, said.task_id, said.on_date, said.minutes, coalesce(said.note, '')
from jsonb_to_recordset(:rows) as said (account_id uuid, task_id uuid, on_date date, minutes int, note text)
join task on task.id = said.task_id
where said.minutes > 0
order by said.task_id, said.account_id, said.on_date
on conflict (account_id, on_date, task_id) do update
set minutes = excluded.minutes,
  note = case when (
    select said.note from jsonb_to_recordset(:rows) as said (account_id uuid, task_id uuid, on_date date, note text)
    where said.account_id = excluded.account_id and said.task_id = excluded.task_id and said.on_date = excluded.on_date
  ) is null then time_entry.note else excluded.note end
returning id

-- name: take_away(organization uuid, rows jsonb) -> rows
delete from time_entry
using jsonb_to_recordset(:rows) as said (account_id uuid, task_id uuid, on_date date, minutes int)
where time_entry.organization_id = :organization and said.minutes = 0 and time_entry.account_id = said.account_id
  and time_entry.task_id = said.task_id and time_entry.on_date = said.on_date
returning time_entry.id

-- name: too_long(accounts uuid[], days date[]) -> rows
-- Days that hold more than there is.  Index: time_entry_key.
select account.display_name, time_entry.on_date, sum(time_entry.minutes) as minutes
from time_entry
join account on account.id = time_entry.account_id
where time_entry.account_id = any (:accounts) and time_entry.on_date = any (:days)
group by account.display_name, time_entry.account_id, time_entry.on_date
having sum(time_entry.minutes) > 1440
order by time_entry.on_date
limit 1

-- name: sheet(account uuid, organization uuid, monday date, projects uuid[], open_projects uuid[]) -> rows
-- A person's week: the tasks, what was worked on each, the days off. `projects` null: all of them. Of what is to be done only what is live and
-- stands in `open_projects`: those that whoever looks works in, null for all; what was worked in others stays theirs to see.
-- Shape: Timesheet.  Index: member_account_idx, task_assignee_member_idx, time_entry_key, day_off_account_idx.  Budget: 10 ms for 200 tasks.
with
worked as materialized (
  select task_id, on_date, minutes, note
  from time_entry
  where account_id = :account and on_date between :monday and :monday + 6 and (:projects is null or project_id = any (:projects))
),
assigned as (
  select held.task_id
  from member
  join task_assignee as held on held.member_id = member.id
  join task on task.id = held.task_id and task.archived_at is null
  join entity on entity.id = task.entity_id and entity.archived_at is null
  join project on project.id = task.project_id and project.archived_at is null and project.status = 'open'
  join task_status as status on status.id = task.task_status_id and not status.is_done
  where member.account_id = :account and member.archived_at is null and (:projects is null or member.project_id = any (:projects))
    and (:open_projects is null or member.project_id = any (:open_projects))
  order by task.due_date, held.task_id
  limit 200
),
shown as (
  select task_id from worked union select task_id from assigned
)
select
  account.display_name,
  (
    select coalesce(json_agg(one order by one.project_name, one.parent_name, one.name_key, one.task_type_name, one.name), '[]')
    from (
      select
        task.id, task.project_id, project.name as project_name, task.entity_id, parent.name as parent_name, entity.name_key,
        concat_ws(' ', parent.name, entity.name) as entity_name, task.name,
        task.task_type_id, task_type.name as task_type_name, task_type.color as task_type_color,
        task.estimate_minutes, task.spent_minutes,
        task_type.allow_timelog and task.archived_at is null and entity.archived_at is null
          and project.archived_at is null and project.status = 'open' as may_log
      from shown
      join task on task.id = shown.task_id
      join project on project.id = task.project_id
      join entity on entity.id = task.entity_id
      left join entity as parent on parent.id = entity.parent_id
      join task_type on task_type.id = task.task_type_id
    ) as one
  ) as tasks,
  (select coalesce(json_agg(worked), '[]') from worked) as entries,
  (
    select coalesce(json_agg(json_build_object(
      'id', id, 'starts_on', starts_on, 'ends_on', ends_on, 'half_day', half_day, 'note', note
    ) order by starts_on), '[]')
    from day_off
    where account_id = :account and starts_on <= :monday + 6 and ends_on >= :monday
  ) as days_off
from account
where account.id = :account and account.organization_id = :organization

-- name: overlapping(account uuid, starts date, ends date, half_day text, except_for uuid) -> value
-- A morning and an afternoon are two halves of one day; the same half twice, or a half of a day that is off, overlap.
select exists(
  select from day_off
  where account_id = :account and starts_on <= :ends and ends_on >= :starts
    and (half_day = :half_day or '' in (half_day, :half_day)) and (:except_for is null or id <> :except_for)
)

-- name: spent_by_task(project uuid, most int) -> rows
-- The tasks furthest beyond their estimate first.  Shape: Spent.  Index: task_project_type_idx.  Budget: 60 ms for 40,000 tasks.
select task.id, concat_ws(' ', parent.name, entity.name, task_type.name) as name, coalesce(task.estimate_minutes, 0) as estimate_minutes,
  task.spent_minutes, 1 as tasks
from task
join entity on entity.id = task.entity_id and entity.archived_at is null
left join entity as parent on parent.id = entity.parent_id
join task_type on task_type.id = task.task_type_id
where task.project_id = :project and task.archived_at is null and (task.spent_minutes > 0 or task.estimate_minutes > 0)
order by task.spent_minutes - coalesce(task.estimate_minutes, 0) desc, task.id
limit :most

-- name: spent_by_task_type(project uuid, most int) -> rows
-- Shape: Spent.  Index: task_project_type_idx.  Budget: 30 ms for 40,000 tasks.
select task_type.id, task_type.name, coalesce(sum(task.estimate_minutes), 0) as estimate_minutes, sum(task.spent_minutes) as spent_minutes,
  count(*) as tasks
from task
join entity on entity.id = task.entity_id and entity.archived_at is null
join task_type on task_type.id = task.task_type_id
where task.project_id = :project and task.archived_at is null
group by task_type.id
order by task_type.priority, task_type.name
limit :most

-- name: spent_by_person(project uuid, most int) -> rows
-- A task's estimate is shared evenly by who does it.  Shape: Spent.  Index: task_assignee_project_idx, time_entry_project_idx.
with
share as (
  select member.account_id, task.id as task_id, task.estimate_minutes::numeric / count(*) over (partition by task.id) as minutes
  from task_assignee as held
  join task on task.id = held.task_id and task.archived_at is null
  join entity on entity.id = task.entity_id and entity.archived_at is null
  join member on member.id = held.member_id
  where held.project_id = :project
),
planned as (
  select account_id, sum(minutes) as minutes, count(distinct task_id) as tasks from share where account_id is not null group by account_id
),
worked as (
  select time_entry.account_id, sum(time_entry.minutes) as minutes
  from time_entry
  join task on task.id = time_entry.task_id and task.archived_at is null
  join entity on entity.id = task.entity_id and entity.archived_at is null
  where time_entry.project_id = :project
  group by time_entry.account_id
)
select account.id, account.display_name as name, coalesce(round(planned.minutes), 0)::int as estimate_minutes,
  coalesce(worked.minutes, 0)::int as spent_minutes, coalesce(planned.tasks, 0)::int as tasks
from planned
full join worked on worked.account_id = planned.account_id
join account on account.id = coalesce(planned.account_id, worked.account_id)
order by account.display_name, account.id
limit :most

-- name: of_task(task uuid, account uuid, most int) -> rows
-- Who worked how long on a task; `account` not null: that one alone.  Shape: Spent.  Index: time_entry_task_idx.
select account.id, account.display_name as name, 0 as estimate_minutes, sum(time_entry.minutes) as spent_minutes, count(*) as tasks
from time_entry
join account on account.id = time_entry.account_id
where time_entry.task_id = :task and (:account is null or time_entry.account_id = :account)
group by account.id
order by sum(time_entry.minutes) desc, account.id
limit :most
