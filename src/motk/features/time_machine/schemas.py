"""The time machine on the wire."""

from datetime import datetime

from pydantic import BaseModel, Field

from motk.gate.fields import Body, Ids


class BringBack(Body):
    """Entities of the project, with their tasks and who does them, as they were."""

    at: datetime = Field(examples=["2026-11-20T17:00:00Z"])
    ids: Ids


class BroughtBack(BaseModel):
    """How many rows are otherwise than before."""

    entities: int
    tasks: int
    assignments: int
