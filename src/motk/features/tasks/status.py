"""Moving tasks to another status, and what follows from it."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import text

from motk.core.errors import Conflict, Forbidden, NotFound
from motk.features.tasks import follow
from motk.gate import sets
from motk.gate.archive import refuse_archived
from motk.gate.gate import Writing
from motk.gate.roles import ARTIST, CLIENT, VENDOR
from motk.model.task import Task

_STATUSES = text(
    "select status.id, status.name, status.is_artist_allowed, status.is_client_allowed, now() as at, status.is_done,"
    " status.is_wip or status.is_feedback_request or status.is_done as is_begun,"
    " array(select used.project_id from project_task_status as used where used.task_status_id = status.id) as projects,"
    " exists (select from status_automation as rule"
    "   where rule.when_status_id = status.id and rule.active and rule.archived_at is null) as leads_on"
    " from task_status as status"
    " where status.id = any(cast(:statuses as uuid[])) and status.organization_id = :organization_id and status.archived_at is null"
)

# One statement for any number of tasks: of those that are there, retake_count, real_start_date and done_at are written here and nowhere else.
_MOVE = text(
    "update task set"
    " task_status_id = status.id,"
    " retake_count = task.retake_count + (status.is_retake and task.task_status_id <> status.id)::int,"
    " real_start_date = case when status.is_wip or status.is_feedback_request or status.is_done"
    "   then coalesce(task.real_start_date, now()) else task.real_start_date end,"
    " done_at = case when status.is_done then coalesce(task.done_at, now()) end"
    " from unnest(cast(:tasks as uuid[]), cast(:statuses as uuid[])) as move(task_id, status_id)"
    " join task_status as status on status.id = move.status_id"
    " where task.id = move.task_id and task.task_status_id <> status.id"
)


Known = Mapping[UUID, Any]


class NotInWorkflow(Conflict):
    slug, title = "not-in-workflow", "Not in this project's workflow"

    def __init__(self, name: str, status_id: UUID) -> None:
        super().__init__(
            f"{name} is not part of this project's workflow. Add it in the project's settings first.",
            field="task_status_id",
            task_status_id=str(status_id),
        )


async def set_status(w: Writing, task_ids: list[UUID], status_id: UUID, revs: Mapping[UUID, int]) -> None:
    """Move tasks to one status of their project's workflow.

    Counts a retake when the status is one, starts and ends the work's clock. Tasks that have the status already stay untouched.
    Raises NotFound, Forbidden, NotInWorkflow, RevConflict; Conflict for an archived task.
    """
    sent = {task_id: {"task_status_id": status_id} for task_id in task_ids}
    known = await look_up(w, [status_id])
    await lock(w, known, task_ids)
    tasks = await sets.seize(w, Task, {task_id: revs.get(task_id) for task_id in task_ids}, sent)
    refuse_archived(Task, tasks)
    chosen = dict.fromkeys(task_ids, status_id)
    hold(w, known, chosen, {task_id: tasks[task_id].project for task_id in task_ids})
    await move(w, known, chosen)


async def look_up(w: Writing, status_ids: Iterable[UUID]) -> Known:
    """Statuses by id, as far as the studio has them: whose they are to set, which projects use them, whether an automation begins there."""
    found = await w.session.execute(
        _STATUSES, {"statuses": list(set(status_ids)), "organization_id": w.actor.organization_id}
    )
    return {status.id: status for status in found.all()}


async def lock(w: Writing, known: Known, task_ids: Iterable[UUID]) -> None:
    """Lock what may move along, where anything may. To be called before any other lock on tasks."""
    if _leads_on(known):
        await follow.lock(w, task_ids)


def hold(w: Writing, known: Known, chosen: Mapping[UUID, UUID], project_of: Mapping[UUID, UUID]) -> None:
    """Refuse statuses that a task's project does not use, or that the actor's role may not set there."""
    for task_id, status_id in chosen.items():
        status = known.get(status_id)
        if status is None:
            raise NotFound("task_status", status_id)
        if project_of[task_id] not in status.projects:
            raise NotInWorkflow(status.name, status_id)
        level = w.actor.level_in(project_of[task_id])
        if (level in {ARTIST, VENDOR} and not status.is_artist_allowed) or (
            level == CLIENT and not status.is_client_allowed
        ):
            raise Forbidden(
                f"{status.name} is not for {level}s to set.", field="task_status_id", verb="task.set_status"
            )


def clocks(known: Known, status_id: UUID) -> sets.Fields:
    """When a task that is new in a status began and ended, as if it had just been moved there."""
    status = known[status_id]
    begun = {"real_start_date": status.at.isoformat()} if status.is_begun else {}
    return {**begun, "done_at": status.at.isoformat()} if status.is_done else begun


async def move(w: Writing, known: Known, chosen: Mapping[UUID, UUID]) -> None:
    """Write statuses by task, and those of the tasks that follow by the studio's automations.

    The caller has held the statuses and has the locks: those of `lock` before any other.
    """
    written = dict(chosen)
    if _leads_on(known):
        following = await follow.followers(w, chosen)
        await follow.tell(w, following.reasons)
        written |= following.statuses
    await w.session.execute(_MOVE, {"tasks": list(written), "statuses": list(written.values())})


def _leads_on(known: Known) -> bool:
    return any(status.leads_on for status in known.values())
