"""What the studio has settled about days: its hours, its week, and which day it is there."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select

from motk.core.clock import now
from motk.features.organization.schemas import OrganizationSettings
from motk.gate.gate import Reading
from motk.model.organization import Organization


@dataclass(frozen=True)
class StudioDays:
    today: date
    day_minutes: int
    week: list[int]


async def studio_days(r: Reading) -> StudioDays:
    held = await r.session.scalar(select(Organization.settings).where(Organization.id == r.actor.organization_id))
    settings = OrganizationSettings.model_validate(held or {})
    return StudioDays(
        today=now().astimezone(ZoneInfo(settings.timezone)).date(),
        day_minutes=round(settings.hours_per_day * 60),
        week=list(settings.week),
    )
