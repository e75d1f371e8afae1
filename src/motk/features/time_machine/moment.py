"""A moment in the log."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from motk.core import sql
from motk.core.clock import now
from motk.core.errors import Invalid
from motk.gate.gate import Reading
from motk.model.organization import Organization

queries = sql.load("motk.features.time_machine")

# Of a production of 20,000 shots this is weeks of work; beyond, the answer would take too long to make.
MOST_CHANGES = 300_000

# After everything: a place in no epoch that has been.
_NOWHERE = {"epoch": 2_000_000_000, "tx": "0"}


@dataclass(frozen=True)
class Moment:
    """A moment of one project, and its place in the log, as the parameters of `past`."""

    at: datetime
    place: dict[str, Any]


async def find(r: Reading, project_id: UUID, at: datetime) -> Moment:
    """The moment, when what happened since is not too much to take back. Raises Invalid."""
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    if at > now():
        raise Invalid([("at", "This is still to come. Choose a moment that has passed.")])
    since = await r.session.scalar(select(Organization.diary_since).where(Organization.id == r.actor.organization_id))
    if since and at < since:
        raise Invalid([("at", f"The diary holds no details before {since:%Y-%m-%d} any more. Choose a later moment.")])
    asked = {"organization_id": r.actor.organization_id, "project_id": project_id, "at": at}
    found = await queries.since.rows(r.session, **asked, most=MOST_CHANGES)
    if found and found[0]["changes"] >= MOST_CHANGES:
        raise Invalid([("at", f"More than {MOST_CHANGES:,} changes have been made since. Choose a later moment.")])
    place = {"epoch": found[0]["epoch"], "tx": found[0]["tx"]} if found else _NOWHERE
    return Moment(at, {"organization_id": r.actor.organization_id, "at": at, **place})


def in_the_past(query: sql.Query) -> sql.Query:
    """The same query over the tables as they were at a Moment, whose `place` it takes besides its own parameters."""
    tables = queries.past.sql.rpartition("\nselect ")[0]
    rest = query.sql
    joined = f"{tables},\n{rest.removeprefix('with ')}" if rest.startswith("with ") else f"{tables}\n{rest}"
    return replace(query, sql=joined, parameters={**queries.past.parameters, **query.parameters})
