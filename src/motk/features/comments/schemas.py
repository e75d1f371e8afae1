"""Comments on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from motk.gate.fields import ArchivableOut, Body, Given, Line, ProjectRowOut, Prose, Seen, unset


class ChecklistItem(Body):
    text: Line
    done: bool = False

    def model_post_init(self, _context: object, /) -> None:
        self.model_fields_set.add("done")  # what was left out is kept as not done, and reads back as such


Checklist = Annotated[list[ChecklistItem], Field(max_length=100)]


class CommentNew(Given):
    """A note in Markdown; with `task_status_id` it moves the task as well, in the same change set."""

    task_id: UUID
    text: Prose = ""
    task_status_id: UUID | None = None
    checklist: Checklist = unset()
    for_client: bool = unset()
    pinned: bool = unset()


class CommentChanges(Seen):
    text: Prose = unset()
    checklist: Checklist = unset()
    for_client: bool = unset()
    pinned: bool = unset()


class CommentOut(ProjectRowOut, ArchivableOut):
    task_id: UUID
    author_id: UUID
    text: str
    task_status_id: UUID | None
    checklist: list[ChecklistItem]
    for_client: bool
    pinned: bool
