"""How a project stands for who asks: all of its tasks, or those that a vendor or a client sees."""

from datetime import date
from uuid import UUID

from motk.core import sql
from motk.features.projects.grid import sight_of
from motk.gate.gate import Reading
from motk.gate.roles import CREW

queries = sql.load("motk.features.overview")

# Beyond these a person reads the grid instead.
MOST_LINES = 500
MOST_LATE = 10
MOST_MILESTONES = 8
MOST_SLOTS = 8


async def overview(r: Reading, project_id: UUID, today: date | None) -> bytes:
    """The whole of it as JSON, in a few statements whatever the project holds. The caller has asked for the project."""
    day = today or await r.today()
    sees_team = r.actor.level_in(project_id) in CREW
    sight = await sight_of(r, project_id)
    standing = await queries.standing.json(
        r.session,
        project_id=project_id,
        seen=sight.tasks,
        today=day,
        zone=await r.zone(),
        most_lines=MOST_LINES,
        most_late=MOST_LATE,
        with_team=sees_team,
    )
    milestones = slots = b"null"
    if r.actor.may("milestone.list", project_id):
        asked = {"project_id": project_id, "seen": sight.tasks, "today": day, "most": MOST_MILESTONES}
        milestones = await queries.milestones.json(r.session, **asked)
    if sees_team and r.actor.may("member.list", project_id):
        slots = await queries.open_slots.json(r.session, project_id=project_id, most=MOST_SLOTS)
    return b'%s,"milestones":%s,"open_slots":%s}' % (standing[:-1], milestones, slots)
