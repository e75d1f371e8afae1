from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Query, Response

from motk.features.time import days_off, log, sheet
from motk.features.time.queries import queries
from motk.features.time.schemas import (
    DayOffChanges,
    DayOffNew,
    DayOffOut,
    LoggedMany,
    Spent,
    SpentOfProject,
    TimeEntryOut,
    Timesheet,
)
from motk.gate import rows
from motk.gate.crud import answer, chosen_of, listing, router
from motk.gate.gate import Reading, Writing
from motk.gate.http import reads, writes
from motk.gate.roles import LEADS
from motk.gate.rows import Listing
from motk.gate.schemas import Page, Rows
from motk.model.task import Task
from motk.model.time_entry import DayOff, TimeEntry

entries = router("/time-entries", "time")
weeks = router("/timesheet", "time")
off = router("/days-off", "time")
projects = router("/projects", "time")
tasks = router("/tasks", "time")

_MOST = 1000


@entries.get(
    "",
    operation_id="time_entry.list",
    summary="What was worked: one's own, and of projects one leads that of everybody",
    response_model=Page.__class_getitem__(chosen_of(TimeEntryOut)),
)
async def list_entries(
    asked: Annotated[Listing, Depends(listing)], r: Annotated[Reading, Depends(reads("time_entry.list"))]
) -> Response:
    return answer(await rows.page(r, TimeEntry, TimeEntryOut, asked))


@entries.put(
    "",
    operation_id="time_entry.log",
    summary="Set the minutes worked on tasks by day; 0 takes them away",
    response_model=Rows[TimeEntryOut],
)
async def log_time(body: LoggedMany, w: Annotated[Writing, Depends(writes("time_entry.log"))]) -> Response:
    made = await log.log(w, [row.model_dump(exclude_unset=True) for row in body.rows])
    return answer(await rows.many(w, TimeEntry, TimeEntryOut, made))


@weeks.get("", operation_id="time_entry.week", summary="A person's week, with the tasks to log on")
async def read_week(
    r: Annotated[Reading, Depends(reads("time_entry.week"))],
    account_id: Annotated[UUID | None, Query(description="Without: you.")] = None,
    day: Annotated[
        date | None, Query(description="Any day of the week.", ge=date(1990, 1, 1), le=date(9000, 1, 1))
    ] = None,
) -> Timesheet:
    return await sheet.sheet(r, account_id, day)


@projects.get("/{project_id}/time", operation_id="time_entry.spent", summary="Worked and estimated")
async def read_spent(
    project_id: UUID,
    r: Annotated[Reading, Depends(reads("time_entry.spent"))],
    by: Literal["task", "task_type", "person"] = "task_type",
) -> SpentOfProject:
    await r.project(project_id)
    query = {"task": queries.spent_by_task, "task_type": queries.spent_by_task_type, "person": queries.spent_by_person}
    found = await query[by].rows(r.session, project=project_id, most=_MOST)
    return SpentOfProject(by=by, rows=[Spent.model_validate(dict(row)) for row in found])


@tasks.get("/{row_id:uuid}/time", operation_id="time_entry.of_task", summary="Who worked how long on a task")
async def read_time_of_task(
    row_id: UUID, r: Annotated[Reading, Depends(reads("time_entry.of_task"))]
) -> SpentOfProject:
    task = await r.load(Task, row_id)
    sees_all = r.actor.level_in(task.project_id) in LEADS
    found = await queries.of_task.rows(
        r.session, task=row_id, account=None if sees_all else r.actor.account_id, most=_MOST
    )
    return SpentOfProject(by="person", rows=[Spent.model_validate(dict(row)) for row in found])


@off.get(
    "",
    operation_id="day_off.list",
    summary="The days people are away",
    response_model=Page.__class_getitem__(chosen_of(DayOffOut)),
)
async def list_days_off(
    asked: Annotated[Listing, Depends(listing)], r: Annotated[Reading, Depends(reads("day_off.list"))]
) -> Response:
    return answer(await rows.page(r, DayOff, DayOffOut, asked))


@off.post("", operation_id="day_off.create", summary="Take days off", response_model=DayOffOut, status_code=201)
async def create_day_off(body: DayOffNew, w: Annotated[Writing, Depends(writes("day_off.create"))]) -> Response:
    made = await days_off.create(w, body.model_dump(mode="json", exclude_unset=True))
    return answer(await rows.one(w, DayOff, DayOffOut, made), 201)


@off.patch("/{row_id:uuid}", operation_id="day_off.edit", summary="Change days off", response_model=DayOffOut)
async def edit_day_off(
    row_id: UUID, body: DayOffChanges, w: Annotated[Writing, Depends(writes("day_off.edit"))]
) -> Response:
    await days_off.edit(w, row_id, body.model_dump(mode="json", exclude_unset=True))
    return answer(await rows.one(w, DayOff, DayOffOut, row_id))


@off.delete("/{row_id:uuid}", operation_id="day_off.remove", summary="Work these days after all", status_code=204)
async def remove_day_off(row_id: UUID, w: Annotated[Writing, Depends(writes("day_off.remove"))]) -> Response:
    await days_off.remove(w, row_id)
    return Response(status_code=204)


routers = [entries, weeks, off, projects, tasks]
