"""A person's week: tasks, days, minutes."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from motk.core.errors import Forbidden, NotFound
from motk.features.time.queries import queries
from motk.features.time.schemas import Timesheet
from motk.features.time.studio_days import studio_days
from motk.gate.gate import Reading
from motk.gate.roles import CLIENT, LEADS
from motk.model.account import Account


async def sheet(r: Reading, account_id: UUID | None, day: date | None) -> Timesheet:
    """The week of `day`. Of others, leads see what was worked in projects they lead. Raises NotFound, Forbidden."""
    days = await studio_days(r)
    wanted = account_id or r.actor.account_id
    projects = None if wanted == r.actor.account_id else led(r)
    if wanted is None:
        raise NotFound("account", "")
    if projects is not None and not projects and not r.actor.sees_all_projects:
        raise Forbidden(
            "Only your own timesheet is yours to see; that of others is for those who lead a project.", verb=r.verb
        )
    if await r.session.scalar(select(Account.id).where(Account.id == wanted, r.visible(Account))) is None:
        raise NotFound("account", wanted)
    shown = day or days.today
    monday = shown - timedelta(days=shown.weekday())
    (found,) = await queries.sheet.rows(
        r.session,
        account=wanted,
        organization=r.actor.organization_id,
        monday=monday,
        projects=projects,
        open_projects=None if r.actor.sees_all_projects else _worked_in(r),
    )
    return Timesheet.model_validate(
        {
            "account_id": wanted,
            "monday": monday,
            "today": days.today,
            "day_minutes": days.day_minutes,
            "week": days.week,
            **found,
        }
    )


def _worked_in(r: Reading) -> list[UUID]:
    return [project_id for project_id, level in r.actor.levels.items() if level != CLIENT]


def led(r: Reading) -> list[UUID] | None:
    """The projects whose people's time the actor sees; None: all."""
    if r.actor.sees_all_projects:
        return None
    return [project_id for project_id, level in r.actor.levels.items() if level in LEADS]
