"""The door of the grid."""

import json
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Response

from motk.features.edits.schemas import Gesture, GestureOut
from motk.features.edits.write import make
from motk.features.entities.schemas import EntityOut
from motk.features.tasks.schemas import TaskOut
from motk.gate import rows
from motk.gate.crud import answer, router
from motk.gate.gate import Writing
from motk.gate.http import writes
from motk.model.entity import Entity
from motk.model.task import Task

_projects = router("/projects", "edits")

routers = [_projects]

_PARTS = ("entities", "tasks", "assignees", "new_entities", "new_tasks")


@_projects.post(
    "/{project_id}/edits",
    operation_id="grid.edit",
    summary="All of one gesture in a grid, as one change set",
    response_model=GestureOut,
)
async def edit(project_id: UUID, body: Gesture, w: Annotated[Writing, Depends(writes("grid.edit"))]) -> Response:
    """Edits and new rows of several tables, all or none: what a paste, a fill or a delete of cells became.

    Each part is held to its own verb (`entity.edit`, `task.edit`, `task.set_status`, `task.assign`, `entity.create`, `task.create`).
    Names may be shifted or change places. A refused value is named as `entities.3.name`.
    """
    sent = body.model_dump(mode="json", exclude_unset=True)
    done = await make(w, project_id, {part: sent.get(part, []) for part in _PARTS}, sent.get("note"))
    counts = {"entities": done.new_entities, "tasks": done.new_tasks}
    return answer(
        b'{"change_set_id":%s,"entities":%s,"tasks":%s,"created":%s}'
        % (
            json.dumps(await w.written(), default=str).encode(),
            await rows.array(w, Entity, EntityOut, done.entity_ids),
            await rows.array(w, Task, TaskOut, done.task_ids),
            json.dumps(counts).encode(),
        )
    )
