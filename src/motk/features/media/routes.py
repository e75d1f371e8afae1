from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request, Response
from fastapi.responses import StreamingResponse

from motk.core.storage import Storage
from motk.features.media import file
from motk.features.media.ranges import NoSuchPart, Part, asked_part
from motk.gate.crud import router
from motk.gate.gate import Reading
from motk.gate.http import problem_response, reads

route = router("/media", "media")

_BYTES: dict[str, Any] = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}


@route.get(
    "/{media_id}/file",
    operation_id="media.get_file",
    summary="The bytes of a picture, a movie, an attachment",
    response_class=Response,
    responses={
        200: {"description": "The whole file, under its own type when a browser may show it.", **_BYTES},
        206: {"description": "The range asked for.", **_BYTES},
        304: {"description": "The client has it."},
        416: {"description": "The file is shorter than that."},
    },
)
async def get_file(
    media_id: UUID, request: Request, r: Annotated[Reading, Depends(reads("media.get_file"))]
) -> Response:
    media = await file.find(r, media_id)
    headers = file.headers(media)
    if file.etag(media) in [tag.strip() for tag in request.headers.get("If-None-Match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    storage: Storage = request.app.state.storage
    size = await file.length(storage, media)
    wanted = request.headers.get("Range")
    # A player that continues an old download names the file it began with: ours never change, another tag is another file.
    if request.headers.get("If-Range", file.etag(media)) != file.etag(media):
        wanted = None
    try:
        part = asked_part(wanted, size)
    except NoSuchPart as refusal:
        answer = problem_response(refusal)
        answer.headers["Content-Range"] = f"bytes */{size}"
        return answer
    sent = part or Part(0, size - 1)
    headers["Content-Length"] = str(sent.size_bytes)
    if part:
        headers["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
    return StreamingResponse(file.pieces(storage, media, sent), 206 if part else 200, headers)


routers = [route]
