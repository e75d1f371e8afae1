"""Replies stand one level deep: an answer to an answer goes to the note both are about."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from motk.core.errors import Invalid, NotFound
from motk.gate import sets
from motk.gate.gate import Writing
from motk.gate.rows import any_of
from motk.model.comment import Comment


async def place(w: Writing, rows: list[sets.Fields]) -> None:
    """Point each reply at the note it is about. Raises NotFound for a note the actor does not see; Invalid for one of another task, and for
    showing clients an answer to what they do not see.
    """
    asked = {UUID(row["reply_to_id"]) for row in rows if row.get("reply_to_id")}
    if not asked:
        return
    table: Any = Comment.__table__
    found = await w.session.execute(
        select(table.c.id, table.c.task_id, table.c.reply_to_id, table.c.for_client).where(
            any_of(table.c.id, list(asked)), table.c.archived_at.is_(None), w.visible(Comment)
        )
    )
    notes = {note.id: note for note in found.all()}
    for row in rows:
        if not row.get("reply_to_id"):
            continue
        note = notes.get(UUID(row["reply_to_id"]))
        if note is None:
            raise NotFound("comment", row["reply_to_id"])
        if str(note.task_id) != str(row["task_id"]):
            raise Invalid([("reply_to_id", "This note is about another task. Reply there.")])
        if row.get("for_client") and not note.for_client:
            raise Invalid([("for_client", "Clients do not see the note you reply to. Open that one to them first.")])
        row["reply_to_id"] = str(note.reply_to_id or note.id)
