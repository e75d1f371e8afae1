-- name: concerned(actor uuid, comments uuid[], calls uuid[], moved uuid[], statuses uuid[], assigned uuid[], members uuid[]) -> rows
-- Whom a change set concerns, each once per task or note with the strongest reason, and what they hold in the project. `comments` are new,
-- `calls` are mentions written into older ones, `moved` tasks went to `statuses`, `assigned` tasks to `members`. Never the actor nor by a reason
-- they have muted; a mute of a task or a shot silences all but what is said to one by name; nor whose slots in the project have ended or not begun.  Index: comment_pkey, comment_mention_key, task_pkey, task_assignee_key, subscription_task_idx, subscription_entity_idx.
-- Budget: 5 ms for a note on a task of ten people.
with said as (
  select comment.id, comment.project_id, comment.task_id, comment.reply_to_id
  from comment
  where comment.id = any (:comments) and comment.archived_at is null
),
gone_to as (
  select task.id as task_id, task.project_id,
    case when task_status.is_retake then 'retake' when task_status.is_default then 'ready' else 'status' end as reason
  from unnest(:moved, :statuses) as move (task_id, status_id)
  join task on task.id = move.task_id
  join task_status on task_status.id = move.status_id
),
subject as (
  select said.project_id, said.task_id, said.id as comment_id, coalesce(gone_to.reason, 'commented') as reason
  from said left join gone_to on gone_to.task_id = said.task_id
  union all
  select gone_to.project_id, gone_to.task_id, null, gone_to.reason
  from gone_to
  where not exists (select from said where said.task_id = gone_to.task_id)
),
doing as (
  select subject.task_id, member.account_id
  from (select distinct task_id from subject) as subject
  join task_assignee on task_assignee.task_id = subject.task_id
  join member on member.id = task_assignee.member_id and member.archived_at is null
  where member.account_id is not null
  union
  select task.id, task.assigner_id
  from (select distinct task_id from subject) as subject
  join task on task.id = subject.task_id
  where task.assigner_id is not null
),
called as (
  select comment.project_id, comment.task_id, comment.id as comment_id,
    comment_mention.account_id, comment_mention.department_id, comment_mention.member_id
  from comment_mention
  join comment on comment.id = comment_mention.comment_id and comment.archived_at is null
  where comment.id = any (:comments) or comment_mention.id = any (:calls)
),
told as (
  select called.project_id, called.task_id, called.comment_id, called.account_id, 'mentioned' as reason, 1 as rank
  from called
  where called.account_id is not null
  union all
  select called.project_id, called.task_id, called.comment_id, account_department.account_id, 'mentioned', 1
  from called
  join account_department on account_department.department_id = called.department_id
  union all
  select called.project_id, called.task_id, called.comment_id, member.account_id, 'mentioned', 1
  from called
  join member on member.id = called.member_id and member.archived_at is null
  union all
  select task.project_id, task.id, null, member.account_id, 'assigned', 2
  from unnest(:assigned, :members) as given (task_id, member_id)
  join task on task.id = given.task_id
  join member on member.id = given.member_id and member.archived_at is null
  union all
  select said.project_id, said.task_id, said.id, root.author_id, 'replied', 3
  from said
  join comment as root on root.id = said.reply_to_id
  union all
  select subject.project_id, subject.task_id, subject.comment_id, doing.account_id, subject.reason, 4
  from subject
  join doing on doing.task_id = subject.task_id
  union all
  select subject.project_id, subject.task_id, subject.comment_id, subscription.account_id, 'followed', 5
  from subject
  join task on task.id = subject.task_id
  join subscription on (subscription.task_id = task.id or subscription.entity_id = task.entity_id) and not subscription.muted
),
strongest as (
  select distinct on (told.account_id, coalesce(told.comment_id, told.task_id)) told.*, task.entity_id
  from told
  join task on task.id = told.task_id and task.archived_at is null
  where told.account_id is not null and told.account_id is distinct from :actor
    and not exists (select from account where account.id = told.account_id and account.notifications -> 'muted' ? told.reason)
    and (
      told.rank <= 2
      or not coalesce(
        (select muted from subscription where subscription.account_id = told.account_id and subscription.task_id = told.task_id),
        (select muted from subscription where subscription.account_id = told.account_id and subscription.entity_id = task.entity_id),
        false
      )
    )
  order by told.account_id, coalesce(told.comment_id, told.task_id), told.rank
)
select strongest.account_id, strongest.project_id, strongest.entity_id, strongest.task_id, strongest.comment_id, strongest.reason,
  account.account_type, held.levels
from strongest
join account on account.id = strongest.account_id
join project on project.id = strongest.project_id and project.archived_at is null
cross join lateral (
  select array(
    select coalesce(member.access, account.account_type)
    from member
    where member.account_id = account.id and member.project_id = strongest.project_id and member.archived_at is null
      -- As in gate/actor.sql: a slot opens its project from its first day to the end of its last.
      and (member.starts_on is null or member.starts_on <= motk.today(account.organization_id))
      and (member.ends_on is null or member.ends_on >= motk.today(account.organization_id))
  ) as levels
) as held
where account.active and account.archived_at is null and account.account_type <> 'bot'
  and (account.expires_on is null or account.expires_on >= motk.today(account.organization_id))
  and (account.account_type = 'admin' or held.levels <> '{}')

-- name: write(organization uuid, change_set uuid, actor uuid, at timestamptz, accounts uuid[], projects uuid[], entities uuid[], tasks uuid[], comments uuid[], reasons text[]) -> rows
-- Tell each once, however often this is said, and ring for those who look.  Index: notification_key.
with made as (
  insert into notification (organization_id, change_set_id, actor_id, at, account_id, project_id, entity_id, task_id, comment_id, reason)
  select :organization, :change_set, :actor, :at, told.*
  from unnest(:accounts, :projects, :entities, :tasks, :comments, :reasons) as told (account_id, project_id, entity_id, task_id, comment_id, reason)
  on conflict do nothing
  returning account_id
)
select pg_notify('motk_told', json_build_object('organization_id', :organization, 'account_id', account_id)::text)
from (select distinct account_id from made) as rung

-- name: due(today date, organization uuid) -> rows
-- Tell those who do them of tasks due today or tomorrow in one studio's open projects, once for each day.  Index: task_project_type_idx, task_assignee_key.
with made as (
  insert into notification (organization_id, change_set_id, account_id, project_id, entity_id, task_id, reason)
  select distinct on (member.account_id, task.id)
    task.organization_id, md5(task.id::text || task.due_date::text || :today::text)::uuid,
    member.account_id, task.project_id, task.entity_id, task.id, 'due'
  from task
  join entity on entity.id = task.entity_id and entity.archived_at is null
  join project on project.id = task.project_id and project.archived_at is null and project.status = 'open'
  join task_status on task_status.id = task.task_status_id and not task_status.is_done
  join task_assignee on task_assignee.task_id = task.id
  join member on member.id = task_assignee.member_id and member.archived_at is null
  join account on account.id = member.account_id and account.active and account.archived_at is null
  where task.organization_id = :organization and task.archived_at is null and task.due_date between :today and :today + 1
    and (account.account_type = 'admin' or exists (
      select
      from member as held
      where held.account_id = account.id and held.project_id = task.project_id and held.archived_at is null
        and (held.starts_on is null or held.starts_on <= :today) and (held.ends_on is null or held.ends_on >= :today)
    ))
    and not coalesce(account.notifications -> 'muted' ? 'due', false)
    and not coalesce(
      (select muted from subscription where subscription.account_id = account.id and subscription.task_id = task.id),
      (select muted from subscription where subscription.account_id = account.id and subscription.entity_id = task.entity_id),
      false
    )
  on conflict do nothing
  returning organization_id, account_id
)
select pg_notify('motk_told', json_build_object('organization_id', organization_id, 'account_id', account_id)::text)
from (select distinct organization_id, account_id from made) as rung

-- name: inbox(ids uuid[], known uuid[], as_client uuid[], following uuid, unread int) -> json
-- Notifications with what they are about; which of them is settled already. Who is not among the `known` (null: all are) is told of as the studio,
-- and in the projects `as_client` everybody but the writer of a note.  Shape: InboxOut.
-- Index: notification_pkey, change_set_pkey, change_row_idx.  Budget: 8 ms for 50.
select json_build_object(
  'rows', (
    select coalesce(json_agg(json_build_object(
      'id', notification.id, 'reason', notification.reason, 'at', notification.at, 'read_at', notification.read_at,
      'change_set_id', notification.change_set_id,
      'actor', case
        when actor.id is null then null
        when actor.id = notification.account_id or (
          (:known is null or actor.id = any (:known)) and (notification.project_id <> all (:as_client) or comment.author_id = actor.id)
        ) then json_build_object('id', actor.id, 'display_name', actor.display_name, 'avatar_id', actor.avatar_id)
        else json_build_object('id', null, 'display_name', organization.name, 'avatar_id', organization.logo_id)
      end,
      'project', json_build_object('id', project.id, 'name', project.name),
      'entity', case when entity.id is not null
        then json_build_object('id', entity.id, 'kind', entity.kind, 'name', entity.name, 'parent_name', parent.name) end,
      'task', case when task.id is not null
        then json_build_object('id', task.id, 'name', task.name, 'type_name', task_type.name, 'due_date', task.due_date) end,
      'comment', case when comment.id is not null and comment.archived_at is null
        then json_build_object('id', comment.id, 'excerpt', left(comment.text, 400), 'reply_to_id', comment.reply_to_id) end,
      'status', case when task_status.id is not null then json_build_object('name', task_status.name, 'color', task_status.color) end
    ) order by notification.id desc), '[]')
    from notification
    join project on project.id = notification.project_id
    join organization on organization.id = notification.organization_id
    left join account as actor on actor.id = notification.actor_id
    left join entity on entity.id = notification.entity_id
    left join entity as parent on parent.id = entity.parent_id
    left join task on task.id = notification.task_id
    left join task_type on task_type.id = task.task_type_id
    left join comment on comment.id = notification.comment_id
    left join change_set on change_set.id = notification.change_set_id
    left join lateral (
      select (change.after ->> 'task_status_id')::uuid as status_id
      from change
      where change.row_id = notification.task_id and change.epoch = change_set.epoch and change.tx = change_set.tx and change.at = change_set.at
        and change.before is not null and change.after ? 'task_status_id'
      order by change.id desc
      limit 1
    ) as move on true
    left join task_status on task_status.id = coalesce(comment.task_status_id, move.status_id)
    where notification.id = any (:ids)
  ),
  'next', :following,
  'unread', :unread
)::text

-- name: mark(account_id uuid, ids uuid[], read bool) -> value
-- How many of these are the account's.  `ids` null: all that are not marked so yet.  Index: notification_pkey, notification_unread_idx.
with mine as (
  select id
  from notification
  where account_id = :account_id
    and case when :ids is null then (read_at is null) = :read else id = any (:ids) end
  order by id
  for update
),
marked as (
  update notification set read_at = case when :read then coalesce(notification.read_at, now()) end
  from mine
  where notification.id = mine.id and (notification.read_at is null) = :read
  returning notification.id
)
select count(*) from mine

-- name: follow(organization uuid, account_id uuid, project_id uuid, task_id uuid, entity_id uuid, muted bool) -> rows
-- Index: subscription_key.
insert into subscription (organization_id, project_id, account_id, task_id, entity_id, muted)
values (:organization, :project_id, :account_id, :task_id, :entity_id, :muted)
on conflict (account_id, coalesce(task_id, entity_id)) do update set muted = excluded.muted where subscription.muted <> excluded.muted
returning id

-- name: following(account_id uuid, task_id uuid, entity_id uuid) -> rows
-- Index: subscription_key.
select task_id is not null as is_of_task, muted
from subscription
where account_id = :account_id and (task_id = :task_id or entity_id = :entity_id)

-- name: to_mail(most int) -> rows
-- People whose mail is due, with what they have neither read nor been mailed, as locked rows: two workers never mail the same.  A mail is due
-- at once, at the full hour, or at the person's hour of the day.  Index: notification_unmailed_idx.
with pace as materialized (
  select account.id, account.email, account.display_name, organization.name as studio,
    coalesce(account.locale, organization.settings ->> 'locale') as locale,
    coalesce(account.notifications ->> 'mail', 'daily') as mail,
    coalesce((account.notifications ->> 'daily_hour')::int, 9) as hour,
    motk.zone(coalesce(account.timezone, organization.settings ->> 'timezone')) as zone
  from account
  join organization on organization.id = account.organization_id
  where account.active and account.archived_at is null and account.email is not null
    and (account.expires_on is null or account.expires_on >= motk.today(account.organization_id))
    and account.id in (select account_id from notification where mailed_at is null and read_at is null and at > now() - interval '14 days')
),
bound as (
  select pace.*,
    case mail
      when 'at_once' then now()
      when 'hourly' then date_trunc('hour', now())
      when 'daily' then (
        date_trunc('day', now() at time zone zone - make_interval(hours => hour)) + make_interval(hours => hour)
      ) at time zone zone
    end as until
  from pace
  where mail in ('at_once', 'hourly', 'daily')
)
select bound.id as account_id, bound.email, bound.display_name, bound.locale, bound.studio
from bound
where exists (
  select from notification
  where notification.account_id = bound.id and notification.mailed_at is null and notification.read_at is null
    and notification.at < bound.until and notification.at > now() - interval '14 days'
)
order by bound.id
limit :most

-- name: take_to_mail(account_id uuid) -> rows
-- Take what waits for one person: it counts as mailed from here on.  Index: notification_unread_idx.
with waiting as (
  select id from notification
  where account_id = :account_id and mailed_at is null and read_at is null
  order by id
  for update skip locked
),
taken as (
  update notification set mailed_at = now() from waiting where notification.id = waiting.id
  returning notification.id
)
select id from taken order by id desc
