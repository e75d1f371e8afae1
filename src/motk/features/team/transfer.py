"""Handing tasks on from one slot to another."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from sqlalchemy import text

from motk.core.errors import Conflict, Invalid
from motk.features.team.queries import queries
from motk.gate import sets
from motk.gate.archive import refuse_archived
from motk.gate.gate import Writing
from motk.model.member import Member
from motk.model.task import Task

# Put on before taken off: a task that both slots do keeps the row of the one that goes on. The diary's sentence names who has them now.
_PUT_ON = text(
    "insert into task_assignee (organization_id, project_id, task_id, member_id)"
    " select task.organization_id, task.project_id, task.id, cast(:to_member as uuid)"
    " from unnest(cast(:tasks as uuid[])) with ordinality as asked(task_id, place)"
    " join task on task.id = asked.task_id"
    " order by asked.place"
    " on conflict (task_id, member_id) do nothing"
)
_TAKE_OFF = text(
    "delete from task_assignee where member_id = cast(:from_member as uuid) and task_id = any(cast(:tasks as uuid[]))"
)


async def transfer(
    w: Writing,
    from_member: UUID,
    to_member: UUID,
    which: Literal["all", "open"],
    chosen: Sequence[UUID] | None,
) -> int:
    """Have one slot do tasks of another; how many. Archived tasks stay, and those of archived rows.

    Raises NotFound, Forbidden (a supervisor's departments); Conflict for one and the same slot or an archived one to take over; Invalid for
    slots of two projects, or for chosen tasks that are not the slot's.
    """
    if from_member == to_member:
        raise Conflict("Tasks go from one slot to another: choose two.", field="to_member_id")
    slots = await sets.seize(w, Member, {from_member: None, to_member: None}, {})
    if slots[from_member].project != slots[to_member].project:
        raise Invalid([("to_member_id", "This slot is of another project. Choose one of the same project.")])
    refuse_archived(Member, {to_member: slots[to_member]})
    found = await queries.tasks_of_slot.rows(w.session, member_id=from_member, open_only=which == "open")
    of_slot = [row["task_id"] for row in found if chosen is not None or row["is_meant"]]
    if chosen is not None:
        foreign = set(chosen) - set(of_slot)
        if foreign:
            raise Invalid([("task_ids", f"{len(foreign):,} of these tasks are not this slot's. Read its tasks anew.")])
        of_slot = list(dict.fromkeys(chosen))
    await sets.seize(w, Task, dict.fromkeys(of_slot), {})
    await w.session.execute(_PUT_ON, {"to_member": to_member, "tasks": of_slot})
    await w.session.execute(_TAKE_OFF, {"from_member": from_member, "tasks": of_slot})
    return len(of_slot)
