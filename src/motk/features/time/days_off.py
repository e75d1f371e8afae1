"""The days people are away."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select

from motk.core.errors import Conflict, Forbidden, Invalid, NotFound
from motk.features.time.queries import queries
from motk.gate import sets
from motk.gate.gate import Reading, Writing
from motk.gate.roles import MANAGERS
from motk.model.account import Account
from motk.model.time_entry import DayOff

Fields = dict[str, Any]

_MOST_DAYS = 366


async def create(w: Writing, given: Fields) -> UUID:
    """Raises NotFound, Forbidden for other people's days, Invalid, Conflict where some are off already."""
    account_id = UUID(given.setdefault("account_id", str(w.actor.account_id)))
    _hold_own(w, account_id)
    if await w.session.scalar(select(Account.id).where(Account.id == account_id, w.visible(Account))) is None:
        raise NotFound("account", account_id)
    starts, ends = date.fromisoformat(given["starts_on"]), date.fromisoformat(given["ends_on"])
    await _fit(w, account_id, starts, ends, given.get("half_day", ""), None)
    (made,) = await sets.insert(w, DayOff, [given])
    return made


async def edit(w: Writing, row_id: UUID, given: Fields) -> None:
    """Raises NotFound, Forbidden, Invalid, Conflict, RevConflict."""
    held = await w.load(DayOff, row_id)
    _hold_own(w, held.account_id)
    starts = date.fromisoformat(given["starts_on"]) if "starts_on" in given else held.starts_on
    ends = date.fromisoformat(given["ends_on"]) if "ends_on" in given else held.ends_on
    await _fit(w, held.account_id, starts, ends, given.get("half_day", held.half_day), row_id)
    await sets.edit(w, DayOff, [{**given, "id": row_id}])


async def remove(w: Writing, row_id: UUID) -> None:
    """Raises NotFound, Forbidden."""
    held = await w.load(DayOff, row_id)
    _hold_own(w, held.account_id)
    await w.session.execute(delete(DayOff).where(DayOff.id == row_id))


def _hold_own(r: Reading, account_id: UUID) -> None:
    if account_id != r.actor.account_id and r.actor.role not in MANAGERS:
        raise Forbidden("Only your own days off are yours to set; a manager may set those of others.", verb=r.verb)


async def _fit(w: Writing, account_id: UUID, starts: date, ends: date, half_day: str, row_id: UUID | None) -> None:
    if ends < starts:
        raise Invalid([("ends_on", f"comes before the first day, {starts}")])
    if (ends - starts).days > _MOST_DAYS:
        raise Invalid([("ends_on", "is more than a year after the first day; enter it in parts")])
    # One after the other for one person, so that two who enter the same days do not both succeed.
    await queries.hold_people.rows(w.session, organization=w.actor.organization_id, accounts=[account_id])
    asked = {"account": account_id, "starts": starts, "ends": ends, "half_day": half_day, "except_for": row_id}
    if await queries.overlapping.value(w.session, **asked):
        raise Conflict("Some of these days are off already. Change that entry, or choose other days.")
