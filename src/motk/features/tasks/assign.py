"""Who does a task: role slots, filled or still open."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import text

from motk.features.tasks.slots import slots_of
from motk.gate import sets
from motk.gate.archive import refuse_archived
from motk.gate.gate import Writing
from motk.model.member import Member
from motk.model.task import Task

# Both take pairs, so that every task of a gesture may get hands of its own.
_TAKE_OFF = text(
    "delete from task_assignee as held using unnest(cast(:asked as uuid[])) as asked(task_id)"
    " where held.task_id = asked.task_id and not exists ("
    "   select from unnest(cast(:tasks as uuid[]), cast(:members as uuid[])) as pair(task_id, member_id)"
    "   where pair.task_id = held.task_id and pair.member_id = held.member_id"
    " )"
)
_ARCHIVED = text(
    "select distinct member.id, true as archived"
    " from unnest(cast(:tasks as uuid[]), cast(:members as uuid[])) as pair(task_id, member_id)"
    " join member on member.id = pair.member_id and member.archived_at is not null"
    " where not exists ("
    "   select from task_assignee as held where held.task_id = pair.task_id and held.member_id = pair.member_id"
    " )"
)
# Whoever gives a task to somebody new hears of it from then on.
_PUT_ON = text(
    "with given as ("
    "  insert into task_assignee (organization_id, project_id, task_id, member_id)"
    "  select task.organization_id, task.project_id, task.id, pair.member_id"
    "  from unnest(cast(:tasks as uuid[]), cast(:members as uuid[])) with ordinality as pair(task_id, member_id, place)"
    "  join task on task.id = pair.task_id"
    "  order by pair.place"
    "  on conflict (task_id, member_id) do nothing"
    "  returning task_id"
    ")"
    " update task set assigner_id = :actor"
    " from (select distinct task_id from given) as new_to"
    " where task.id = new_to.task_id and task.assigner_id is distinct from cast(:actor as uuid)"
)


async def assign(w: Writing, task_ids: list[UUID], member_ids: list[UUID], account_ids: list[UUID]) -> None:
    """Make these slots, and those of these people, the only ones who do these tasks.

    Raises NotFound, Forbidden; Conflict for an archived task; Invalid for a slot of another project or an account that is not there.
    """
    locked = await sets.seize(w, Task, dict.fromkeys(task_ids), {})
    refuse_archived(Task, locked)
    theirs = await slots_of(w, {row.project for row in locked.values()}, account_ids)
    await put_on(w, {task_id: [*member_ids, *theirs[row.project]] for task_id, row in locked.items()})


async def put_on(w: Writing, members_by_task: Mapping[UUID, Sequence[UUID]]) -> None:
    """Write who does which task. Who stays keeps the row, so the diary tells only what changed. The caller holds the tasks' locks.

    Raises Archived for a slot that is new on a task.
    """
    pairs = dict.fromkeys((task_id, member_id) for task_id, members in members_by_task.items() for member_id in members)
    said = {"tasks": [task_id for task_id, _ in pairs], "members": [member_id for _, member_id in pairs]}
    await w.session.execute(_TAKE_OFF, {**said, "asked": list(members_by_task)})
    refuse_archived(Member, {row.id: row for row in await w.session.execute(_ARCHIVED, said)})
    await w.session.execute(_PUT_ON, {**said, "actor": w.actor.account_id})
