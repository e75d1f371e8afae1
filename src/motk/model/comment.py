from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Archivable, Base, OfProject, Tracked, belongs, of_project


class Comment(Base, Tracked, OfProject, Archivable):
    """A note on a task, in Markdown. `task_status_id` is the status it set, if it set one.

    Clients see only those with `for_client`. `checklist` is a list of {"text", "done"}.
    """

    __tablename__ = "comment"
    __table_args__ = (
        of_project(),
        belongs("task_id", "task", within="project_id", ondelete="CASCADE"),
        belongs("author_id", "account", within="organization_id"),
        belongs("task_status_id", "task_status", within="organization_id"),
        Index("comment_thread_idx", "task_id", "id"),
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
    author_id: Mapped[UUID]
    text: Mapped[str] = mapped_column(server_default=sql("''"))
    task_status_id: Mapped[UUID | None]
    checklist: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=sql("'[]'"))
    for_client: Mapped[bool] = mapped_column(server_default=sql("false"))
    pinned: Mapped[bool] = mapped_column(server_default=sql("false"))
