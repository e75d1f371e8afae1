from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Archivable, Base, OfProject, Tracked, belongs, of_project, reachable


class Comment(Base, Tracked, OfProject, Archivable):
    """A note on a task, in Markdown. `task_status_id` is the status it set, if it set one.

    `reply_to_id` is the note that this one replies to, one level deep. Clients see only those with `for_client`. `checklist` is a list of {"text", "done"}.
    """

    __tablename__ = "comment"
    __table_args__ = (
        of_project(),
        belongs("task_id", "task", within="project_id", ondelete="CASCADE"),
        belongs("reply_to_id", "comment", within="project_id", ondelete="CASCADE"),
        reachable("project_id"),
        belongs("author_id", "account", within="organization_id"),
        belongs("task_status_id", "task_status", within="organization_id"),
        Index("comment_thread_idx", "task_id", "id"),
        Index("comment_reply_idx", "reply_to_id", postgresql_where=sql("reply_to_id is not null")),
        Index("comment_author_idx", "author_id"),
        Index("comment_project_idx", "project_id"),
        Index("comment_status_idx", "task_status_id", postgresql_where=sql("task_status_id is not null")),
        Index(
            "comment_archived_idx",
            "project_id",
            "archived_at",
            "id",
            postgresql_where=sql("archived_at is not null"),
        ),
    )

    task_id: Mapped[UUID]
    reply_to_id: Mapped[UUID | None]
    author_id: Mapped[UUID]
    text: Mapped[str] = mapped_column(server_default=sql("''"))
    task_status_id: Mapped[UUID | None]
    checklist: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=sql("'[]'"))
    for_client: Mapped[bool] = mapped_column(server_default=sql("false"))
    pinned: Mapped[bool] = mapped_column(server_default=sql("false"))


class CommentMention(Base, Tracked, OfProject):
    """Whom a note calls: an account, everybody of a department, or whoever holds a slot."""

    __tablename__ = "comment_mention"
    __table_args__ = (
        of_project(),
        belongs("comment_id", "comment", within="project_id", ondelete="CASCADE"),
        belongs("account_id", "account", within="organization_id", ondelete="CASCADE"),
        belongs("department_id", "department", within="organization_id", ondelete="CASCADE"),
        belongs("member_id", "member", within="project_id", ondelete="CASCADE"),
        CheckConstraint("num_nonnulls(account_id, department_id, member_id) = 1", name="calls_one"),
        Index(
            "comment_mention_key",
            "comment_id",
            sql("coalesce(account_id, department_id, member_id)"),
            unique=True,
        ),
        Index("comment_mention_account_idx", "account_id"),
        Index("comment_mention_department_idx", "department_id"),
        Index("comment_mention_member_idx", "member_id"),
        Index("comment_mention_project_idx", "project_id"),
    )

    comment_id: Mapped[UUID]
    account_id: Mapped[UUID | None]
    department_id: Mapped[UUID | None]
    member_id: Mapped[UUID | None]


class CommentAcknowledgement(Base, Tracked, OfProject):
    """Somebody has read a note and says so."""

    __tablename__ = "comment_acknowledgement"
    __table_args__ = (
        of_project(),
        belongs("comment_id", "comment", within="project_id", ondelete="CASCADE"),
        belongs("account_id", "account", within="organization_id", ondelete="CASCADE"),
        Index("comment_acknowledgement_key", "comment_id", "account_id", unique=True),
        Index("comment_acknowledgement_account_idx", "account_id"),
        Index("comment_acknowledgement_project_idx", "project_id"),
    )

    comment_id: Mapped[UUID]
    account_id: Mapped[UUID]


class CommentAttachment(Base, Tracked, OfProject):
    """A file that hangs on a note."""

    __tablename__ = "comment_attachment"
    __table_args__ = (
        of_project(),
        belongs("comment_id", "comment", within="project_id", ondelete="CASCADE"),
        belongs("media_id", "media", within="organization_id"),
        Index("comment_attachment_key", "comment_id", "media_id", unique=True),
        Index("comment_attachment_media_idx", "media_id"),
        Index("comment_attachment_project_idx", "project_id"),
    )

    comment_id: Mapped[UUID]
    media_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(Integer, server_default=sql("0"))
