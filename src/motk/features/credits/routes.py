from typing import Annotated, Any, Literal
from urllib.parse import quote
from uuid import UUID

from fastapi import Depends, Query, Response

from motk.features.credits import arrange, files
from motk.features.credits.roll import credits_of
from motk.features.credits.schemas import Arrangement, Credits
from motk.gate.crud import router
from motk.gate.gate import Reading, Writing
from motk.gate.http import reads, writes

route = router("/projects", "credits")

_FILE: dict[str, Any] = {"schema": {"type": "string"}}


@route.get("/{project_id}/credits", operation_id="credits.get", summary="Who did what, in the order of the roll")
async def get_credits(project_id: UUID, r: Annotated[Reading, Depends(reads("credits.get"))]) -> Credits:
    return await credits_of(r, project_id)


@route.put("/{project_id}/credits", operation_id="credits.arrange", summary="Order, hide, rename and add lines")
async def arrange_credits(
    project_id: UUID, body: Arrangement, w: Annotated[Writing, Depends(writes("credits.arrange"))]
) -> Credits:
    await arrange.arrange(w, project_id, [line.model_dump(exclude_unset=True) for line in body.lines], body.seen)
    return await credits_of(w, project_id)


@route.get(
    "/{project_id}/credits/file",
    operation_id="credits.export",
    summary="The roll as CSV or as plain text",
    response_class=Response,
    responses={200: {"description": "The file.", "content": {"text/csv": _FILE, "text/plain": _FILE}}},
)
async def export_credits(
    project_id: UUID,
    r: Annotated[Reading, Depends(reads("credits.export"))],
    form: Annotated[Literal["csv", "txt"], Query(alias="format")] = "csv",
) -> Response:
    roll = await credits_of(r, project_id)
    written = files.as_csv(roll) if form == "csv" else files.as_text(roll)
    name = quote(f"{roll.title} credits.{form}", safe="")
    headers = {
        "Content-Disposition": f"attachment; filename=\"credits.{form}\"; filename*=UTF-8''{name}",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(written.encode(), headers=headers, media_type="text/csv" if form == "csv" else "text/plain")


routers = [route]
