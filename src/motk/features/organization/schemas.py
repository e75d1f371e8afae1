"""The studio on the wire."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, field_validator

from motk.gate.fields import Body, Locale, Name, Seen, Timezone, is_timezone, unset

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]


def _week(days: list[int]) -> list[int]:
    if len(set(days)) != len(days):
        raise ValueError("Name each day once.")
    return sorted(days)


Week = Annotated[
    list[Annotated[int, Field(ge=1, le=7)]],
    Field(min_length=1, max_length=7, description="The days that are worked, 1 is Monday.", examples=[[1, 2, 3, 4, 5]]),
    AfterValidator(_week),
]
LEAST_HOURS = 0.25
Hours = Annotated[
    float, Field(ge=LEAST_HOURS, le=24, allow_inf_nan=False, description="What a day of work counts.", examples=[8])
]


SecondFactorPolicy = Annotated[
    Literal["off", "admins", "everyone"], Field(description="Of whom a second factor is demanded.")
]


DiaryMonths = Annotated[
    int | None,
    Field(ge=3, le=240, description="How long the diary keeps its details; null: for ever.", examples=[24]),
]


class OrganizationSettings(BaseModel):
    """What a studio settles once; what is not said is as written here."""

    model_config = ConfigDict(extra="ignore")

    hours_per_day: Hours = 8
    week: Week = [1, 2, 3, 4, 5]
    timezone: Timezone = "UTC"
    locale: Locale = "en"
    second_factor: SecondFactorPolicy = "off"
    diary_months: DiaryMonths = None

    @field_validator("timezone", mode="before")
    @classmethod
    def _still_known(cls, held: Any) -> Any:
        """A zone that was taken once, and that this machine does not know, is read as UTC."""
        return held if is_timezone(held) else "UTC"

    @field_validator("hours_per_day", mode="before")
    @classmethod
    def _long_enough(cls, held: Any) -> Any:
        """Less was taken once."""
        return max(held, LEAST_HOURS) if isinstance(held, int | float) else held


class SettingsChanges(Body):
    """The settings named here change, the others stay."""

    hours_per_day: Hours = unset()
    week: Week = unset()
    timezone: Timezone = unset()
    locale: Locale = unset()
    second_factor: SecondFactorPolicy = unset()
    diary_months: DiaryMonths = unset()


class OrganizationChanges(Seen):
    name: Name = unset()
    slug: Slug = unset()
    settings: SettingsChanges = unset()


class OrganizationOut(BaseModel):
    id: UUID
    rev: int
    created_at: datetime
    created_by: UUID | None
    updated_at: datetime
    updated_by: UUID | None
    name: str
    slug: str
    logo_id: UUID | None
    diary_since: datetime | None = Field(description="Before this moment the diary holds no details any more.")
    settings: OrganizationSettings
