from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import (
    Archivable,
    Base,
    OfOrganization,
    Tracked,
    belongs,
    not_blank,
    of_organization,
    of_project,
    one_of,
)
from motk.model.member import ACCESS_LEVELS

PAGES = ("shot", "asset", "sequence", "episode", "scene", "concept", "edit", "task")
SHARES = ("private", "project", "studio")


class View(Base, Tracked, OfOrganization, Archivable):
    """A way of looking at a page: columns, filter, sort, groups, density.

    A private one is its owner's alone, whoever else may read everything; its `project_id` may be null, and it then serves in every project.
    `default_for` is the role that begins with it.
    """

    __tablename__ = "view"
    __table_args__ = (
        of_organization(),
        of_project(),
        belongs("owner_id", "account", within="organization_id"),
        not_blank("name"),
        one_of("page", PAGES),
        one_of("share", SHARES),
        one_of("default_for", ACCESS_LEVELS),
        CheckConstraint(
            "(share <> 'project' or project_id is not null) and (share <> 'studio' or project_id is null)",
            name="share_fits_project",
        ),
        CheckConstraint("share <> 'private' or default_for is null", name="default_is_shared"),
        Index(
            "view_default_key",
            "organization_id",
            text("coalesce(project_id, '00000000-0000-0000-0000-000000000000')"),
            "page",
            "default_for",
            unique=True,
            postgresql_where=text("default_for is not null and archived_at is null"),
        ),
        Index("view_project_idx", "project_id"),
        Index("view_owner_idx", "owner_id"),
    )

    project_id: Mapped[UUID | None]
    owner_id: Mapped[UUID | None]
    page: Mapped[str]
    name: Mapped[str]
    share: Mapped[str] = mapped_column(server_default=text("'private'"))
    default_for: Mapped[str | None]
    position: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    state: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
