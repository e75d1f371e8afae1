"""Who follows what, and what they were told of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Base, OfProject, Tracked, Untracked, belongs, of_project

REASONS = ("assigned", "mentioned", "replied", "commented", "status", "retake", "ready", "due", "followed")


class Subscription(Base, Tracked, OfProject):
    """Somebody follows a task or an entity, or is tired of it (`muted`)."""

    __tablename__ = "subscription"
    __table_args__ = (
        of_project(),
        belongs("account_id", "account", within="organization_id", ondelete="CASCADE"),
        belongs("task_id", "task", within="project_id", ondelete="CASCADE"),
        belongs("entity_id", "entity", within="project_id", ondelete="CASCADE"),
        CheckConstraint("num_nonnulls(task_id, entity_id) = 1", name="follows_one"),
        Index("subscription_key", "account_id", text("coalesce(task_id, entity_id)"), unique=True),
        Index("subscription_task_idx", "task_id"),
        Index("subscription_entity_idx", "entity_id"),
        Index("subscription_project_idx", "project_id"),
    )

    account_id: Mapped[UUID]
    task_id: Mapped[UUID | None]
    entity_id: Mapped[UUID | None]
    muted: Mapped[bool] = mapped_column(server_default=text("false"))


class Notification(Base, Untracked, why="told from the log; whether somebody has read it is nobody else's history"):
    """One thing that one person was told: what happened, and why them."""

    __tablename__ = "notification"
    __table_args__ = (
        Index(
            "notification_key",
            "account_id",
            "change_set_id",
            text("coalesce(comment_id, task_id, entity_id)"),
            unique=True,
        ),
        Index("notification_inbox_idx", "account_id", "id"),
        Index("notification_unread_idx", "account_id", postgresql_where=text("read_at is null")),
        Index("notification_unmailed_idx", "at", postgresql_where=text("mailed_at is null")),
        Index("notification_project_idx", "project_id"),
        Index("notification_task_idx", "task_id"),
        Index("notification_comment_idx", "comment_id"),
        Index("notification_entity_idx", "entity_id"),
        Index("notification_organization_idx", "organization_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("motk.uuid7()"))
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    entity_id: Mapped[UUID | None] = mapped_column(ForeignKey("entity.id", ondelete="CASCADE"))
    task_id: Mapped[UUID | None] = mapped_column(ForeignKey("task.id", ondelete="CASCADE"))
    comment_id: Mapped[UUID | None] = mapped_column(ForeignKey("comment.id", ondelete="CASCADE"))
    change_set_id: Mapped[UUID]
    actor_id: Mapped[UUID | None]
    reason: Mapped[str]
    at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    read_at: Mapped[datetime | None]
    mailed_at: Mapped[datetime | None]
