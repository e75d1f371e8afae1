"""Projects on the wire."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from motk.gate.fields import (
    ArchivableOut,
    Body,
    Color,
    Count,
    Day,
    Extra,
    Fps,
    Given,
    Line,
    Name,
    Prose,
    RowOut,
    Seen,
    Tags,
    unset,
)

ProductionType = Literal["short", "featurefilm", "tvshow", "commercial", "game", "music-video", "other"]
ProductionStyle = Literal[
    "2d",
    "3d",
    "2d3d",
    "vfx",
    "stop-motion",
    "motion-design",
    "archviz",
    "immersive",
    "video-game",
    "vr",
    "ar",
    "other",
]


class ProjectFields(Body):
    """`fps` is rational text: "24", "23.976", "24000/1001"."""

    name: Name = unset()
    code: Line | None = unset()
    description: Prose = unset()
    tags: Tags = unset()
    production_type: ProductionType = unset()
    production_style: ProductionStyle = unset()
    status: Literal["open", "closed"] = unset()
    fps: Fps = unset()
    ratio: Line | None = unset()
    resolution: Line | None = unset()
    start_date: Day | None = unset()
    end_date: Day | None = unset()
    max_retakes: Count | None = unset()
    clients_isolated: bool = unset()
    clients_see_shared_only: bool = unset()
    settings: Extra = unset()
    extra: Extra = unset()


class ProjectNew(ProjectFields, Given):
    name: Name = Field(examples=["Big Buck Bunny"])
    from_studio: bool = Field(
        default=True, description="Start with all of the studio's task types, statuses and entity types."
    )
    template_id: UUID | None = Field(
        default=None, description="Start as this project template says; lists that it does not speak of as above."
    )


class ProjectChanges(ProjectFields, Seen):
    pass


class ProjectOut(RowOut, ArchivableOut):
    name: str
    code: str | None
    description: str
    tags: list[str]
    production_type: ProductionType
    production_style: ProductionStyle
    status: Literal["open", "closed"]
    fps: str
    ratio: str | None
    resolution: str | None
    start_date: date | None
    end_date: date | None
    max_retakes: int | None
    thumbnail_id: UUID | None
    clients_isolated: bool
    clients_see_shared_only: bool
    settings: dict[str, Any]
    extra: dict[str, Any]


class WorkflowStep(Body):
    id: UUID
    color: Color | None = None


Steps = Annotated[list[WorkflowStep], Field(max_length=200)]


class Workflow(Body):
    """What a project uses, in its order; a list that is left out stays as it is."""

    task_types: Steps = unset()
    task_statuses: Steps = unset()
    entity_types: Steps = unset()


class Context(BaseModel):
    """What every page of a project needs beside its rows. `fields` are the studio's own, those the actor reads here.

    Task types, statuses and entity types come in the project's order and colours; `may_set` says which statuses the actor may
    move a task to, `is_working` which people may be given a slot. `kinds` are those that the project has any row of.
    """

    project: dict[str, Any]
    task_types: list[dict[str, Any]]
    task_statuses: list[dict[str, Any]]
    entity_types: list[dict[str, Any]]
    members: list[dict[str, Any]]
    departments: list[dict[str, Any]]
    accounts: list[dict[str, Any]]
    fields: list[dict[str, Any]]
    kinds: list[str]
    cursor: str


class Grid(BaseModel):
    """Rows and tasks are arrays in the order of `row_fields` and `task_fields`.

    With `since`, `full` is false and `rows` holds only the rows that changed, `gone` the ids of those that are no longer there.
    With `first`, `partial` is true when there are more rows than these.

    `added_on`, `started_on` and `done_on` of a task are the days of `created_at`, `real_start_date` and `done_at` in the studio's `zone`.
    """

    cursor: str
    zone: str = Field(
        description="The studio's time zone. Where it is another than that of earlier rows, their days are read anew.",
        examples=["Europe/Paris"],
    )
    full: bool
    partial: bool
    row_fields: list[str]
    task_fields: list[str]
    parent_fields: list[str]
    parents: list[list[Any]]
    rows: list[list[Any]]
    gone: list[UUID]
