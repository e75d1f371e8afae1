"""The credits on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from motk.gate.fields import Body, Name, unset

MOST_LINES = 5_000


class WorkOfType(BaseModel):
    task_type_id: UUID
    name: str
    tasks: int
    done: int


class CreditOut(BaseModel):
    """One line. `id` is there when somebody changed it; without `member_id` it is a line of its own."""

    id: UUID | None
    member_id: UUID | None
    account_id: UUID | None
    name: str | None = Field(description="Null for a slot that nobody holds: it is not named in the roll.")
    role: str
    section: str | None
    usual_name: str | None = Field(description="As the slot has it, without what somebody changed; null for own lines.")
    usual_role: str | None
    usual_section: str | None
    hidden: bool
    tasks: int
    done: int
    entities: int = Field(description="On how many shots, assets and so on.")
    by_type: list[WorkOfType]


class CreditSection(BaseModel):
    name: str | None = Field(description="A department, or what somebody wrote; null: without a heading.")
    lines: list[CreditOut]


class Credits(BaseModel):
    title: str
    seen: str = Field(description="Send it back with an arrangement: another one by now is refused.")
    sections: list[CreditSection]


class CreditChoice(Body):
    """A line in its place. What is not named, or null, is as the slot says. A new line of its own has neither id nor slot."""

    id: UUID | None = unset()
    member_id: UUID | None = unset()
    section: Name | None = unset()
    name: Name | None = unset()
    role: Name | None = unset()
    hidden: bool = False


class Arrangement(Body):
    """All lines in their order. Slots that are not in it follow at the end of their section; own lines that are not in it are gone."""

    lines: Annotated[list[CreditChoice], Field(max_length=MOST_LINES)]
    seen: Annotated[str, Field(max_length=64)] = unset()
