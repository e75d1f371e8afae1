from sqlalchemy import Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Archivable, Base, OfOrganization, Tracked, not_blank, of_organization, reachable


class Department(Base, Tracked, OfOrganization, Archivable):
    __tablename__ = "department"
    __table_args__ = (
        of_organization(),
        reachable("organization_id"),
        not_blank("name"),
        Index(
            "department_name_key",
            "organization_id",
            func.lower(text("name")),
            unique=True,
            postgresql_where=text("archived_at is null"),
        ),
    )

    name: Mapped[str]
    color: Mapped[str] = mapped_column(server_default=text("'#8a93a2'"))
