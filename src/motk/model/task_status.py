from sqlalchemy import Index, Integer, func, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Archivable, Base, OfOrganization, Tracked, not_blank, of_organization, reachable


class TaskStatus(Base, Tracked, OfOrganization, Archivable):
    """A state a task can be in. The flags give it its meaning; the name is the studio's."""

    __tablename__ = "task_status"
    __table_args__ = (
        of_organization(),
        reachable("organization_id"),
        not_blank("name"),
        Index(
            "task_status_name_key",
            "organization_id",
            func.lower(text("name")),
            unique=True,
            postgresql_where=text("archived_at is null"),
        ),
        Index(
            "task_status_default_key",
            "organization_id",
            unique=True,
            postgresql_where=text("is_default and archived_at is null"),
        ),
    )

    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(server_default=text("''"))
    color: Mapped[str] = mapped_column(server_default=text("'#8a93a2'"))
    priority: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    is_default: Mapped[bool] = mapped_column(server_default=text("false"))
    is_wip: Mapped[bool] = mapped_column(server_default=text("false"))
    is_feedback_request: Mapped[bool] = mapped_column(server_default=text("false"))
    is_retake: Mapped[bool] = mapped_column(server_default=text("false"))
    is_done: Mapped[bool] = mapped_column(server_default=text("false"))
    is_artist_allowed: Mapped[bool] = mapped_column(server_default=text("true"))
    is_client_allowed: Mapped[bool] = mapped_column(server_default=text("false"))
