"""Comments on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from motk.gate.fields import ArchivableOut, Body, Given, Line, ProjectRowOut, Prose, Seen, unset

MOST_FILES = 20


class ChecklistItem(Body):
    text: Line
    done: bool = False

    def model_post_init(self, _context: object, /) -> None:
        self.model_fields_set.add("done")  # what was left out is kept as not done, and reads back as such


Checklist = Annotated[list[ChecklistItem], Field(max_length=100)]
Files = Annotated[
    list[UUID], Field(max_length=MOST_FILES, description="Files that were uploaded to the project, in their order.")
]


class CommentNew(Given):
    """A note in Markdown; with `task_status_id` it moves the task as well, in the same change set.

    Whom it calls is written in the text: `@[Leila Osei](account:<id>)`, `@[Lighting](department:<id>)`, `@[Lead Lighter](member:<id>)`.
    """

    task_id: UUID
    reply_to_id: UUID | None = Field(default=None, description="The note this one replies to.")
    text: Prose = ""
    task_status_id: UUID | None = None
    checklist: Checklist = unset()
    for_client: bool = unset()
    media_ids: Files = unset()


class CommentChanges(Seen):
    text: Prose = unset()
    checklist: Checklist = unset()
    for_client: bool = unset()


class CommentOut(ProjectRowOut, ArchivableOut):
    task_id: UUID
    reply_to_id: UUID | None
    author_id: UUID
    text: str
    task_status_id: UUID | None
    checklist: list[ChecklistItem]
    for_client: bool
    pinned: bool


class Tick(Body):
    """One item of a checklist: its place, counted from 0, and its words, so that nobody ticks what has moved meanwhile."""

    item: Annotated[int, Field(ge=0, le=99)]
    text: Line = Field(examples=["Ears"])
    done: bool


class Pin(Body):
    pinned: bool


class AuthorOut(BaseModel):
    id: UUID
    display_name: str
    avatar_id: UUID | None


class AcknowledgedOut(BaseModel):
    account_id: UUID
    display_name: str
    at: datetime


class StatusSetOut(BaseModel):
    id: UUID
    name: str
    color: str


class MentionOut(BaseModel):
    """Whom the note calls: one of the three."""

    account_id: UUID | None
    department_id: UUID | None
    member_id: UUID | None


class AttachmentOut(BaseModel):
    media_id: UUID
    name: str | None
    mime_type: str
    file_size: int
    width: int | None
    height: int | None


class NoteOut(BaseModel):
    """A note with all that hangs on it. `text` is empty when it is archived and stands only for its replies."""

    id: UUID
    rev: int
    created_at: datetime
    archived_at: datetime | None
    is_edited: bool
    reply_to_id: UUID | None
    author: AuthorOut
    text: str
    status: StatusSetOut | None
    checklist: list[ChecklistItem]
    for_client: bool
    pinned: bool
    mentions: list[MentionOut]
    attachments: list[AttachmentOut]
    acknowledged: list[AcknowledgedOut]


class TopNoteOut(NoteOut):
    replies: list[NoteOut]


class ThreadOut(BaseModel):
    """The newest notes first. `pinned` comes with the first page; `next` goes into `before` of the following request."""

    rows: list[TopNoteOut]
    pinned: list[TopNoteOut]
    next: UUID | None
