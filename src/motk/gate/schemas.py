"""Shapes that every plain list shares on the wire."""

from typing import Any, Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from motk.gate.fields import Body, Ids

Out = TypeVar("Out")


class Page(BaseModel, Generic[Out]):
    """`next` goes into `after` of the following request; null on the last page."""

    rows: list[Out]
    next: str | None


class Rows(BaseModel, Generic[Out]):
    rows: list[Out]


class Chosen(Body):
    ids: Ids = Field(description="The rows meant; all or none.")


class Done(BaseModel):
    count: int = Field(description="How many rows were touched.")


class PurgeBlocker(BaseModel):
    id: UUID = Field(description="Of the rows asked about, the one that cannot go.")
    why: str = Field(examples=["Still in use by 3 entities. Delete them first, or point elsewhere."])


class PurgePreview(BaseModel):
    counts: dict[str, int] = Field(
        description="What would be deleted along with the rows, by table.", examples=[{"comment": 40, "task": 12}]
    )
    blockers: list[PurgeBlocker] = Field(description="Why it would be refused; the first 1,000.")


class FieldError(BaseModel):
    field: str
    message: str


class ProblemOut(BaseModel):
    """RFC 9457. More members may follow: the facts of the refusal."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldError] | None = None


class Who(BaseModel):
    id: UUID
    display_name: str


class HistoryLine(BaseModel):
    """One row fact of the log. `before` and `after` hold the fields that differ; the whole row for a create and a delete."""

    change_set_id: UUID
    verb: str
    sentence: str
    actor: Who | None
    via: str
    at: str
    caused_by: UUID | None
    note: str | None
    entity: str
    row_id: UUID
    rev: int
    op: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
