"""Reading and Writing: the only two ways to the database."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from typing import Any, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Text, bindparam, case, func, select, text, true
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from motk.core.errors import Conflict, Forbidden, NotFound
from motk.gate.actor import Actor
from motk.gate.scope import CONDITIONS, visible
from motk.gate.verbs import INSIDE_VERBS, VERBS
from motk.model.base import Base, OfProject, Tracked
from motk.model.organization import Organization
from motk.model.project import Project

Row = TypeVar("Row", bound=Base)

_BEGIN = text(
    "select motk.begin(:verb, cast(:actor as uuid), cast(:organization as uuid), :via, cast(:caused_by as uuid), :note)"
)

_MEAN = text("select set_config('motk.verb', :verb, true), set_config('motk.note', coalesce(:note, ''), true)")
_WRITTEN = text("select motk.setting('change_set_written')::uuid")


class Closed(Conflict):
    """The project is closed, and nothing in it changes any more but by its managers."""

    slug, title = "closed", "Closed"
    says = (
        "This project is closed: it is read, and only its managers still change it. Ask one of them to open it again."
    )

    def __init__(self, verb: str, project_id: UUID) -> None:
        super().__init__(self.says, verb=verb, project_id=str(project_id))


class Job(Protocol):
    """What `Writing.defer` takes: see `motk.core.jobs`."""

    async def defer(self, session: AsyncSession, **arguments: Any) -> int: ...


class Reading:
    """One snapshot of what an actor may see, for one verb."""

    def __init__(self, session: AsyncSession, actor: Actor, verb: str) -> None:
        self.session = session
        self.actor = actor
        self.verb = verb

    def visible(self, model: type[Base]) -> ColumnElement[bool]:
        return visible(self.actor, model)

    def hold_open(self, verb: str | None = None, project_id: UUID | None = None) -> None:
        """Refuse with 403 unless the verb table allows `verb` (the open one by default) in this project, or for the studio; with 409
        where the project is closed."""
        verb = verb or self.verb
        if verb in INSIDE_VERBS:
            return
        if not self.actor.may(verb, project_id):
            raise Forbidden(why_not(self.actor, verb, project_id), verb=verb)
        if project_id is not None and self.actor.is_held_closed(verb, project_id):
            raise Closed(verb, project_id)

    async def today(self) -> date:
        """Which day it is where the studio is."""
        return (await self.session.scalars(select(func.motk.today(self.actor.organization_id, type_=Date)))).one()

    async def zone(self) -> str:
        """The time zone of the studio, as the database knows it: what makes a day of a moment."""
        settings = Organization.settings["timezone"].astext
        of_studio = select(func.motk.zone(settings, type_=Text)).where(Organization.id == self.actor.organization_id)
        return (await self.session.scalars(of_studio)).one()

    async def project(self, project_id: UUID) -> Project:
        """The project, when the actor sees it and the verb is allowed in it. Raises NotFound, Forbidden."""
        found = await self.session.scalar(select(Project).where(Project.id == project_id, self.visible(Project)))
        if found is None:
            raise NotFound("project", project_id)
        self.hold_open(project_id=found.id)
        return found

    async def load(self, model: type[Row], row_id: UUID, *, verb: str | None = None) -> Row:
        """One row, as the actor may use it for the verb. Raises NotFound, Forbidden."""
        return (await self.load_many(model, [row_id], verb=verb))[0]

    async def load_many(self, model: type[Row], row_ids: Sequence[UUID], *, verb: str | None = None) -> list[Row]:
        """Rows in the order asked for; all or none. A Writing locks them, in the order of their ids so that no two deadlock."""
        verb = verb or self.verb
        table = model.__table__
        wanted = (
            select(model, self.allowed(model, verb))
            .where(
                table.c.id == text("any(:row_ids)").bindparams(bindparam("row_ids", list(row_ids))), self.visible(model)
            )
            .order_by(table.c.id)
            .execution_options(populate_existing=True)
        )
        found = {
            row.id: (row, allowed) for row, allowed in (await self.session.execute(self._locked(wanted, model))).all()
        }
        for row_id in row_ids:
            if row_id not in found:
                raise NotFound(model.__tablename__, row_id)
        for project_id in {_project_of(row) for row, _ in found.values()}:
            self.hold_open(verb, project_id)
        for row, allowed in found.values():
            if not allowed:
                raise Forbidden(self.refusal(verb, _project_of(row)), verb=verb, row_id=str(row.id))
        return [found[row_id][0] for row_id in row_ids]

    def _locked(self, wanted: Any, _model: type[Base]) -> Any:
        return wanted

    def allowed(self, model: type[Base], verb: str) -> ColumnElement[bool]:
        """The verb's row condition for this actor, project by project."""
        rules = (
            {role: CONDITIONS[name] for role, name in VERBS[verb].rows.items() if CONDITIONS[name].model is model}
            if verb in VERBS
            else {}
        )
        if self.actor.sees_all_projects or not rules:
            return true()
        table = model.__table__
        if not issubclass(model, OfProject):
            rule = rules.get(self.actor.role)
            return rule.holds(self.actor) if rule else true()
        narrowed = [
            (table.c.project_id == project_id, rules[level].holds(self.actor))
            for project_id, level in self.actor.levels.items()
            if level in rules
        ]
        return case(*narrowed, else_=true()) if narrowed else true()

    def refusal(self, verb: str, project_id: UUID | None) -> str:
        level = self.actor.role if project_id is None else self.actor.level_in(project_id)
        return CONDITIONS[VERBS[verb].rows[level or ""]].refuses

    async def require(self, model: type[Base], row_ids: Sequence[UUID], *, verb: str | None = None) -> None:
        """After a create: the new rows must satisfy the verb's row condition too, or nothing is created. Raises Forbidden."""
        verb = verb or self.verb
        condition = self.allowed(model, verb)
        table = model.__table__
        refused = await self.session.scalar(
            select(table.c.id)
            .where(table.c.id == text("any(:row_ids)").bindparams(row_ids=list(row_ids)), ~condition)
            .limit(1)
        )
        if refused is not None:
            raise Forbidden(f"{self.actor.display_name} may not do this for every row of the request.", verb=verb)


class Writing(Reading):
    """One change set: everything done through it is committed together, or not at all."""

    def __init__(self, session: AsyncSession, actor: Actor, verb: str, change_set_id: UUID) -> None:
        super().__init__(session, actor, verb)
        self.change_set_id = change_set_id

    def add(self, row: Tracked) -> None:
        self.session.add(row)

    async def mean(self, verb: str, note: str | None = None) -> None:
        """Say more exactly what this change set does, before its first write: of many verbs in one gesture, the one it turned out to be."""
        self.verb = verb
        await self.session.execute(_MEAN, {"verb": verb, "note": note})

    async def written(self) -> UUID | None:
        """The change set's id once something was written; None while nothing has changed."""
        written: UUID | None = await self.session.scalar(_WRITTEN)
        return written

    async def defer(self, job: Job, **arguments: Any) -> int:
        """Enqueue a job in this transaction: it runs if and only if the change set is committed."""
        return await job.defer(self.session, **arguments)

    def _locked(self, wanted: Any, model: type[Base]) -> Any:
        # "no key": others may still refer to the row (a comment on a task that is being moved) while we hold it.
        return wanted.with_for_update(of=model, key_share=True)


def _project_of(row: Any) -> UUID | None:
    return row.id if isinstance(row, Project) else getattr(row, "project_id", None)


def why_not(actor: Actor, verb: str, project_id: UUID | None) -> str:
    role = actor.role if project_id is None else actor.level_in(project_id)
    if not actor.scoped(verb):
        return f"This token's scopes do not include {verb}."
    allowed = ", ".join(sorted(VERBS[verb].roles))
    return f"{verb} is for {allowed}; you are {role} {'here' if project_id else 'in this studio'}."


async def begin(
    session: AsyncSession, actor: Actor, verb: str, *, caused_by: UUID | None = None, note: str | None = None
) -> Writing:
    """Name the change set of the session's transaction."""
    change_set_id: UUID = await session.scalar(
        _BEGIN,
        {
            "verb": verb,
            "actor": actor.account_id,
            "organization": actor.organization_id,
            "via": actor.via,
            "caused_by": caused_by,
            "note": note,
        },
    )
    return Writing(session, actor, verb, change_set_id)


@asynccontextmanager
async def writing(
    engine: AsyncEngine, actor: Actor, verb: str, *, caused_by: UUID | None = None, note: str | None = None
) -> AsyncIterator[Writing]:
    """A Writing for doors without HTTP: the command line, the worker, reactions. Commits at the end, rolls back on an exception."""
    async with AsyncSession(engine, expire_on_commit=False) as session, session.begin():
        yield await begin(session, actor, verb, caused_by=caused_by, note=note)


@asynccontextmanager
async def reading(engine: AsyncEngine, actor: Actor, verb: str) -> AsyncIterator[Reading]:
    """A Reading for doors without HTTP."""
    snapshot = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    async with AsyncSession(snapshot, expire_on_commit=False) as session:
        yield Reading(session, actor, verb)
