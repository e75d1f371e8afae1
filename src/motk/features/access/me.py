"""Who I am, and what I may."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from motk.features.access.attempts import queries
from motk.features.access.schemas import Me, MyAccount, MyChanges, MyVerbs, Viewing
from motk.features.people.notification_settings import NotificationSettings
from motk.gate.actor import Actor
from motk.gate.gate import Reading, Writing
from motk.gate.verbs import VERBS
from motk.model.account import Account
from motk.model.project import Project


async def me(session: AsyncSession, actor: Actor, csrf_token: str | None) -> Me:
    (found,) = await queries.me.rows(session, account_id=actor.account_id)
    return Me(
        **found, csrf_token=csrf_token, must_set_up_factor=actor.lacks_factor, viewing=await _viewing(session, actor)
    )


async def _viewing(session: AsyncSession, actor: Actor) -> Viewing | None:
    if actor.viewer_id is None or actor.viewing_until is None:
        return None
    name = await queries.viewer.value(session, account_id=actor.viewer_id)
    return Viewing(viewer_name=name, until=actor.viewing_until)


async def edit(w: Writing, changes: MyChanges) -> MyAccount:
    """Change what is the actor's own to settle. Also where the verb table hides the field from a role: it is their own."""
    account = await w.load(Account, w.actor.somebody)
    given = changes.model_dump(mode="json", exclude_unset=True)
    if "notifications" in given:
        kept = NotificationSettings.model_validate(account.notifications).model_dump(mode="json")
        given["notifications"] = {**kept, **given["notifications"]}
    for name, value in given.items():
        setattr(account, name, value)
    await w.session.flush()
    (found,) = await queries.me.rows(w.session, account_id=account.id)
    return MyAccount.model_validate(found["account"])


async def my_verbs(r: Reading) -> MyVerbs:
    """The verb table as it stands for the actor: the same `may` the gate asks. What needs no sign-in is left out."""
    table: Any = Project.__table__
    visible = select(table.c.id).where(r.visible(Project), table.c.archived_at.is_(None)).order_by(table.c.id)
    by_level: dict[tuple[str | None, bool], list[str]] = {}
    projects: dict[UUID, list[str]] = {}
    for project_id in (await r.session.scalars(visible)).all():
        level = (r.actor.level_in(project_id), project_id in r.actor.closed)
        if level not in by_level:
            by_level[level] = _allowed(r, project_id)
        projects[project_id] = by_level[level]
    return MyVerbs(studio=_allowed(r, None), projects=projects)


def _allowed(r: Reading, project_id: UUID | None) -> list[str]:
    actor = r.actor
    return [
        name
        for name, verb in VERBS.items()
        if not verb.public
        and actor.may(name, project_id)
        and not (project_id is not None and actor.is_held_closed(name, project_id))
        and not (verb.says and actor.viewer_id is not None)
    ]
