import asyncio
import hashlib
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, Request, Response

from motk.features.widgets import folder
from motk.features.widgets.schemas import WidgetModule, WidgetModules
from motk.gate.crud import router
from motk.gate.gate import Reading
from motk.gate.http import reads

route = router("/widgets", "widgets")

_FILE: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}


@route.get("", operation_id="widget.list", summary="The modules of the studio's own widgets")
async def list_widgets(request: Request, _r: Annotated[Reading, Depends(reads("widget.list"))]) -> WidgetModules:
    names = await asyncio.to_thread(folder.modules, request.app.state.settings.widgets_dir)
    return WidgetModules(rows=[WidgetModule(name=name, url=f"/api/v1/widgets/{quote(name)}") for name in names])


@route.get(
    "/{path:path}",
    operation_id="widget.get_file",
    summary="A file of the widgets' folder",
    response_class=Response,
    responses={
        200: {
            "description": "The file: a script, or what a script brings along.",
            "content": dict.fromkeys(
                sorted({media.partition(";")[0] for media in folder.TYPES.values()} - {"application/json"}), _FILE
            ),
        },
        304: {"description": "The client has it."},
    },
)
async def get_widget_file(
    path: str, request: Request, _r: Annotated[Reading, Depends(reads("widget.get_file"))]
) -> Response:
    content, media_type = await asyncio.to_thread(folder.read, request.app.state.settings.widgets_dir, path)
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    headers = {
        "Content-Type": media_type,
        # Opened as a page of its own, a picture must not run what it holds.
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-cache",
        "ETag": etag,
    }
    if etag in [tag.strip() for tag in request.headers.get("If-None-Match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers)


routers = [route]
