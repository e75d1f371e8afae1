"""Who does a task: role slots, filled or still open."""

from uuid import UUID

from sqlalchemy import text

from motk.gate import sets
from motk.gate.gate import Writing
from motk.model.task import Task

_TAKE_OFF = text(
    "delete from task_assignee where task_id = any(cast(:tasks as uuid[])) and member_id <> all(cast(:members as uuid[]))"
)
_PUT_ON = text(
    "insert into task_assignee (organization_id, project_id, task_id, member_id)"
    " select task.organization_id, task.project_id, task.id, member_id"
    " from task cross join unnest(cast(:members as uuid[])) as member_id"
    " where task.id = any(cast(:tasks as uuid[]))"
    " on conflict (task_id, member_id) do nothing"
)


async def assign(w: Writing, task_ids: list[UUID], member_ids: list[UUID]) -> None:
    """Make these slots, and only these, the ones who do these tasks. Who stays keeps the row, so the diary tells only what changed.

    Raises NotFound, Forbidden; Invalid for a slot of another project.
    """
    await sets.seize(w, Task, dict.fromkeys(task_ids), {})
    await w.session.execute(_TAKE_OFF, {"tasks": task_ids, "members": member_ids})
    await w.session.execute(_PUT_ON, {"tasks": task_ids, "members": list(dict.fromkeys(member_ids))})
