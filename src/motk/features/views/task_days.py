"""The days of a task's moments, where the studio is."""

from typing import Any

from sqlalchemy import ColumnElement, Date, DateTime, case, cast, func

from motk.model.task import Task

task: Any = Task.__table__


def task_days(zone: str, is_done: ColumnElement[bool]) -> dict[str, ColumnElement[Any]]:
    """When a task was added, started and, where it is done, done: without a moment of its own since it was added, as the overview counts it."""

    def day(moment: ColumnElement[Any]) -> ColumnElement[Any]:
        return cast(func.timezone(zone, moment, type_=DateTime), Date)

    return {
        "added_on": day(task.c.created_at),
        "started_on": day(task.c.real_start_date),
        "done_on": case((is_done, day(func.coalesce(task.c.done_at, task.c.created_at)))),
    }
