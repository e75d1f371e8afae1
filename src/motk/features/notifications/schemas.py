"""Notifications on the wire."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from motk.features.people.notification_settings import Reason
from motk.gate.fields import Body

Following = Literal["follow", "mute", "none"]


class TellerOut(BaseModel):
    """Who did it. Without an `id` it is the studio: who in it is not this person's to know."""

    id: UUID | None
    display_name: str
    avatar_id: UUID | None


class OfProjectOut(BaseModel):
    id: UUID
    name: str


class OfEntityOut(BaseModel):
    id: UUID
    kind: str
    name: str
    parent_name: str | None


class OfTaskOut(BaseModel):
    id: UUID
    name: str
    type_name: str
    due_date: date | None


class OfCommentOut(BaseModel):
    id: UUID
    excerpt: str
    reply_to_id: UUID | None


class ToStatusOut(BaseModel):
    name: str
    color: str


class NotificationOut(BaseModel):
    """One thing that happened, and why this person hears of it. `actor` is null when nobody did it: a date came near."""

    id: UUID
    reason: Reason
    at: datetime
    read_at: datetime | None
    change_set_id: UUID
    actor: TellerOut | None
    project: OfProjectOut
    entity: OfEntityOut | None
    task: OfTaskOut | None
    comment: OfCommentOut | None
    status: ToStatusOut | None


class InboxOut(BaseModel):
    """The newest first. `next` goes into `before` of the following request; `unread` stops counting at 100."""

    rows: list[NotificationOut]
    next: UUID | None
    unread: int


class UnreadOut(BaseModel):
    unread: int = Field(description="How many wait to be read; 100 stands for more.", examples=[3])


class Mark(Body):
    ids: list[UUID] | None = Field(
        default=None, min_length=1, max_length=1000, description="Which; all of them if left out."
    )
    read: bool = True


class FollowChoice(Body):
    state: Following


class FollowingOut(BaseModel):
    """What one hears of a task: chosen for the task itself, and for its shot or asset."""

    task: Following
    entity: Following
