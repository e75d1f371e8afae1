"""Saying something about a task, and moving it in the same breath."""

from uuid import UUID

from motk.core.errors import Invalid
from motk.features.comments import attachments, mentions, reply
from motk.features.tasks import status
from motk.gate import sets
from motk.gate.archive import refuse_archived
from motk.gate.gate import Writing
from motk.gate.roles import CLIENT
from motk.model.comment import Comment
from motk.model.task import Task


async def edit(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    """Edit comments. What a client wrote stays for clients, whatever the client says."""
    if CLIENT in {w.actor.role, *w.actor.levels.values()}:
        for comment in await w.load_many(Comment, [row["id"] for row in rows]):
            if w.actor.level_in(comment.project_id) == CLIENT:
                next(row for row in rows if row["id"] == comment.id).pop("for_client", None)
    changed = await sets.edit(w, Comment, rows)
    rewritten = {row["id"]: row["text"] for row in rows if "text" in row}
    if rewritten:
        await mentions.keep(w, rewritten, is_new=False)
    return changed


async def create(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    """Write comments, the author being whoever acts; those with a status move their task too: all one change set.

    The number of statements does not grow with the number of comments, nor with the team. Raises NotFound, Forbidden, Invalid, NotInWorkflow;
    Conflict for an archived task.
    """
    files = [[UUID(media_id) for media_id in dict.fromkeys(row.pop("media_ids", []))] for row in rows]
    for row, some in zip(rows, files, strict=True):
        if not row.get("text", "").strip() and not row.get("task_status_id") and not row.get("checklist") and not some:
            raise Invalid([("text", "Write something, or choose a status.")])
    chosen = {UUID(row["task_id"]): UUID(row["task_status_id"]) for row in rows if row.get("task_status_id")}
    known = await status.look_up(w, chosen.values()) if chosen else {}
    await status.lock(w, known, [UUID(row["task_id"]) for row in rows])
    tasks = await sets.seize(w, Task, dict.fromkeys(UUID(row["task_id"]) for row in rows), {})
    refuse_archived(Task, tasks)
    if chosen:
        await sets.seize(w, Task, dict.fromkeys(chosen), {}, verb="task.set_status")
        status.hold(w, known, chosen, {task_id: tasks[task_id].project for task_id in chosen})
    for row in rows:
        project_id = tasks[UUID(row["task_id"])].project
        row.update(author_id=w.actor.somebody, project_id=project_id)
        # What a client writes, clients may read.
        if w.actor.level_in(project_id) == CLIENT:
            row["for_client"] = True
    await reply.place(w, rows)
    await attachments.hold_files(
        w, {media_id: row["project_id"] for row, some in zip(rows, files, strict=True) for media_id in some}
    )
    if chosen:
        # Before anything is written, so that the change set can still say what moved along by itself.
        await status.move(w, known, chosen)
    made = await sets.insert(w, Comment, rows)
    await attachments.hang(w, dict(zip(made, files, strict=True)))
    await mentions.keep(w, {row_id: row.get("text", "") for row_id, row in zip(made, rows, strict=True)}, is_new=True)
    return made
