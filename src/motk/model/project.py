from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, Text, func, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Archivable, Base, OfOrganization, Tracked, not_blank, of_organization, one_of, reachable

PRODUCTION_TYPES = ("short", "featurefilm", "tvshow", "commercial", "game", "music-video", "other")
PRODUCTION_STYLES = (
    "2d",
    "3d",
    "2d3d",
    "vfx",
    "stop-motion",
    "motion-design",
    "archviz",
    "immersive",
    "video-game",
    "vr",
    "ar",
    "other",
)
PROJECT_STATUSES = ("open", "closed")


class Project(Base, Tracked, OfOrganization, Archivable):
    """A production. `fps` is rational text: "24", "23.976", "24000/1001".

    `clients_isolated`: a client sees the notes of the studio and their own, never another client's. `clients_see_shared_only`: of shots,
    assets and all that hangs on them, clients see only what is marked `for_client`.
    """

    __tablename__ = "project"
    __table_args__ = (
        of_organization(),
        reachable("organization_id"),
        not_blank("name"),
        one_of("production_type", PRODUCTION_TYPES),
        one_of("production_style", PRODUCTION_STYLES),
        one_of("status", PROJECT_STATUSES),
        CheckConstraint("end_date >= start_date", name="dates_ordered"),
        CheckConstraint("max_retakes >= 0", name="max_retakes_not_negative"),
        Index("project_name_key", "organization_id", func.lower(text("name")), unique=True),
        Index("project_thumbnail_idx", "thumbnail_id"),
    )

    name: Mapped[str]
    code: Mapped[str | None]
    description: Mapped[str] = mapped_column(server_default=text("''"))
    tags: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    production_type: Mapped[str] = mapped_column(server_default=text("'short'"))
    production_style: Mapped[str] = mapped_column(server_default=text("'3d'"))
    status: Mapped[str] = mapped_column(server_default=text("'open'"))
    fps: Mapped[str] = mapped_column(server_default=text("'24'"))
    ratio: Mapped[str | None]
    resolution: Mapped[str | None]
    start_date: Mapped[date | None]
    end_date: Mapped[date | None]
    max_retakes: Mapped[int | None] = mapped_column(Integer)
    thumbnail_id: Mapped[UUID | None]
    clients_isolated: Mapped[bool] = mapped_column(server_default=text("false"))
    clients_see_shared_only: Mapped[bool] = mapped_column(server_default=text("false"))
    settings: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    extra: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
