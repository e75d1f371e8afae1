"""Logging time: minutes of a person on a task on a day, said as often as one likes."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from motk.core.errors import Forbidden, Invalid, NotFound
from motk.features.time.queries import queries
from motk.features.time.studio_days import studio_days
from motk.gate.gate import Writing
from motk.gate.roles import MANAGERS
from motk.gate.rows import any_of
from motk.model.task import Task

Fields = dict[str, Any]


async def log(w: Writing, rows: Sequence[Fields]) -> list[UUID]:
    """Set minutes; 0 takes an entry away. Answers the ids of the entries there are now. The number of statements does not grow with the rows.

    Raises NotFound for tasks and people the actor does not see, Forbidden for other people's time, Invalid for days to come,
    for tasks on which no time is logged, and for a day of more than 24 hours.
    """
    given = [{"account_id": w.actor.account_id, **row} for row in rows]
    days = [row["on_date"] for row in given]
    _refuse_doubles(given)
    await _refuse_days_to_come(w, days)
    people = sorted({row["account_id"] for row in given})
    await _hold(w, given, people)
    stored = json.dumps(given, default=str)
    await queries.take_away.rows(w.session, organization=w.actor.organization_id, rows=stored)
    made = await queries.log.rows(w.session, organization=w.actor.organization_id, rows=stored)
    for day in await queries.too_long.rows(w.session, accounts=people, days=sorted(set(days))):
        raise Invalid(
            [("rows", f"{day['display_name']} would have {_hours(day['minutes'])} on {day['on_date']}; a day has 24.")]
        )
    return [row["id"] for row in made]


def _refuse_doubles(given: Sequence[Fields]) -> None:
    if len({(row["account_id"], row["task_id"], row["on_date"]) for row in given}) < len(given):
        raise Invalid([("rows", "A task stands twice on one day in this request. Send the minutes of the day in all.")])


async def _refuse_days_to_come(w: Writing, days: Sequence[date]) -> None:
    today = (await studio_days(w)).today
    for place, day in enumerate(days):
        if day > today:
            raise Invalid([(f"rows.{place}.on_date", f"{day} has not come yet; time is logged up to today, {today}.")])
        if day.year < 1990:
            raise Invalid([(f"rows.{place}.on_date", f"{day} is long past; write the day as YYYY-MM-DD.")])


async def _hold(w: Writing, given: Sequence[Fields], people: Sequence[UUID]) -> None:
    """Settle the right to, then hold the people, so that two who log for one of them come one after the other."""
    task_ids = sorted({row["task_id"] for row in given})
    # Not locked: `load_many` of a Writing would be. The trigger that adds up locks them, in the order of their ids.
    tasks = await _seen(w, task_ids)
    for project_id in set(tasks.values()):
        w.hold_open(project_id=project_id)
    for row in given:
        if row["account_id"] != w.actor.account_id and w.actor.level_in(tasks[row["task_id"]]) not in MANAGERS:
            raise Forbidden("Only your own time is yours to log; a manager may log for others.", verb=w.verb)
    for refused in await queries.refusals.rows(w.session, tasks=task_ids):
        place = next(place for place, row in enumerate(given) if row["task_id"] == refused["id"])
        why = (
            "This task is archived; restore it first."
            if refused["archived"]
            else f"No time is logged on {refused['task_type']}."
        )
        raise Invalid([(f"rows.{place}.task_id", why)])
    held = await queries.hold_people.rows(w.session, organization=w.actor.organization_id, accounts=people)
    if missing := set(people) - {row["id"] for row in held}:
        raise NotFound("account", missing.pop())


async def _seen(w: Writing, task_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    table = Task.__table__
    found = await w.session.execute(
        select(table.c.id, table.c.project_id).where(any_of(table.c.id, task_ids), w.visible(Task))
    )
    tasks = {row.id: row.project_id for row in found.all()}
    for task_id in task_ids:
        if task_id not in tasks:
            raise NotFound("task", task_id)
    return tasks


def _hours(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} hours"
