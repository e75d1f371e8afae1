"""The grid as it was."""

from datetime import datetime
from uuid import UUID

from motk.core.cursor import horizon
from motk.features.projects import grid
from motk.features.time_machine.moment import find, in_the_past
from motk.gate.gate import Reading

_THEN = (in_the_past(grid.queries.grid), in_the_past(grid.queries.parents))


async def grid_as_of(r: Reading, project_id: UUID, kind: str, at: datetime) -> bytes:
    """The body of a grid answer as it would have been at a moment, every change set being in it whole or not at all.

    What the actor sees is settled by today's rules: a production that was opened to somebody is open back to its beginning. Raises Invalid.
    """
    moment = await find(r, project_id, at)
    sight = await grid.sight_of(r, project_id)
    zone = await r.zone()
    rows, parents = await grid.read(r, project_id, kind, sight.entities, sight, zone, of=_THEN, **moment.place)
    return grid.joined(await horizon(r.session), zone, rows, parents)
