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
