from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Request, Response

from motk.features.overview import read
from motk.features.overview.schemas import Overview
from motk.gate.crud import answer, router
from motk.gate.gate import Reading
from motk.gate.http import reads, unless_unchanged

route = router("/projects", "projects")


@route.get(
    "/{project_id}/overview",
    operation_id="project.overview",
    summary="How a project stands",
    response_model=Overview,
)
async def read_overview(
    request: Request,
    project_id: UUID,
    r: Annotated[Reading, Depends(reads("project.overview"))],
    today: Annotated[
        date | None,
        Query(
            ge=date(1990, 1, 1),
            le=date(2200, 1, 1),
            description="The day from which things are late; without it the studio's, and no ETag.",
        ),
    ] = None,
) -> Response:
    await r.project(project_id)
    # Another day is another answer though nothing has changed: only an address that names it can be asked again.
    etag = await unless_unchanged(request, r, project_id) if today else None
    response = answer(await read.overview(r, project_id, today))
    response.headers.update(
        {"ETag": etag, "Cache-Control": "private, no-cache"} if etag else {"Cache-Control": "no-store"}
    )
    return response


routers = [route]
