"""The rows of the demo, one class per table: a class is named for its table and its fields for the columns.

A loader can copy them as they are. Columns left out have a default in the database.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Row:
    table: ClassVar[str]
    id: UUID


@dataclass(frozen=True, slots=True)
class Organization(Row):
    table: ClassVar[str] = "organization"
    name: str
    slug: str
    settings: dict[str, Any]


@dataclass(frozen=True, slots=True)
class OfOrganization(Row):
    organization_id: UUID


@dataclass(frozen=True, slots=True)
class Department(OfOrganization):
    table: ClassVar[str] = "department"
    name: str
    color: str


@dataclass(frozen=True, slots=True)
class Account(OfOrganization):
    table: ClassVar[str] = "account"
    account_name: str
    email: str
    first_name: str
    last_name: str
    display_name: str
    account_type: str
    position: str | None
    seniority: str | None


@dataclass(frozen=True, slots=True)
class AccountDepartment(OfOrganization):
    table: ClassVar[str] = "account_department"
    account_id: UUID
    department_id: UUID


@dataclass(frozen=True, slots=True)
class TaskType(OfOrganization):
    table: ClassVar[str] = "task_type"
    name: str
    short_name: str
    color: str
    department_id: UUID
    for_kind: str
    priority: int


@dataclass(frozen=True, slots=True)
class TaskStatus(OfOrganization):
    table: ClassVar[str] = "task_status"
    name: str
    short_name: str
    color: str
    priority: int
    is_default: bool = False
    is_wip: bool = False
    is_feedback_request: bool = False
    is_retake: bool = False
    is_done: bool = False
    is_artist_allowed: bool = True
    is_client_allowed: bool = False


@dataclass(frozen=True, slots=True)
class EntityType(OfOrganization):
    table: ClassVar[str] = "entity_type"
    name: str
    kind: str
    icon: str
    color: str
    priority: int


@dataclass(frozen=True, slots=True)
class Project(OfOrganization):
    table: ClassVar[str] = "project"
    name: str
    code: str
    description: str
    tags: list[str]
    production_type: str
    production_style: str
    fps: str
    ratio: str
    resolution: str
    start_date: date
    end_date: date
    max_retakes: int
    thumbnail_id: UUID | None


@dataclass(frozen=True, slots=True)
class OfProject(OfOrganization):
    project_id: UUID


@dataclass(frozen=True, slots=True)
class ProjectTaskType(OfProject):
    table: ClassVar[str] = "project_task_type"
    task_type_id: UUID
    position: int


@dataclass(frozen=True, slots=True)
class ProjectTaskStatus(OfProject):
    table: ClassVar[str] = "project_task_status"
    task_status_id: UUID
    position: int


@dataclass(frozen=True, slots=True)
class ProjectEntityType(OfProject):
    table: ClassVar[str] = "project_entity_type"
    entity_type_id: UUID
    position: int


@dataclass(frozen=True, slots=True)
class Member(OfProject):
    table: ClassVar[str] = "member"
    account_id: UUID | None
    display_name: str
    department_id: UUID
    role: str
    starts_on: date
    ends_on: date
    allocation: Decimal


@dataclass(frozen=True, slots=True)
class Media(OfProject):
    table: ClassVar[str] = "media"
    file_path: str
    mime_type: str
    file_size: int
    sha256: str
    original_name: str
    width: int
    height: int
    tags: list[str]
    source: str
    extra: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entity(OfProject):
    table: ClassVar[str] = "entity"
    kind: str
    name: str
    entity_type_id: UUID | None = None
    parent_id: UUID | None = None
    description: str = ""
    status: str = "running"
    frame_in: int | None = None
    frame_out: int | None = None
    nb_frames: int | None = None
    cut_order: int | None = None
    thumbnail_id: UUID | None = None
    tags: list[str] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EntityLink(OfProject):
    table: ClassVar[str] = "entity_link"
    entity_id: UUID
    asset_id: UUID
    occurrences: int


@dataclass(frozen=True, slots=True)
class Task(OfProject):
    table: ClassVar[str] = "task"
    entity_id: UUID
    task_type_id: UUID
    task_status_id: UUID
    priority: int
    difficulty: int
    estimate_minutes: int
    completion_rate: int
    retake_count: int
    start_date: date | None
    due_date: date | None
    real_start_date: datetime | None
    done_at: datetime | None
    last_comment_at: datetime | None
    comment_count: int = 0


@dataclass(frozen=True, slots=True)
class TaskAssignee(OfProject):
    table: ClassVar[str] = "task_assignee"
    task_id: UUID
    member_id: UUID


@dataclass(frozen=True, slots=True)
class Milestone(OfProject):
    table: ClassVar[str] = "milestone"
    name: str
    on_date: date


@dataclass(frozen=True, slots=True)
class ScheduleItem(OfProject):
    table: ClassVar[str] = "schedule_item"
    task_type_id: UUID
    starts_on: date
    ends_on: date
    color: str
    position: int


@dataclass(frozen=True, slots=True)
class Comment(OfProject):
    """Carries its own marks: a note is as old as it says (`motk.keep_marks` while it is inserted)."""

    table: ClassVar[str] = "comment"
    task_id: UUID
    author_id: UUID
    text: str
    task_status_id: UUID | None
    checklist: list[dict[str, Any]]
    for_client: bool
    created_at: datetime
    created_by: UUID
    updated_at: datetime
    updated_by: UUID
