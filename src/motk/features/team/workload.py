"""How much each slot has to do, week by week, and which slots nobody holds yet."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from motk.features.organization.schemas import OrganizationSettings
from motk.features.team.queries import queries
from motk.gate.gate import Reading
from motk.gate.scope import hidden_columns
from motk.model.organization import Organization


async def workload(r: Reading, project_id: UUID, first_day: date, weeks: int) -> bytes:
    """From the week of `first_day` on. What a day counts and which days are worked, the studio has settled. Raises NotFound, Forbidden."""
    await r.project(project_id)
    held = await r.session.scalar(select(Organization.settings).where(Organization.id == r.actor.organization_id))
    settings = OrganizationSettings.model_validate(held or {})
    return await queries.workload.json(
        r.session,
        project_id=project_id,
        monday=first_day - timedelta(days=first_day.weekday()),
        weeks=weeks,
        week=settings.week,
        day_minutes=settings.hours_per_day * 60,
        with_rates="day_rate" not in hidden_columns(r.actor, "member", project_id),
    )
