"""What one has to do, the most urgent first."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Float, Integer, and_, case, cast, func, literal, or_, select, tuple_

from motk.core import sql
from motk.core.clock import now
from motk.features.my_work.place import Place
from motk.features.my_work.schemas import MyCounts
from motk.features.notifications import inbox
from motk.features.time.studio_days import studio_days
from motk.gate.gate import Reading
from motk.gate.scope import hidden_columns
from motk.model.entity import Entity
from motk.model.member import Member
from motk.model.project import Project
from motk.model.task import Task, TaskAssignee
from motk.model.task_status import TaskStatus

queries = sql.load("motk.features.my_work")

# In the order of the page.
SECTIONS = tuple(MyCounts.model_fields)
# What was done is looked back on for so long.
DONE_FOR = timedelta(days=14)

_task: Any = Task.__table__
_entity: Any = Entity.__table__
_project: Any = Project.__table__
_status: Any = TaskStatus.__table__
_held: Any = TaskAssignee.__table__
_slot: Any = Member.__table__


async def my_work(r: Reading, *, limit: int, after: str | None) -> bytes:
    """A page of one's tasks in open projects, as JSON. Six statements, whatever was said and done before. Raises Invalid."""
    days = await studio_days(r)
    rank = _rank(days.today)
    keys = (rank, _moment(), -cast(_task.c.priority, Integer), _task.c.id)
    counted = await r.session.execute(_mine(r, rank, func.count()).group_by(rank))
    wanted = _mine(r, *keys, _task.c.project_id).order_by(*keys).limit(limit + 1)
    if after:
        place = Place.parse(after)
        wanted = wanted.where(tuple_(*keys) > tuple_(*_as_keys(place)))
    found = (await r.session.execute(wanted)).all()
    shown = found[:limit]
    ids = [row[3] for row in shown]
    unread = await inbox.unread_notes(r, ids)
    projects = list(dict.fromkeys(row[4] for row in shown))
    tasks = await queries.tasks.json(
        r.session,
        ids=ids,
        sections=[SECTIONS[row[0]] for row in shown],
        account_id=r.actor.account_id,
        today=days.today,
        told=list(unread),
        notes=list(unread.values()),
        as_guest=[one for one in projects if hidden_columns(r.actor, "task", one)],
    )
    head = {
        "today": str(days.today),
        "day_minutes": days.day_minutes,
        "counts": {**dict.fromkeys(SECTIONS, 0), **{SECTIONS[place]: count for place, count in counted.all()}},
        "next": str(Place(*shown[-1][:4])) if len(found) > limit else None,
    }
    return b'{%s,"projects":%s,"rows":%s}' % (json.dumps(head)[1:-1].encode(), await _projects(r, projects), tasks)


def _mine(r: Reading, *columns: ColumnElement[Any]) -> Any:
    """Of the tasks given to the person's slots those that concern them now: what is not done, and what was lately."""
    given = (
        select(_held.c.task_id)
        .join(_slot, _slot.c.id == _held.c.member_id)
        .where(_slot.c.account_id == r.actor.account_id, _slot.c.archived_at.is_(None))
    )
    lately = now() - DONE_FOR
    return (
        select(*columns)
        .select_from(_task)
        .join(_entity, and_(_entity.c.id == _task.c.entity_id, _entity.c.archived_at.is_(None)))
        .join(_project, and_(_project.c.id == _task.c.project_id, _project.c.archived_at.is_(None)))
        .join(_status, _status.c.id == _task.c.task_status_id)
        .where(
            _task.c.id.in_(given),
            _task.c.archived_at.is_(None),
            _project.c.status == "open",
            or_(~_status.c.is_done, _task.c.done_at > lately),
            r.visible(Task),
        )
    )


def _rank(today: date) -> ColumnElement[Any]:
    """The place of a task's section in SECTIONS. A week ends on Sunday."""
    due, day = _task.c.due_date, literal(today, Date)
    sunday = literal(today + timedelta(days=6 - today.weekday()), Date)
    sections: list[tuple[Any, str]] = [
        (_status.c.is_done, "done"),
        (_status.c.is_feedback_request, "in_review"),
        (due.is_(None), "no_date"),
        (due < day, "late"),
        (due == day, "today"),
        (due <= sunday, "this_week"),
    ]
    # As literals of the statement: grouped by, they must be the same to PostgreSQL each time.
    said = [(claim, _number(SECTIONS.index(name))) for claim, name in sections]
    return case(*said, else_=_number(SECTIONS.index("later")))


def _number(number: int) -> ColumnElement[int]:
    return cast(literal(number, literal_execute=True), Integer)


def _moment() -> ColumnElement[Any]:
    """Within a section: the earlier due the sooner, of what is done the last first."""
    due = func.coalesce(cast(func.extract("epoch", _task.c.due_date), Float(53)), 1e12)
    return case((_status.c.is_done, -cast(func.extract("epoch", _task.c.done_at), Float(53))), else_=due)


def _as_keys(place: Place) -> list[ColumnElement[Any]]:
    return [
        literal(place.rank, Integer),
        literal(place.moment, Float(53)),
        literal(place.priority, Integer),
        literal(place.task_id, _task.c.id.type),
    ]


async def _projects(r: Reading, ids: Sequence[UUID]) -> bytes:
    levels = [r.actor.level_in(one) if r.actor.may("task.set_status", one) else None for one in ids]
    return await queries.projects.json(r.session, ids=list(ids), levels=levels)
