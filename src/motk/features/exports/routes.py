from collections.abc import Iterator
from typing import Annotated, Any, BinaryIO
from uuid import UUID

from fastapi import Depends, Request, Response
from fastapi.responses import StreamingResponse

from motk.features.exports.export import TYPES, export
from motk.features.exports.schemas import Export
from motk.features.views.schemas import GridKind
from motk.gate.crud import router
from motk.gate.gate import Reading
from motk.gate.http import reads

route = router("/projects", "exports")

_PIECE_BYTES = 256 * 1024
_FILE: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}


@route.post(
    "/{project_id}/grid/{kind}/export",
    operation_id="grid.export",
    summary="What a view shows, as CSV or as a spreadsheet",
    response_class=Response,
    responses={
        200: {"description": "The file.", "content": {media.partition(";")[0]: _FILE for media in TYPES.values()}}
    },
)
async def export_grid(
    request: Request,
    project_id: UUID,
    kind: GridKind,
    body: Export,
    r: Annotated[Reading, Depends(reads("grid.export"))],
) -> Response:
    address = request.app.state.settings.public_url
    made = await export(r, project_id, kind, body, address=address)
    return StreamingResponse(_pieces(made.file), headers=made.headers)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE_BYTES):
            yield piece


routers = [route]
