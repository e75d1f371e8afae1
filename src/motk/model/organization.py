from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Archivable, Base, Tracked, not_blank


class Organization(Base, Tracked, Archivable):
    """A studio. Everything else belongs to exactly one; nothing crosses between two.

    `settings` holds hours_per_day, week, timezone, locale and the policies; see `OrganizationSettings`.
    """

    __tablename__ = "organization"
    __table_args__ = (not_blank("name"),)

    name: Mapped[str]
    slug: Mapped[str] = mapped_column(unique=True)
    settings: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
