from sqlalchemy import Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Archivable, Base, OfOrganization, Tracked, not_blank, of_organization


class Software(Base, Tracked, OfOrganization, Archivable):
    """A program that work is made with: Blender, Nuke, Houdini. `file_extension` without its dot."""

    __tablename__ = "software"
    __table_args__ = (
        of_organization(),
        not_blank("name"),
        Index(
            "software_name_key",
            "organization_id",
            func.lower(text("name")),
            unique=True,
            postgresql_where=text("archived_at is null"),
        ),
    )

    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(server_default=text("''"))
    file_extension: Mapped[str] = mapped_column(server_default=text("''"))
    version: Mapped[str] = mapped_column(server_default=text("''"))
