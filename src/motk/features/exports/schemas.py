"""What to put into a file."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from motk.features.views.schemas import FieldId, Groups, Matching
from motk.gate.fields import Body, Line, Locale

Part = Literal[
    "status",
    "assignee",
    "start_date",
    "due_date",
    "estimate_minutes",
    "priority",
    "retake_count",
    "comment_count",
]


_STATUS_ALONE: list[Part] = ["status"]


class ExportColumn(Body):
    """A column of the page by its id, such as `name` or `task.<task type>`, or a field, such as `task.any.due_date`."""

    id: FieldId
    title: Line = Field(examples=["Shot"])
    width: Annotated[int, Field(ge=1, le=10_000, description="In pixels of the screen.")] | None = None


class Export(Matching):
    format: Literal["csv", "xlsx"]
    columns: Annotated[
        list[ExportColumn], Field(min_length=1, max_length=300, examples=[[{"id": "name", "title": "Shot"}]])
    ]
    group: Groups = Field(default_factory=list)
    ids: Annotated[list[UUID], Field(max_length=200_000)] | None = Field(
        default=None, description="Only these of the rows that match; left out: all."
    )
    parts: Annotated[list[Part], Field(min_length=1, max_length=8)] = Field(
        default_factory=_STATUS_ALONE.copy, description="What a column of a task type becomes: a column for each."
    )
    durations: Literal["days", "hours"] = Field(
        default="days", description="What estimates are counted in; a day has the studio's hours."
    )
    locale: Locale = "en"
    name: Line = Field(default="", description="The name of the file, without its ending.", examples=["Retakes"])
    delimiter: Literal[",", ";", "\t"] = Field(default=",", description="Of CSV; some spreadsheets expect `;`.")
    bom: bool = Field(default=True, description="Of CSV: the mark by which Excel knows UTF-8.")
