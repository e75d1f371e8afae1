from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Archivable, Base, Tracked, not_blank


class Organization(Base, Tracked, Archivable):
    """A studio. Everything else belongs to exactly one; nothing crosses between two.

    `settings` holds hours_per_day, week, timezone, locale and the policies; see `OrganizationSettings`. Before
    `diary_since` the log holds no details any more; none: it has them all.
    """

    __tablename__ = "organization"
    __table_args__ = (not_blank("name"), Index("organization_logo_idx", "logo_id"))

    name: Mapped[str]
    logo_id: Mapped[UUID | None] = mapped_column(ForeignKey("media.id", use_alter=True))
    slug: Mapped[str] = mapped_column(unique=True)
    settings: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    diary_since: Mapped[datetime | None]
