"""A column that no schema shows is a value that nobody can read."""

import pytest
from pydantic import BaseModel

from motk.features.automation.schemas import StatusAutomationChanges, StatusAutomationNew, StatusAutomationOut
from motk.features.comments.schemas import CommentChanges, CommentNew, CommentOut
from motk.features.entities.schemas import (
    EntityChanges,
    EntityLinkChanges,
    EntityLinkNew,
    EntityLinkOut,
    EntityNew,
    EntityOut,
)
from motk.features.organization.schemas import OrganizationChanges, OrganizationOut
from motk.features.people.schemas import AccountChanges, AccountNew, AccountOut, MemberChanges, MemberNew, MemberOut
from motk.features.projects.schemas import ProjectChanges, ProjectNew, ProjectOut
from motk.features.projects.template_schemas import ProjectTemplateChanges, ProjectTemplateNew, ProjectTemplateOut
from motk.features.schedule.schemas import (
    BaselineChanges,
    BaselineNew,
    BaselineOut,
    MilestoneChanges,
    MilestoneNew,
    MilestoneOut,
    ScheduleItemChanges,
    ScheduleItemNew,
    ScheduleItemOut,
)
from motk.features.tasks.schemas import (
    DependencyChanges,
    DependencyNew,
    DependencyOut,
    TaskChanges,
    TaskNew,
    TaskOut,
)
from motk.features.views.schemas import ViewChanges, ViewNew, ViewOut
from motk.features.workflow.schemas import (
    DepartmentChanges,
    DepartmentNew,
    DepartmentOut,
    EntityTypeChanges,
    EntityTypeNew,
    EntityTypeOut,
    SoftwareChanges,
    SoftwareNew,
    SoftwareOut,
    TaskStatusChanges,
    TaskStatusNew,
    TaskStatusOut,
    TaskTypeChanges,
    TaskTypeNew,
    TaskTypeOut,
)
from motk.model.account import Account
from motk.model.automation import StatusAutomation
from motk.model.base import BOOKKEEPING, Base
from motk.model.comment import Comment
from motk.model.department import Department
from motk.model.entity import Entity
from motk.model.entity_link import EntityLink
from motk.model.entity_type import EntityType
from motk.model.member import Member
from motk.model.organization import Organization
from motk.model.project import Project
from motk.model.project_template import ProjectTemplate
from motk.model.schedule import Baseline, Milestone, ScheduleItem
from motk.model.software import Software
from motk.model.task import Task, TaskDependency
from motk.model.task_status import TaskStatus
from motk.model.task_type import TaskType
from motk.model.view import View

MARKS = BOOKKEEPING | {"id", "organization_id", "project_id", "archived_at", "archived_by"}

# For sorting only, or the studio itself, which is not archived by its own people.
UNSHOWN = {Entity: {"name_key"}, Organization: {"archived_at", "archived_by"}}

# What nobody types, by table: it follows from something, is said once, or has a verb of its own.
UNTYPED: dict[type[Base], set[str]] = {
    Entity: {"kind", "thumbnail_id"},
    Project: {"thumbnail_id"},
    EntityType: {"kind"},
    TaskType: {"for_kind"},
    EntityLink: {"entity_id", "asset_id"},
    Comment: {"task_id", "reply_to_id", "author_id", "task_status_id", "pinned"},
    Organization: {"logo_id", "diary_since"},
    Account: {"avatar_id", "notifications"},
    Task: {
        "entity_id",
        "task_type_id",
        "task_status_id",
        "retake_count",
        "spent_minutes",
        "assigner_id",
        "real_start_date",
        "done_at",
        "last_comment_at",
        "comment_count",
    },
    View: {"page", "owner_id"},
    Baseline: {"taken_at", "dates"},
    TaskDependency: {"task_id", "needs_id"},
}
# Of those, what is said once, when the row is made.
SAID_ONCE: dict[type[Base], set[str]] = {
    Entity: {"kind"},
    EntityType: {"kind"},
    TaskType: {"for_kind"},
    EntityLink: {"entity_id", "asset_id"},
    Comment: {"task_id", "reply_to_id", "task_status_id"},
    Task: {"entity_id", "task_type_id", "task_status_id"},
    View: {"page"},
    TaskDependency: {"task_id", "needs_id"},
}

RESOURCES: list[tuple[type[Base], type[BaseModel], type[BaseModel] | None, type[BaseModel]]] = [
    (Organization, OrganizationOut, None, OrganizationChanges),
    (Account, AccountOut, AccountNew, AccountChanges),
    (Department, DepartmentOut, DepartmentNew, DepartmentChanges),
    (TaskType, TaskTypeOut, TaskTypeNew, TaskTypeChanges),
    (TaskStatus, TaskStatusOut, TaskStatusNew, TaskStatusChanges),
    (EntityType, EntityTypeOut, EntityTypeNew, EntityTypeChanges),
    (Project, ProjectOut, ProjectNew, ProjectChanges),
    (Member, MemberOut, MemberNew, MemberChanges),
    (Entity, EntityOut, EntityNew, EntityChanges),
    (EntityLink, EntityLinkOut, EntityLinkNew, EntityLinkChanges),
    (Task, TaskOut, TaskNew, TaskChanges),
    (Comment, CommentOut, CommentNew, CommentChanges),
    (View, ViewOut, ViewNew, ViewChanges),
    (Software, SoftwareOut, SoftwareNew, SoftwareChanges),
    (StatusAutomation, StatusAutomationOut, StatusAutomationNew, StatusAutomationChanges),
    (ProjectTemplate, ProjectTemplateOut, ProjectTemplateNew, ProjectTemplateChanges),
    (Milestone, MilestoneOut, MilestoneNew, MilestoneChanges),
    (ScheduleItem, ScheduleItemOut, ScheduleItemNew, ScheduleItemChanges),
    (Baseline, BaselineOut, BaselineNew, BaselineChanges),
    (TaskDependency, DependencyOut, DependencyNew, DependencyChanges),
]


@pytest.mark.parametrize(
    ("model", "out", "new", "changes"), RESOURCES, ids=[resource[0].__tablename__ for resource in RESOURCES]
)
def test_every_column_can_be_read_and_what_people_say_be_written(
    model: type[Base], out: type[BaseModel], new: type[BaseModel] | None, changes: type[BaseModel]
) -> None:
    columns = set(model.__table__.columns.keys())
    assert columns - UNSHOWN.get(model, set()) <= set(out.model_fields)
    own = columns - MARKS - UNSHOWN.get(model, set()) - UNTYPED.get(model, set())
    assert own <= set(changes.model_fields)
    assert UNTYPED.get(model, set()).isdisjoint(changes.model_fields)
    if new is not None:
        assert own | SAID_ONCE.get(model, set()) <= set(new.model_fields)
