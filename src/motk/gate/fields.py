"""Field types shared by the schemas of features: bounded, so that bad input is a sentence and never a database error."""

from datetime import date, datetime
from functools import cache
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from motk.gate.storable import storable, storable_json

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(storable)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), AfterValidator(storable)]
Prose = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(storable)]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
Fps = Annotated[
    str,
    StringConstraints(pattern=r"^[1-9][0-9]{0,4}(\.[0-9]{1,4}|/[1-9][0-9]{0,4})?$"),
    Field(examples=["24", "24000/1001"]),
]
Frame = Annotated[int, Field(ge=-2_000_000_000, le=2_000_000_000)]
# As far as productions plan and remember: beyond, a reckoning by days could leave the calendar.
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 1, 1), examples=["2026-11-20"])]
Count = Annotated[int, Field(ge=0, le=2_000_000_000)]
Position = Annotated[int, Field(ge=-2_000_000_000, le=2_000_000_000)]
Tags = Annotated[list[Line], Field(max_length=100)]
Extra = Annotated[dict[str, Any], AfterValidator(storable_json)]
Ids = Annotated[list[UUID], Field(min_length=1, max_length=20_000)]


@cache
def _known_timezones() -> frozenset[str]:
    """Read from disk once, file by file; empty on a machine without them. Without what names no place: PostgreSQL refuses it."""
    return frozenset(available_timezones() - {"Factory", "localtime"})


def is_timezone(value: str) -> bool:
    known = _known_timezones()
    return not known or value in known


def _timezone(value: str) -> str:
    if not is_timezone(value):
        raise ValueError("There is no such time zone; write one like Europe/Paris.")
    return value


Timezone = Annotated[
    str,
    StringConstraints(max_length=64, pattern=r"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}$"),
    AfterValidator(_timezone),
    Field(examples=["Europe/Paris"]),
]
Locale = Annotated[
    str, StringConstraints(max_length=35, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"), Field(examples=["en", "fr-CA"])
]

Rev = Annotated[
    int, Field(ge=1, le=2_000_000_000, description="The rev you read; if it is another by now, the answer is 409.")
]


def unset() -> Any:
    """A field that may be left out, and then is left alone; unlike `None` it says nothing of the value."""
    return Field(default=None, json_schema_extra=_without_default)


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


class Body(BaseModel):
    """What a client sends. An unknown field is an error: a typo must not vanish."""

    model_config = ConfigDict(extra="forbid")


class Given(Body):
    """A create. A client may choose the id, so that a retry or an offline tool makes nothing twice."""

    id: UUID = unset()


class Seen(Body):
    """An edit of a row that the client has read."""

    rev: Rev = unset()


class RowOut(BaseModel):
    """The marks of every row."""

    id: UUID
    rev: int
    created_at: datetime
    created_by: UUID | None
    updated_at: datetime
    updated_by: UUID | None
    organization_id: UUID


class ProjectRowOut(RowOut):
    project_id: UUID


class ArchivableOut(BaseModel):
    archived_at: datetime | None
    archived_by: UUID | None
