from typing import Annotated, Any
from uuid import UUID

from fastapi import Body, Depends, Query, Request, Response
from fastapi.responses import StreamingResponse

from motk.core.storage import Storage
from motk.features.media import file, upload
from motk.features.media.ranges import NoSuchPart, Part, asked_part
from motk.features.media.schemas import MediaOut
from motk.gate import rows
from motk.gate.crud import answer, router
from motk.gate.fields import Name
from motk.gate.gate import Reading, Writing
from motk.gate.http import problem_response, reads, writes
from motk.model.media import Media

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


@route.post(
    "",
    operation_id="media.upload",
    summary="Bring a file",
    status_code=201,
    response_model=MediaOut,
)
async def upload_file(
    project_id: Annotated[UUID, Query(description="The project it belongs to.")],
    name: Annotated[Name, Query(description="What it is called, for those who save it.", examples=["pose.png"])],
    # Read to its end before the transaction opens: nobody waits for a slow line.
    content: Annotated[
        bytes, Body(media_type="application/octet-stream", description=f"The bytes as they are, {upload.MOST} at most.")
    ],
    request: Request,
    w: Annotated[Writing, Depends(writes("media.upload"))],
) -> Response:
    """Its type is found in its bytes, whatever it is called. Name the file's id in `media_ids` of a comment, and it hangs there."""
    storage: Storage = request.app.state.storage
    media_id = await upload.keep(w, storage, project_id, name, content)
    return answer(await rows.one(w, Media, MediaOut, media_id), 201)


routers = [route]
