"""The studio's lists on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from motk.gate.fields import ArchivableOut, Body, Color, Given, Line, Name, Position, RowOut, Seen, unset

Kind = Literal["episode", "sequence", "shot", "asset", "scene", "concept", "edit"]
DefaultTasks = Annotated[
    list[UUID],
    Field(
        max_length=100,
        description="Task types that a new entity of this type begins with, where a project uses them.",
        examples=[[]],
    ),
]


class DepartmentFields(Body):
    name: Name = unset()
    color: Color = unset()


class DepartmentNew(DepartmentFields, Given):
    name: Name = Field(examples=["Animation"])


class DepartmentChanges(DepartmentFields, Seen):
    pass


class DepartmentOut(RowOut, ArchivableOut):
    name: str
    color: str


class TaskTypeFields(Body):
    name: Name = unset()
    short_name: Line = unset()
    color: Color = unset()
    department_id: UUID | None = unset()
    priority: Position = unset()
    allow_timelog: bool = unset()


class TaskTypeNew(TaskTypeFields, Given):
    name: Name = Field(examples=["Layout"])
    for_kind: Kind = Field(examples=["shot"])


class TaskTypeChanges(TaskTypeFields, Seen):
    pass


class TaskTypeOut(RowOut, ArchivableOut):
    name: str
    short_name: str
    color: str
    department_id: UUID | None
    for_kind: Kind
    priority: int
    allow_timelog: bool


class TaskStatusFields(Body):
    name: Name = unset()
    short_name: Line = unset()
    color: Color = unset()
    priority: Position = unset()
    is_default: bool = unset()
    is_wip: bool = unset()
    is_feedback_request: bool = unset()
    is_retake: bool = unset()
    is_done: bool = unset()
    is_artist_allowed: bool = unset()
    is_client_allowed: bool = unset()


class TaskStatusNew(TaskStatusFields, Given):
    name: Name = Field(examples=["To review"])


class TaskStatusChanges(TaskStatusFields, Seen):
    pass


class TaskStatusOut(RowOut, ArchivableOut):
    name: str
    short_name: str
    color: str
    priority: int
    is_default: bool
    is_wip: bool
    is_feedback_request: bool
    is_retake: bool
    is_done: bool
    is_artist_allowed: bool
    is_client_allowed: bool


class EntityTypeFields(Body):
    name: Name = unset()
    icon: Line | None = unset()
    color: Color = unset()
    priority: Position = unset()
    default_task_type_ids: DefaultTasks = unset()


class EntityTypeNew(EntityTypeFields, Given):
    name: Name = Field(examples=["Character"])
    kind: Kind = "asset"


class EntityTypeChanges(EntityTypeFields, Seen):
    pass


class EntityTypeOut(RowOut, ArchivableOut):
    name: str
    kind: Kind
    icon: str | None
    color: str
    priority: int
    default_task_type_ids: list[UUID]


Extension = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=20, pattern=r"^([A-Za-z0-9][A-Za-z0-9._-]*)?$"),
    Field(description="Without its dot.", examples=["blend"]),
]


class SoftwareFields(Body):
    name: Name = unset()
    short_name: Line = unset()
    file_extension: Extension = unset()
    version: Line = unset()


class SoftwareNew(SoftwareFields, Given):
    name: Name = Field(examples=["Blender"])


class SoftwareChanges(SoftwareFields, Seen):
    pass


class SoftwareOut(RowOut, ArchivableOut):
    name: str
    short_name: str
    file_extension: str
    version: str
