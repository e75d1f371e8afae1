"""What every page of a project needs beside its rows."""

from uuid import UUID

from motk.core.cursor import horizon
from motk.features.projects.grid import queries
from motk.features.projects.schemas import ProjectOut
from motk.gate import rows
from motk.gate.gate import Reading
from motk.gate.roles import CREW, STUDIO
from motk.model.project import Project


async def context(r: Reading, project_id: UUID) -> bytes:
    """Raises NotFound. Clients and vendors learn no names but those of their own team."""
    await r.project(project_id)
    level = r.actor.level_in(project_id)
    project = await rows.one(r, Project, ProjectOut, project_id)
    rest = await queries.context.json(
        r.session,
        organization_id=r.actor.organization_id,
        project_id=project_id,
        with_people=level in STUDIO,
        # As in `scope.visible`, the account's own type decides; no slot opens the whole studio.
        with_studio=level in CREW and r.actor.role in CREW,
    )
    return b'{"project":%s,"cursor":"%s",%s' % (project, str(await horizon(r.session)).encode(), rest[1:])
