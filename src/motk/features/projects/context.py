"""What every page of a project needs beside its rows."""

from uuid import UUID

from sqlalchemy import select

from motk.core.cursor import horizon
from motk.features.projects.grid import queries, sight_of
from motk.features.projects.own_fields import own_fields
from motk.features.projects.schemas import ProjectOut
from motk.gate import rows
from motk.gate.gate import Reading
from motk.gate.guests import known_in
from motk.gate.roles import CLIENT, CREW, STUDIO
from motk.model.account import Account
from motk.model.project import Project


async def context(r: Reading, project_id: UUID) -> bytes:
    """Raises NotFound. Vendors learn no names but those of their own team, clients only of who speaks to them."""
    await r.project(project_id)
    level = r.actor.level_in(project_id)
    project = await rows.one(r, Project, ProjectOut, project_id)
    rest = await queries.context.json(
        r.session,
        organization_id=r.actor.organization_id,
        project_id=project_id,
        level=level,
        with_people=level in STUDIO,
        # As in `scope.visible`, the account's own type decides; no slot opens the whole studio.
        with_studio=level in CREW and r.actor.role in CREW,
        known=await _known(r, project_id) if CLIENT in {r.actor.role, level} else None,
        only_entities=(await sight_of(r, project_id)).entities,
    )
    return b'{"project":%s,"cursor":"%s","fields":%s,%s' % (
        project,
        str(await horizon(r.session)).encode(),
        await own_fields(r, project_id),
        rest[1:],
    )


async def _known(r: Reading, project_id: UUID) -> list[UUID]:
    wanted = select(Account.id).where(r.visible(Account), known_in(r.actor, project_id))
    return list(await r.session.scalars(wanted))
