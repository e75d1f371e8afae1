"""Who I am, and what I may."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from motk.features.access.attempts import queries
from motk.features.access.schemas import Me, MyVerbs
from motk.gate.gate import Reading
from motk.gate.verbs import VERBS
from motk.model.project import Project


async def me(session: AsyncSession, account_id: UUID | None, csrf_token: str | None) -> Me:
    (found,) = await queries.me.rows(session, account_id=account_id)
    return Me(**found, csrf_token=csrf_token)


async def my_verbs(r: Reading) -> MyVerbs:
    """The verb table as it stands for the actor: the same `may` the gate asks. What needs no sign-in is left out."""
    table: Any = Project.__table__
    visible = select(table.c.id).where(r.visible(Project), table.c.archived_at.is_(None)).order_by(table.c.id)
    by_level: dict[str | None, list[str]] = {}
    projects: dict[UUID, list[str]] = {}
    for project_id in (await r.session.scalars(visible)).all():
        level = r.actor.level_in(project_id)
        if level not in by_level:
            by_level[level] = _allowed(r, project_id)
        projects[project_id] = by_level[level]
    return MyVerbs(studio=_allowed(r, None), projects=projects)


def _allowed(r: Reading, project_id: UUID | None) -> list[str]:
    return [name for name, verb in VERBS.items() if not verb.public and r.actor.may(name, project_id)]
