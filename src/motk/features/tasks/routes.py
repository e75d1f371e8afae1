from typing import Annotated

from fastapi import Depends, Response

from motk.features.tasks import assign, create, edit, status
from motk.features.tasks.schemas import Assignment, Created, StatusChoice, TaskChanges, TaskNew, TaskOut, TasksFor
from motk.gate import rows
from motk.gate.crud import Behaviour, answer, resource, router
from motk.gate.gate import Writing
from motk.gate.http import writes
from motk.gate.schemas import Rows
from motk.model.task import Task

route = router("/tasks", "tasks")


@route.put(
    "/status", operation_id="task.set_status", summary="Move tasks to another status", response_model=Rows[TaskOut]
)
async def set_status(body: StatusChoice, w: Annotated[Writing, Depends(writes("task.set_status"))]) -> Response:
    await status.set_status(w, body.task_ids, body.task_status_id, body.revs)
    return answer(await rows.many(w, Task, TaskOut, body.task_ids))


@route.put("/assignees", operation_id="task.assign", summary="Say who does these tasks", response_model=Rows[TaskOut])
async def set_assignees(body: Assignment, w: Annotated[Writing, Depends(writes("task.assign"))]) -> Response:
    await assign.assign(w, body.task_ids, body.member_ids)
    return answer(await rows.many(w, Task, TaskOut, body.task_ids))


@route.post(
    "/for-entities", operation_id="task.create_for", summary="One task of a type for each entity", status_code=201
)
async def create_for(body: TasksFor, w: Annotated[Writing, Depends(writes("task.create_for"))]) -> Created:
    return Created(created=await create.create_for(w, body.project_id, body.task_type_id, body.entity_ids, body.name))


routers = [
    route,
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
