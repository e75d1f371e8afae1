"""Casting on the wire."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field, model_validator

from motk.gate.fields import Body, Line

Stage = Literal["shot", "episode", "scene", "asset"]

MOST_PLACES = 2_000
MOST_ROLES = 1_000

Occurrences = Annotated[int, Field(ge=1, le=100_000, examples=[2])]


class Part(Body):
    """An asset in a cast. The same asset may stand there again under another label."""

    asset_id: UUID
    label: Line = ""
    occurrences: Occurrences = 1


class Cast(Body):
    entity_id: UUID = Field(description="A shot, a scene, an episode, or an asset that is made of others.")
    cast: Annotated[list[Part], Field(max_length=MOST_ROLES)]


class WholeCasts(Body):
    """The whole cast of each; what is not named is taken out."""

    entities: Annotated[list[Cast], Field(min_length=1, max_length=MOST_PLACES)]


class PartNamed(Body):
    asset_id: UUID
    label: Line | None = Field(default=None, description="Without it, every line of this asset.")


class PartChange(Body):
    """A line of a cast, changed wherever it stands in the selection."""

    asset_id: UUID
    label: Line = ""
    occurrences: Occurrences | None = None
    by: int | None = Field(default=None, ge=-100_000, le=100_000, description="So many more, or fewer; one stays.")
    new_label: Line | None = None

    @model_validator(mode="after")
    def _says_one_number(self) -> "PartChange":
        if self.occurrences is not None and self.by is not None:
            raise ValueError("Send `occurrences` or `by`, not both.")
        return self


Places = Annotated[list[UUID], Field(min_length=1, max_length=MOST_PLACES)]


class CastChanges(Body):
    """What is to be different in every cast of the selection. Taken out first, then changed, then added."""

    entity_ids: Places
    add: list[Part] = Field(default=[], max_length=MOST_ROLES)
    change: list[PartChange] = Field(default=[], max_length=MOST_ROLES)
    remove: list[PartNamed] = Field(default=[], max_length=MOST_ROLES)

    @model_validator(mode="after")
    def _does_something(self) -> "CastChanges":
        if not (self.add or self.change or self.remove):
            raise ValueError("There is nothing to do: name an asset to add, change or remove.")
        return self


class CastCopy(Body):
    entity_id: UUID = Field(description="Whose cast is copied.")
    entity_ids: Places = Field(description="Who gets it.")
    replace: bool = Field(default=False, description="Take out what the others have beside it.")


class CastCount(BaseModel):
    entity_id: UUID
    parts: int = Field(description="Lines in its cast now.")


class CastsOut(BaseModel):
    change_set_id: UUID | None = Field(description="To show or to revert; null when nothing has changed.")
    rows: list[CastCount]


class PlaceOut(BaseModel):
    id: UUID
    parent_id: UUID | None
    name: str
    thumbnail_id: UUID | None


class AboveOut(BaseModel):
    id: UUID
    name: str
    parent_id: UUID | None
    above: str | None = Field(description="The name of what it stands under itself: a sequence's episode.")


class CastAsset(BaseModel):
    """`elsewhere`: it belongs to another production, which shares it; null as a name when it no longer does."""

    id: UUID
    name: str | None
    entity_type_id: UUID | None
    thumbnail_id: UUID | None
    elsewhere: bool
    archived: bool


class Below(BaseModel):
    entity_id: UUID
    asset_id: UUID
    shots: int = Field(description="In how many shots of this episode it is cast.")


class Casting(BaseModel):
    """`links` are arrays in the order of `link_fields`. `below` tells, for episodes, what their shots need beside what was planned."""

    is_all: bool = Field(description="False when there are more places than an answer holds: ask for one sequence.")
    link_fields: list[str]
    entities: list[PlaceOut]
    parents: list[AboveOut]
    assets: list[CastAsset]
    links: list[list[str | int]]
    below: list[Below]


class CastingBrief(BaseModel):
    """`assets` are [id, name] in the order of names; `casts` are [row, [[place in `assets`, occurrences], …]]; `shots` are [asset, in how
    many shots it is cast], for assets alone."""

    assets: list[list[str | None]]
    casts: list[list[Any]]
    shots: list[list[str | int]]


class SharedAsset(BaseModel):
    """All that is told of an asset of another production."""

    id: UUID
    name: str
    entity_type_id: UUID | None
    thumbnail_id: UUID | None


class SharedAssets(BaseModel):
    rows: list[SharedAsset]
    is_all: bool = Field(description="False when more fit: type more letters.")


class Use(BaseModel):
    link_id: UUID
    project_id: UUID
    entity_id: UUID
    kind: str
    name: str
    path: str = Field(description="The names above it.", examples=["EP01 SQ010"])
    occurrences: int
    label: str


class Uses(BaseModel):
    rows: list[Use]
    count: int = Field(description="In how many places it is cast, beyond what `rows` holds.")
