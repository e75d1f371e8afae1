"""Views on the wire."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field

from motk.features.people.schemas import Role
from motk.gate.fields import ArchivableOut, Body, Given, Name, Position, RowOut, Seen, unset
from motk.gate.storable import storable, storable_json

# "task" is the flat list of tasks, over all kinds.
GridKind = Literal["episode", "sequence", "shot", "asset", "scene", "concept", "edit", "task"]
Page = Literal["shot", "asset", "sequence", "episode", "scene", "concept", "edit", "task"]
Share = Literal["private", "project", "studio"]
FieldId = Annotated[str, Field(min_length=1, max_length=200, examples=["name"]), AfterValidator(storable)]
Filter = Annotated[
    dict[str, Any],
    AfterValidator(storable_json),
    Field(
        description='{"all": […]}, {"any": […]}, {"not": …} or {"field", "op", "value"}: see docs/reference/filters.md.',
        examples=[{"all": [{"field": "name", "op": "contains", "value": "SH0"}]}],
    ),
]


class ColumnState(Body):
    id: FieldId
    width: Annotated[int, Field(ge=1, le=10_000)] | None = None
    hidden: bool = False
    pinned: Literal["left", "right"] | None = None


class SortKey(Body):
    field: FieldId
    desc: bool = False


Sort = Annotated[list[SortKey], Field(max_length=5, description="The first key counts most.", examples=[[]])]
Groups = Annotated[list[FieldId], Field(max_length=3, description="Outermost first.", examples=[["parent"]])]


class ViewState(Body):
    """What a view says of its page; what it does not say is as the page has it. Columns stand in their order."""

    columns: Annotated[list[ColumnState], Field(max_length=500)] = Field(default_factory=list)
    filter: Filter | None = None
    sort: Sort = Field(default_factory=list)
    group: Groups = Field(default_factory=list)
    density: Literal["compact", "comfortable", "thumbnails"] | None = None


class ViewFields(Body):
    name: Name = unset()
    share: Share = unset()
    default_for: Role | None = unset()
    position: Position = unset()
    state: ViewState = unset()


class ViewNew(ViewFields, Given):
    """Without `project_id` it serves in every project."""

    project_id: UUID | None = None
    page: Page = Field(examples=["shot"])
    name: Name = Field(examples=["Retakes of mine"])


class ViewChanges(ViewFields, Seen):
    pass


class ViewOut(RowOut, ArchivableOut):
    project_id: UUID | None
    owner_id: UUID | None
    page: Page
    name: str
    share: Share
    default_for: Role | None
    position: int
    state: ViewState


Today = Annotated[
    date | None,
    Field(description="The calendar day where the person is, for `@today`; the studio's day when left out."),
]


class Matching(Body):
    """Which rows of a page, in which order."""

    filter: Filter | None = None
    sort: Sort = Field(default_factory=list)
    today: Today = None


class Matched(BaseModel):
    """Rows in the order of the sort; where that does not decide, in the order of the page."""

    ids: list[UUID]
