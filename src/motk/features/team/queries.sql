-- Slots and their work.

-- name: tasks_of_slot(member_id uuid, open_only bool) -> rows
-- The live tasks of a slot, and whether they are meant: all of them, or those that are not done.  Index: task_assignee_member_idx.
select held.task_id, not (:open_only and status.is_done) as is_meant
from task_assignee as held
join task on task.id = held.task_id
join entity on entity.id = task.entity_id and entity.archived_at is null
join task_status as status on status.id = task.task_status_id
where held.member_id = :member_id and task.archived_at is null
order by held.task_id

-- name: workload(project_id uuid, monday date, weeks int, week int[], day_minutes numeric, with_rates bool) -> json
-- Slots by week: minutes planned and possible, and how many are needed and filled by role and department. `monday` is the first day of the
-- first week, `week` the days that are worked (1 is Monday), `day_minutes` what a day of work counts.
-- A task's estimate is shared evenly by who does it, and spread evenly over the working days from its start to its due date; with one date
-- it falls on that day. A span without a working day is spread over all of its days.
-- A slot costs its share of the working days from its first to its last at its rate, days off or not; null where one of these is not said.
-- Shape: Workload.  Index: task_project_type_idx, task_assignee_project_idx, day_off_account_idx.  Budget: 120 ms for 40,000 tasks.
with
wanted as materialized (
  select week_number, :monday + 7 * week_number as starts_on, :monday + 7 * week_number + 6 as ends_on
  from generate_series(0, :weeks - 1) as week_number
),
slot as materialized (
  select
    member.id, member.account_id, member.role, member.department_id, member.allocation,
    case when :with_rates then round(member.day_rate * member.allocation * motk.working_days(member.starts_on, member.ends_on, :week), 2) end as cost,
    coalesce(member.starts_on, '-infinity') as starts_on, coalesce(member.ends_on, 'infinity') as ends_on,
    -- A slot is filled as long as whoever holds it comes in.
    case when account.active and account.archived_at is null then coalesce(account.expires_on, 'infinity') else '-infinity' end as filled_until
  from member
  left join account on account.id = member.account_id
  where member.project_id = :project_id and member.archived_at is null
),
work as materialized (
  select
    held.member_id, status.is_done,
    coalesce(task.start_date, task.due_date) as first_day, coalesce(task.due_date, task.start_date) as last_day,
    task.estimate_minutes::numeric / count(*) over (partition by task.id) as minutes
  from task
  join entity on entity.id = task.entity_id and entity.archived_at is null
  join task_status as status on status.id = task.task_status_id
  join task_assignee as held on held.task_id = task.id
  where task.project_id = :project_id and task.archived_at is null
),
counted as materialized (
  select
    member_id,
    count(*) filter (where not is_done) as tasks_open,
    count(*) filter (where is_done) as tasks_done,
    coalesce(sum(minutes) filter (where not is_done and first_day is null), 0) as unscheduled
  from work
  group by member_id
),
planned as materialized (
  select work.member_id, wanted.week_number, sum(work.minutes * days.here / days.all) as minutes
  from work
  join wanted on work.first_day <= wanted.ends_on and work.last_day >= wanted.starts_on
  cross join lateral (
    select
      motk.working_days(work.first_day, work.last_day, :week) as worked,
      greatest(work.first_day, wanted.starts_on) as from_day, least(work.last_day, wanted.ends_on) as to_day
  ) as span
  cross join lateral (
    select
      case when span.worked > 0 then motk.working_days(span.from_day, span.to_day, :week) else span.to_day - span.from_day + 1 end as here,
      case when span.worked > 0 then span.worked else work.last_day - work.first_day + 1 end as all
  ) as days
  where not work.is_done and work.minutes > 0
  group by work.member_id, wanted.week_number
),
off as materialized (
  -- Two half days make a whole one, and no day is free twice.
  select slot.id as member_id, wanted.week_number, sum(day.share) as days
  from slot
  join lateral (
    select day::date as on_date, least(1, sum(case day_off.half_day when '' then 1 else 0.5 end)) as share
    from day_off
    cross join lateral generate_series(
      greatest(day_off.starts_on, :monday), least(day_off.ends_on, :monday + 7 * :weeks - 1), interval '1 day'
    ) as day
    where day_off.account_id = slot.account_id and day_off.starts_on < :monday + 7 * :weeks and day_off.ends_on >= :monday
    group by day
  ) as day on day.on_date between slot.starts_on and slot.ends_on and extract(isodow from day.on_date)::int = any (:week)
  join wanted on day.on_date between wanted.starts_on and wanted.ends_on
  group by slot.id, wanted.week_number
),
present as materialized (
  select
    slot.id as member_id, slot.role, slot.department_id, slot.allocation, wanted.week_number,
    case
      when slot.starts_on <= wanted.ends_on and slot.ends_on >= wanted.starts_on
      then motk.working_days(greatest(slot.starts_on, wanted.starts_on), least(slot.ends_on, wanted.ends_on), :week)
      else 0
    end as days,
    case
      when slot.starts_on <= wanted.ends_on and least(slot.ends_on, slot.filled_until) >= wanted.starts_on
      then motk.working_days(
        greatest(slot.starts_on, wanted.starts_on), least(slot.ends_on, slot.filled_until, wanted.ends_on), :week
      )
      else 0
    end as filled_days
  from slot cross join wanted
),
load as (
  select
    present.member_id,
    json_agg(round(coalesce(planned.minutes, 0)) order by present.week_number) as planned_minutes,
    json_agg(
      round(present.allocation * :day_minutes * greatest(present.days - coalesce(off.days, 0), 0)) order by present.week_number
    ) as capacity_minutes
  from present
  left join planned on planned.member_id = present.member_id and planned.week_number = present.week_number
  left join off on off.member_id = present.member_id and off.week_number = present.week_number
  group by present.member_id
),
staffing as (
  select
    role, department_id,
    json_agg(needed order by week_number) as needed,
    json_agg(filled order by week_number) as filled
  from (
    select
      role, department_id, week_number,
      round(sum(allocation * days / cardinality(:week)), 2) as needed,
      round(sum(allocation * filled_days / cardinality(:week)), 2) as filled
    from present
    group by role, department_id, week_number
  ) as by_week
  group by role, department_id
)
select json_build_object(
  'weeks', (select json_agg(starts_on order by week_number) from wanted),
  'slots', (
    select coalesce(json_agg(json_build_object(
      'member_id', load.member_id,
      'tasks_open', coalesce(counted.tasks_open, 0), 'tasks_done', coalesce(counted.tasks_done, 0),
      'planned_minutes', load.planned_minutes, 'capacity_minutes', load.capacity_minutes,
      'unscheduled_minutes', round(coalesce(counted.unscheduled, 0)), 'cost', slot.cost
    ) order by load.member_id), '[]')
    from load
    join slot on slot.id = load.member_id
    left join counted on counted.member_id = load.member_id
  ),
  'staffing', (
    select coalesce(json_agg(json_build_object(
      'role', staffing.role, 'department_id', staffing.department_id, 'needed', staffing.needed, 'filled', staffing.filled
    ) order by department.name nulls last, staffing.role), '[]')
    from staffing left join department on department.id = staffing.department_id
  )
)::text
