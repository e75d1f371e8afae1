"""Editing what a task says of itself; its status and its hands have verbs of their own."""

from functools import partial
from uuid import UUID

from motk.gate import sets
from motk.gate.archive import refuse_archived
from motk.gate.gate import Writing
from motk.model.task import Task


async def edit(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    """Edit tasks. Raises NotFound, Forbidden, RevConflict; Conflict for an archived one."""
    return await sets.edit(w, Task, rows, check=partial(refuse_archived, Task))
