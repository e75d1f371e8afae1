"""Entities and casting on the wire."""

from typing import Any, Literal
from uuid import UUID

from pydantic import Field

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
    is_shared: bool = unset()
    tags: Tags = unset()
    extra: Extra = unset()


class EntityNew(EntityFields, Given):
    project_id: UUID
    kind: Kind = Field(examples=["shot"])
    name: Name = Field(examples=["SH010"])


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
