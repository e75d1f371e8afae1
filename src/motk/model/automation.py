from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from motk.model.base import Archivable, Base, OfOrganization, Tracked, belongs, of_organization, of_project, one_of

AUTOMATION_ACTIONS = ("set_status", "mark_ready")


class StatusAutomation(Base, Tracked, OfOrganization, Archivable):
    """When a task of `when_task_type_id` reaches `when_status_id`, tasks of `then_task_type_id` on the same entity move on.

    Without a project it is the studio's, for every project. "set_status" sets `then_status_id`; "mark_ready" does so only to tasks that
    nobody has begun: those still in the default status.
    """

    __tablename__ = "status_automation"
    __table_args__ = (
        of_organization(),
        of_project(),
        belongs("when_task_type_id", "task_type", within="organization_id", ondelete="CASCADE"),
        belongs("when_status_id", "task_status", within="organization_id", ondelete="CASCADE"),
        belongs("then_task_type_id", "task_type", within="organization_id", ondelete="CASCADE"),
        belongs("then_status_id", "task_status", within="organization_id", ondelete="CASCADE"),
        one_of("action", AUTOMATION_ACTIONS),
        CheckConstraint(
            "when_task_type_id <> then_task_type_id or when_status_id <> then_status_id", name="leads_elsewhere"
        ),
        Index("status_automation_organization_idx", "organization_id"),
        Index("status_automation_project_idx", "project_id"),
        Index("status_automation_when_idx", "when_status_id", "when_task_type_id"),
        Index("status_automation_when_type_idx", "when_task_type_id"),
        Index("status_automation_then_type_idx", "then_task_type_id"),
        Index("status_automation_then_status_idx", "then_status_id"),
    )

    project_id: Mapped[UUID | None]
    when_task_type_id: Mapped[UUID]
    when_status_id: Mapped[UUID]
    action: Mapped[str] = mapped_column(server_default=text("'set_status'"))
    then_task_type_id: Mapped[UUID]
    then_status_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    active: Mapped[bool] = mapped_column(server_default=text("true"))
