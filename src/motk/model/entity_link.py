from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Base, OfProject, Tracked, belongs, of_project


class EntityLink(Base, Tracked, OfProject):
    """Casting: an asset appears in a shot, a scene, an episode or another asset, `occurrences` times."""

    __tablename__ = "entity_link"
    __table_args__ = (
        of_project(),
        belongs("entity_id", "entity", within="project_id", ondelete="CASCADE"),
        belongs("asset_id", "entity", within="organization_id", ondelete="CASCADE"),
        CheckConstraint("occurrences >= 1", name="occurrences_positive"),
        CheckConstraint("entity_id <> asset_id", name="not_cast_in_itself"),
        Index("entity_link_key", "entity_id", "asset_id", "label", unique=True),
        Index("entity_link_asset_idx", "asset_id"),
        Index("entity_link_project_idx", "project_id"),
    )

    entity_id: Mapped[UUID]
    asset_id: Mapped[UUID]
    occurrences: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    label: Mapped[str] = mapped_column(server_default=text("''"))
