from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Query

from motk.features.layouts import keep, whose
from motk.features.layouts.resolve import layout_of
from motk.features.layouts.schemas import LayoutChoice, LayoutOut, LayoutRole, PageKind, SharedLayoutChoice
from motk.features.layouts.whose import Whose
from motk.gate.crud import router
from motk.gate.gate import Reading, Writing
from motk.gate.http import reads, writes

route = router("/projects", "layouts")

Role = Annotated[LayoutRole | None, Query(description="For this role; everybody's when left out.")]


@route.get(
    "/{project_id}/layouts/{kind}",
    operation_id="page_layout.get",
    summary="The layout in force: a person's, then a role's, of the project before the studio's, then as MOTK comes",
)
async def get_layout(
    project_id: UUID,
    kind: PageKind,
    r: Annotated[Reading, Depends(reads("page_layout.get"))],
    asked: Annotated[
        Whose,
        Query(alias="whose", description="One's own, or what stands for others in this project or in the studio."),
    ] = "person",
    role: Role = None,
) -> LayoutOut:
    await r.project(project_id)
    return await layout_of(r, project_id, kind, asked, role)


@route.put("/{project_id}/layouts/{kind}", operation_id="page_layout.save", summary="Arrange the page for oneself")
async def save_layout(
    project_id: UUID,
    kind: PageKind,
    body: LayoutChoice,
    w: Annotated[Writing, Depends(writes("page_layout.save"))],
) -> LayoutOut:
    """It holds in every project."""
    await w.project(project_id)
    await keep.save(w, whose.own(w), kind, body)
    return await layout_of(w, project_id, kind, "person", None)


@route.delete("/{project_id}/layouts/{kind}", operation_id="page_layout.reset", summary="Have the usual page again")
async def reset_layout(
    project_id: UUID, kind: PageKind, w: Annotated[Writing, Depends(writes("page_layout.reset"))]
) -> LayoutOut:
    await w.project(project_id)
    await keep.reset(w, whose.own(w), kind)
    return await layout_of(w, project_id, kind, "person", None)


@route.put(
    "/{project_id}/layouts/{kind}/shared",
    operation_id="page_layout.save_for",
    summary="Arrange the page for a role or for everybody",
)
async def save_shared_layout(
    project_id: UUID,
    kind: PageKind,
    body: SharedLayoutChoice,
    w: Annotated[Writing, Depends(writes("page_layout.save_for"))],
) -> LayoutOut:
    key = await whose.shared(w, project_id, body.whose, body.role)
    await keep.save(w, key, kind, body)
    return await layout_of(w, project_id, kind, body.whose, body.role)


@route.delete(
    "/{project_id}/layouts/{kind}/shared",
    operation_id="page_layout.reset_for",
    summary="Forget the layout of a role or of everybody",
)
async def reset_shared_layout(
    project_id: UUID,
    kind: PageKind,
    w: Annotated[Writing, Depends(writes("page_layout.reset_for"))],
    asked: Annotated[Literal["project", "studio"], Query(alias="whose")] = "project",
    role: Role = None,
) -> LayoutOut:
    key = await whose.shared(w, project_id, asked, role)
    await keep.reset(w, key, kind)
    return await layout_of(w, project_id, kind, asked, role)


routers = [route]
