from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Base, OfOrganization, Tracked, belongs, of_organization, of_project, one_of
from motk.model.entity import KINDS
from motk.model.member import ACCESS_LEVELS


class PageLayout(Base, Tracked, OfOrganization):
    """Which widgets stand where on the detail page of a kind: for everybody, for a role, or for one person.

    The most particular one counts: a person's, then a role's, of the project before the studio's.
    """

    __tablename__ = "page_layout"
    __table_args__ = (
        of_organization(),
        of_project(),
        belongs("account_id", "account", within="organization_id", ondelete="CASCADE"),
        one_of("kind", (*KINDS, "task")),
        one_of("role", ACCESS_LEVELS),
        CheckConstraint("num_nonnulls(role, account_id) <= 1", name="role_or_person"),
        Index(
            "page_layout_key",
            "organization_id",
            text("coalesce(project_id, '00000000-0000-0000-0000-000000000000')"),
            "kind",
            text("coalesce(role, '')"),
            text("coalesce(account_id, '00000000-0000-0000-0000-000000000000')"),
            unique=True,
        ),
        Index("page_layout_project_idx", "project_id"),
        Index("page_layout_account_idx", "account_id"),
    )

    project_id: Mapped[UUID | None]
    kind: Mapped[str]
    role: Mapped[str | None]
    account_id: Mapped[UUID | None]
    layout: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
