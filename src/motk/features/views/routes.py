from typing import Annotated
from uuid import UUID

from fastapi import Depends, Response

from motk.features.views import filter_tree, keep
from motk.features.views.matching import Asked, matching
from motk.features.views.schemas import GridKind, Matched, Matching, ViewChanges, ViewNew, ViewOut
from motk.gate.crud import Behaviour, answer, resource, router
from motk.gate.gate import Reading
from motk.gate.http import reads
from motk.model.view import View

route = router("/projects", "views")


@route.post(
    "/{project_id}/grid/{kind}/matching",
    operation_id="grid.matching",
    summary="Ids of the rows that match a filter, in the order of a sort",
    response_model=Matched,
)
async def rows_matching(
    project_id: UUID, kind: GridKind, body: Matching, r: Annotated[Reading, Depends(reads("grid.matching"))]
) -> Response:
    await r.project(project_id)
    asked = Asked(
        kind,
        filter_tree.parse(body.filter),
        body.today or await r.today(),
        [(key.field, key.desc) for key in body.sort],
    )
    return answer(await matching(r, project_id, asked))


routers = [
    route,
    resource(
        "view",
        View,
        plural="views",
        new=ViewNew,
        changes=ViewChanges,
        out=ViewOut,
        behaviour=Behaviour(create=keep.create, edit=keep.edit),
    ),
]
