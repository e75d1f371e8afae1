from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Response

from motk.features.tasks import assign, create, deadlines, dependencies, edit, status
from motk.features.tasks.schemas import (
    Assignment,
    Blocked,
    Created,
    Deadlines,
    Dependencies,
    Dependency,
    DependencyChanges,
    DependencyNew,
    DependencyOut,
    StatusChoice,
    TaskChanges,
    TaskNew,
    TaskOut,
    TasksFor,
)
from motk.gate import rows
from motk.gate.crud import Behaviour, answer, resource, router
from motk.gate.gate import Reading, Writing
from motk.gate.http import reads, writes
from motk.gate.schemas import Done, Page, Rows
from motk.model.task import Task, TaskDependency

route = router("/tasks", "tasks")
projects = router("/projects", "tasks")


@route.put(
    "/status", operation_id="task.set_status", summary="Move tasks to another status", response_model=Rows[TaskOut]
)
async def set_status(body: StatusChoice, w: Annotated[Writing, Depends(writes("task.set_status"))]) -> Response:
    await status.set_status(w, body.task_ids, body.task_status_id, body.revs)
    return answer(await rows.many(w, Task, TaskOut, body.task_ids))


@route.put("/assignees", operation_id="task.assign", summary="Say who does these tasks", response_model=Rows[TaskOut])
async def set_assignees(body: Assignment, w: Annotated[Writing, Depends(writes("task.assign"))]) -> Response:
    await assign.assign(w, body.task_ids, body.member_ids, body.account_ids)
    return answer(await rows.many(w, Task, TaskOut, body.task_ids))


@route.post(
    "/for-entities", operation_id="task.create_for", summary="One task of a type for each entity", status_code=201
)
async def create_for(body: TasksFor, w: Annotated[Writing, Depends(writes("task.create_for"))]) -> Created:
    shown = create.Shown(body.filter, body.today or await w.today()) if body.filter is not None else None
    made = await create.create_for(w, body.project_id, body.task_type_id, body.entity_ids, body.name, shown=shown)
    return Created(created=made)


@route.put(
    "/deadlines", operation_id="task.set_deadlines", summary="Dates for many tasks, by day or before a milestone"
)
async def set_deadlines(body: Deadlines, w: Annotated[Writing, Depends(writes("task.set_deadlines"))]) -> Done:
    when = deadlines.Deadline(body.due_date, body.milestone_id, body.days_before, body.workdays)
    dated = await deadlines.set_deadlines(
        w, body.project_id, when, task_ids=body.task_ids, task_type_ids=body.task_type_ids, under=body.under
    )
    return Done(count=dated)


@route.get(
    "/{task_id:uuid}/dependencies",
    operation_id="task.dependencies",
    summary="What a task waits for, and what waits for it",
)
async def dependencies_of(task_id: UUID, r: Annotated[Reading, Depends(reads("task.dependencies"))]) -> Dependencies:
    found = [Dependency.model_validate(row) for row in await dependencies.of_task(r, task_id)]
    needs = [one for one in found if one.task_id == task_id]
    return Dependencies(
        blocked=any(not one.is_met for one in needs),
        needs=needs,
        needed_by=[one for one in found if one.needs_id == task_id],
    )


@projects.get(
    "/{project_id}/blocked",
    operation_id="project.blocked",
    summary="Which open tasks wait, and for what",
    response_model=Blocked,
)
async def blocked(project_id: UUID, r: Annotated[Reading, Depends(reads("project.blocked"))]) -> Response:
    """All of a project at once, to mark them in a grid; only what is not met yet. 50,000 at most."""
    return answer(await dependencies.blocked(r, project_id))


@projects.get(
    "/{project_id}/dependencies",
    operation_id="project.dependencies",
    summary="What waits for what in a project",
)
async def dependencies_in(
    project_id: UUID,
    r: Annotated[Reading, Depends(reads("project.dependencies"))],
    limit: Annotated[int, Query(ge=1, le=1000)] = 1000,
    after: Annotated[UUID | None, Query(description="The `next` of the page before.")] = None,
) -> Page[Dependency]:
    found = await dependencies.of_project(r, project_id, after=after, limit=limit)
    shown = [Dependency.model_validate(row) for row in found[:limit]]
    return Page(rows=shown, next=str(shown[-1].id) if len(found) > limit else None)


routers = [
    route,
    projects,
    resource(
        "task_dependency",
        TaskDependency,
        plural="task-dependencies",
        new=DependencyNew,
        changes=DependencyChanges,
        out=DependencyOut,
        behaviour=Behaviour(create=dependencies.create),
    ),
    resource(
        "task",
        Task,
        plural="tasks",
        new=TaskNew,
        changes=TaskChanges,
        out=TaskOut,
        behaviour=Behaviour(create=create.create, edit=edit.edit),
    ),
]
