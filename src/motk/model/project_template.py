from typing import Any

from sqlalchemy import Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Archivable, Base, OfOrganization, Tracked, not_blank, of_organization


class ProjectTemplate(Base, Tracked, OfOrganization, Archivable):
    """What a new project begins with. `content` holds its facts, workflow, slots and milestones; see `TemplateContent`."""

    __tablename__ = "project_template"
    __table_args__ = (
        of_organization(),
        not_blank("name"),
        Index(
            "project_template_name_key",
            "organization_id",
            func.lower(text("name")),
            unique=True,
            postgresql_where=text("archived_at is null"),
        ),
    )

    name: Mapped[str]
    description: Mapped[str] = mapped_column(server_default=text("''"))
    content: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
