"""What a search gives, on the wire."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from motk.gate.schemas import Who

Kind = Literal["entity", "task", "account", "project", "comment"]
Mark = Annotated[tuple[int, int], Field(description="From this letter to before that one.")]


class FoundRow(BaseModel):
    """One hit. A task and a comment are called by their entity and the task's type; `text` is the passage of a comment."""

    kind: Kind
    id: UUID
    title: str = Field(examples=["SH010 Animation"])
    title_marks: list[Mark] = Field(description="What of the title was meant.", examples=[[[0, 5]]])
    where: list[str] = Field(description="What it stands under, the outermost first.", examples=[["E01", "SQ010"]])
    project_id: UUID | None
    project: str | None = Field(examples=["Big Buck Bunny"])
    entity_id: UUID | None
    entity_kind: str | None = Field(examples=["shot"])
    task_id: UUID | None
    task_type_id: UUID | None
    author: Who | None = Field(description="Who wrote the comment.")
    text: str | None = Field(examples=["Hold the last pose for eight frames."])
    text_marks: list[Mark] = Field(examples=[[[9, 13]]])
    at: datetime
    archived: bool = Field(description="It, or what it hangs on.")


class Found(BaseModel):
    """`near`: nothing is called so or says so; this is what is spelled like it."""

    rows: list[FoundRow]
    counts: dict[Kind, int] = Field(
        description="How many of each kind were found, counted up to `most`.", examples=[{"entity": 1, "task": 8}]
    )
    most: int = Field(description="Where counting ends, of each kind.", examples=[150])
    near: bool
