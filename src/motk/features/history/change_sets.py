"""One change set, row by row."""

from uuid import UUID

from motk.core.cursor import Cursor
from motk.core.errors import NotFound
from motk.features.history.feed import feed_lines, queries
from motk.features.history.schemas import ChangeSetOut
from motk.gate import diary
from motk.gate.diary import Line
from motk.gate.gate import Reading


async def find(r: Reading, change_set_id: UUID) -> Line:
    """The change set with its `projects` (None among them: studio-wide rows) and `entities`.

    It exists for an actor who sees every project it touched. Raises NotFound; Forbidden where the open verb is not allowed.
    """
    found = await queries.change_set.rows(r.session, change_set_id=change_set_id, organization=r.actor.organization_id)
    if not found or not all(project_id is None or r.actor.level_in(project_id) for project_id in found[0]["projects"]):
        raise NotFound("change_set", change_set_id)
    for project_id in found[0]["projects"]:
        r.hold_open(project_id=project_id)
    return found[0]


async def read(r: Reading, change_set_id: UUID, *, limit: int, after: str | None) -> ChangeSetOut:
    """Who meant what, and a page of the rows in the order they were written. Raises NotFound, Forbidden."""
    change_set = await find(r, change_set_id)
    place = Cursor.parse(after, field="after").id if after else 0
    found = await queries.lines.rows(r.session, change_set_id=change_set_id, after=place, most=limit + 1)
    shown = found[:limit]
    (line,) = await feed_lines(r, [change_set], projects=None, studio=True)
    return ChangeSetOut(
        change_set=line,
        rows=await diary.lines(r, shown),
        next=diary.place_of(shown[-1]) if len(found) > limit else None,
    )
