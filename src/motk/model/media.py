from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Archivable, Base, OfOrganization, Tracked, of_organization, of_project, one_of, reachable

MEDIA_STATES = ("uploading", "processing", "ready", "broken")
MEDIA_SOURCES = ("upload", "generated", "imported", "derived")


class Media(Base, Tracked, OfOrganization, Archivable):
    """One stored file. Its bytes never change: an edit is a new row. `file_path` is also the key in the storage."""

    __tablename__ = "media"
    __table_args__ = (
        of_organization(),
        of_project(),
        CheckConstraint("file_size >= 0", name="file_size_not_negative"),
        reachable("organization_id"),
        one_of("state", MEDIA_STATES),
        one_of("source", MEDIA_SOURCES),
        Index("media_project_idx", "project_id"),
        Index("media_organization_idx", "organization_id"),
    )

    project_id: Mapped[UUID | None]
    file_path: Mapped[str] = mapped_column(unique=True)
    mime_type: Mapped[str]
    file_size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str]
    original_name: Mapped[str | None]
    width: Mapped[int | None] = mapped_column(Integer)
    height: Mapped[int | None] = mapped_column(Integer)
    tags: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    state: Mapped[str] = mapped_column(server_default=text("'ready'"))
    source: Mapped[str] = mapped_column(server_default=text("'upload'"))
    extra: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
