from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Base, OfProject, Tracked, belongs, of_project


class CreditLine(Base, Tracked, OfProject):
    """What somebody changed in the credits, which are otherwise made from the slots and what they did.

    One per slot, or a line of its own (`member_id` null: a composer, thanks). A null field keeps what the slot says.
    """

    __tablename__ = "credit_line"
    __table_args__ = (
        of_project(),
        belongs("member_id", "member", within="project_id", ondelete="CASCADE"),
        CheckConstraint("member_id is not null or btrim(name) <> ''", name="names_somebody"),
        Index("credit_line_member_key", "member_id", unique=True),
        Index("credit_line_project_idx", "project_id", "position"),
    )

    member_id: Mapped[UUID | None]
    section: Mapped[str | None]
    name: Mapped[str | None]
    role: Mapped[str | None]
    position: Mapped[int | None] = mapped_column(Integer)
    hidden: Mapped[bool] = mapped_column(server_default=text("false"))
