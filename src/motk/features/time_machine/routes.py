from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Response

from motk.features.projects.schemas import Grid
from motk.features.time_machine.as_of import grid_as_of
from motk.features.time_machine.bring_back import bring_back
from motk.features.time_machine.schemas import BringBack, BroughtBack
from motk.features.workflow.schemas import Kind
from motk.gate.crud import answer, router
from motk.gate.gate import Reading, Writing
from motk.gate.http import reads, writes

_projects = router("/projects", "time machine")

routers = [_projects]


@_projects.get(
    "/{project_id}/grid/{kind}/as-of",
    operation_id="project.grid_as_of",
    summary="All rows of one kind with their tasks, as they were",
    response_model=Grid,
)
async def project_grid_as_of(
    project_id: UUID,
    kind: Kind,
    at: Annotated[datetime, Query(description="The moment.", examples=["2026-11-20T17:00:00Z"])],
    r: Annotated[Reading, Depends(reads("project.grid_as_of"))],
) -> Response:
    await r.project(project_id)
    return answer(await grid_as_of(r, project_id, kind, at))


@_projects.post(
    "/{project_id}/bring-back",
    operation_id="entity.bring_back",
    summary="Put rows, their tasks and assignments back as they were",
)
async def bring_rows_back(
    project_id: UUID, body: BringBack, w: Annotated[Writing, Depends(writes("entity.bring_back"))]
) -> BroughtBack:
    """One change set, which can be reverted. Notes, hours and tasks made since stay."""
    return await bring_back(w, project_id, body.at, body.ids)
