"""Entities and casting on the wire."""

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field, model_validator

from motk.gate.fields import (
    ArchivableOut,
    Body,
    Count,
    Extra,
    Fps,
    Frame,
    Given,
    Line,
    Name,
    ProjectRowOut,
    Prose,
    Seen,
    Tags,
    unset,
)

Kind = Literal["episode", "sequence", "shot", "asset", "scene", "concept", "edit"]
EntityStatus = Literal["standby", "running", "complete", "canceled"]


class EntityFields(Body):
    """Frames are inclusive: 1001 to 1048 is 48 frames."""

    entity_type_id: UUID | None = unset()
    parent_id: UUID | None = unset()
    name: Name = unset()
    code: Line | None = unset()
    description: Prose = unset()
    status: EntityStatus = unset()
    frame_in: Frame | None = unset()
    frame_out: Frame | None = unset()
    nb_frames: Count | None = unset()
    handle_in: Count | None = unset()
    handle_out: Count | None = unset()
    fps: Fps | None = unset()
    cut_order: Count | None = unset()
    for_client: bool = unset()
    is_shared: bool = unset()
    tags: Tags = unset()
    extra: Extra = unset()


class EntityNew(EntityFields, Given):
    project_id: UUID
    kind: Kind = Field(examples=["shot"])
    name: Name = Field(examples=["SH010"])
    with_tasks: bool = Field(
        default=False, description="Begin with the default tasks of its type, as far as the project uses them."
    )


class EntityChanges(EntityFields, Seen):
    pass


class EntityOut(ProjectRowOut, ArchivableOut):
    kind: Kind
    entity_type_id: UUID | None
    parent_id: UUID | None
    name: str
    code: str | None
    description: str
    status: EntityStatus
    frame_in: int | None
    frame_out: int | None
    nb_frames: int | None
    handle_in: int | None
    handle_out: int | None
    fps: str | None
    cut_order: int | None
    thumbnail_id: UUID | None
    for_client: bool
    is_shared: bool
    tags: list[str]
    extra: dict[str, Any]


class EntityLinkNew(Given):
    project_id: UUID
    entity_id: UUID = Field(description="Where the asset appears: a shot, a scene, an episode, another asset.")
    asset_id: UUID
    occurrences: int = Field(default=1, ge=1, le=100_000)
    label: Line = ""


class EntityLinkChanges(Seen):
    occurrences: int = Field(default=1, ge=1, le=100_000)
    label: Line = unset()


class EntityLinkOut(ProjectRowOut):
    entity_id: UUID
    asset_id: UUID
    occurrences: int
    label: str


class Duplicate(Body):
    id: UUID
    name: Name | None = Field(default=None, description="Without it, the next name that is free: SH011 after SH010.")


class Duplicates(Body):
    rows: list[Duplicate] = Field(min_length=1, max_length=500)
    tasks: bool = Field(default=True, description="Their tasks too, to begin anew.")
    cast: bool = Field(default=True, description="Who is cast in them too.")

    @model_validator(mode="after")
    def _each_once(self) -> "Duplicates":
        if len({row.id for row in self.rows}) != len(self.rows):
            raise ValueError("A row stands twice in this request. Duplicate it once more afterwards.")
        return self


class ArchivePreview(BaseModel):
    entities: int = Field(description="Rows that would be hidden, those asked for among them.")
    along: dict[str, int] = Field(description="Of these, how many of each kind stand below.", examples=[{"shot": 12}])
    tasks: int
    comments: int
    casts: int = Field(description="Lines of casting that would be hidden with them.")
