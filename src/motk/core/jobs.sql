-- The queue is procrastinate's (migrations/procrastinate.sql); job_progress is ours: who asked, how far it is, why it failed.

-- name: defer(jobs jsonb) -> value
-- Enqueue many jobs in the transaction of the caller.  Ids in the order of `jobs`.  The settings are those of motk.begin.
with ids as (
  select id
  from unnest(procrastinate_defer_jobs_v1((
    select array_agg(
      row(job.queue, job.name, job.priority, job.lock, null, job.arguments, job.at)::procrastinate_job_to_defer_v1
      order by job.place
    )
    from rows from (
      jsonb_to_recordset(:jobs) as (queue text, name text, priority int, lock text, arguments jsonb, at timestamptz)
    ) with ordinality as job (queue, name, priority, lock, arguments, at, place)
  ))) as id
),
asked as (
  insert into job_progress (job_id, organization_id, account_id, caused_by)
  select
    id, nullif(current_setting('motk.organization', true), '')::uuid,
    nullif(current_setting('motk.actor', true), '')::uuid, nullif(current_setting('motk.change_set', true), '')::uuid
  from ids
  returning job_id
)
select array_agg(job_id order by job_id) from asked

-- name: asked_by(job_id bigint) -> rows
-- Who deferred a job.  Index: job_progress_pkey.
select organization_id, account_id, caused_by from job_progress where job_id = :job_id

-- name: tell(job_id bigint, done int, total int, message text) -> rows
insert into job_progress (job_id, done, total, message)
values (:job_id, :done, :total, :message)
on conflict (job_id) do update
set done = excluded.done, total = excluded.total, message = excluded.message, updated_at = now()
returning job_id

-- name: failed(job_id bigint, error text) -> rows
-- Keep why a run failed; the next run's failure replaces it.
insert into job_progress (job_id, error)
values (:job_id, :error)
on conflict (job_id) do update
set error = excluded.error, updated_at = now()
returning job_id

-- name: forget_arguments(job_id bigint) -> rows
update procrastinate_jobs set args = '{}' where id = :job_id returning id

-- name: give_back_try(job_id bigint) -> rows
-- A stopping worker hands a job back: this run does not count.
update procrastinate_jobs set attempts = attempts - 1 where id = :job_id returning id

-- name: progress(job_id bigint) -> rows
-- Shape: JobProgress.  Index: procrastinate_jobs_pkey, job_progress_pkey.
select
  job.id as job_id, job.task_name as name, job.status::text as state, job.attempts, told.organization_id, told.account_id,
  told.caused_by, coalesce(told.done, 0) as done, told.total, coalesce(told.message, '') as message, told.error,
  job.abort_requested as is_cancelling, told.updated_at
from procrastinate_jobs as job
left join job_progress as told on told.job_id = job.id
where job.id = :job_id

-- name: dead(organization_id uuid, most int) -> rows
-- The dead jobs, newest first; of every studio when organization_id is null.  Shape: JobProgress.
-- Index: procrastinate_jobs_dead_idx.
select
  job.id as job_id, job.task_name as name, job.status::text as state, job.attempts, told.organization_id, told.account_id,
  told.caused_by, coalesce(told.done, 0) as done, told.total, coalesce(told.message, '') as message, told.error,
  job.abort_requested as is_cancelling, told.updated_at
from procrastinate_jobs as job
left join job_progress as told on told.job_id = job.id
where job.status = 'failed' and (:organization_id is null or told.organization_id = :organization_id)
order by job.id desc
limit :most

-- name: retry(job_id bigint) -> value
-- A dead job back into the queue, with all its tries.  The notification wakes a waiting worker.
with again as (
  update procrastinate_jobs
  set status = 'todo', attempts = 0, scheduled_at = null, worker_id = null
  where id = :job_id and status = 'failed'
  returning id
)
select count(pg_notify('procrastinate_any_queue_v1', json_build_object('type', 'job_inserted', 'job_id', id)::text)) from again

-- name: cancel(job_id bigint) -> value
-- A waiting job never runs; a running one is interrupted where it waits.  Null when it is over already.
select procrastinate_cancel_job_v1(:job_id, true, false)

-- name: rescue(silent_s float, tries jsonb) -> rows
-- Jobs whose worker died or fell silent: queued again, or dead when this was their last try, or cancelled when that was asked.
-- Index: idx_procrastinate_jobs_worker_not_null and procrastinate_jobs_lost_idx.
with lost as (
  select job.id
  from procrastinate_jobs as job
  left join procrastinate_workers as worker on worker.id = job.worker_id
  where job.status = 'doing' and (worker.id is null or worker.last_heartbeat < now() - make_interval(secs => :silent_s))
  for update of job skip locked
),
saved as (
  update procrastinate_jobs as job
  set
    status = (case
      when job.abort_requested then 'aborted'
      when job.attempts + 1 >= coalesce((:tries ->> job.task_name)::int, 1) then 'failed'
      else 'todo'
    end)::procrastinate_job_status,
    attempts = job.attempts + 1, abort_requested = false, worker_id = null, scheduled_at = null
  from lost
  where job.id = lost.id
  returning job.id, job.task_name as name, job.status::text as state
),
said as (
  insert into job_progress (job_id, error)
  select id, 'The worker running this job stopped without a word.' from saved
  on conflict (job_id) do update
  set error = excluded.error, updated_at = now()
)
select id, name, state from saved

-- name: forget_finished(kept_days int, dead_kept_days int) -> value
-- Remove what ended long ago.  How many.  Index: procrastinate_events_job_id_fkey_v1.
with gone as (
  delete from procrastinate_jobs as job
  where job.status not in ('todo', 'doing')
    and not exists (
      select from procrastinate_events as event
      where event.job_id = job.id
        and event.at > now() - make_interval(days => case job.status when 'failed' then :dead_kept_days else :kept_days end)
    )
  returning job.id
),
forgotten as (
  delete from job_progress using gone where job_progress.job_id = gone.id
)
select count(*) from gone

-- name: counts() -> rows
-- How many jobs wait, run and are dead.  Asked at every scrape.
select state, (select count(*) from procrastinate_jobs where status::text = state) as jobs
from unnest(array['todo', 'doing', 'failed']) as state
