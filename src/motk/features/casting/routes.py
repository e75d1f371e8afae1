import json
from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Request, Response

from motk.features.casting import change, read
from motk.features.casting.schemas import (
    CastChanges,
    CastCopy,
    Casting,
    CastingBrief,
    CastsOut,
    SharedAssets,
    Stage,
    Uses,
    WholeCasts,
)
from motk.gate.crud import answer, router
from motk.gate.fields import Line
from motk.gate.gate import Reading, Writing
from motk.gate.http import reads, unless_unchanged, writes

_projects = router("/projects", "casting")
_entities = router("/entities", "casting")

routers = [_projects, _entities]


@_projects.get("/{project_id}/casting", operation_id="casting.get", summary="Who is cast where", response_model=Casting)
async def casting(
    request: Request,
    project_id: UUID,
    r: Annotated[Reading, Depends(reads("casting.get"))],
    of: Annotated[Stage, Query(description="Where assets appear.")] = "shot",
    entity_id: Annotated[UUID | None, Query(description="Only of this sequence or episode.")] = None,
) -> Response:
    """The places of a kind in the order of their page, their casts, and the assets these name. 5,000 places at most."""
    await r.project(project_id)
    etag = await unless_unchanged(request, r, project_id, beside=await read.lenders(r, project_id))
    return _kept(answer(await read.casting(r, project_id, of, entity_id)), etag)


@_projects.get(
    "/{project_id}/casting/brief",
    operation_id="casting.brief",
    summary="Who is cast where, as a grid says it",
    response_model=CastingBrief,
)
async def brief(
    request: Request,
    project_id: UUID,
    r: Annotated[Reading, Depends(reads("casting.brief"))],
    of: Annotated[Stage, Query(description="The kind of the rows.")] = "shot",
) -> Response:
    """All rows of a kind at once: names are sent once, casts point to them."""
    await r.project(project_id)
    etag = await unless_unchanged(request, r, project_id, beside=await read.lenders(r, project_id))
    return _kept(answer(await read.brief(r, project_id, of)), etag)


@_projects.get(
    "/{project_id}/casting/shared",
    operation_id="casting.shared",
    summary="Assets that other productions share, to cast here",
    response_model=SharedAssets,
)
async def shared(
    project_id: UUID,
    r: Annotated[Reading, Depends(reads("casting.shared"))],
    letters: Annotated[Line, Query(description="A part of the name.")] = "",
    entity_type_id: Annotated[UUID | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """Their name, type and picture, and no more of the other production."""
    return answer(await read.shared(r, project_id, letters, entity_type_id, limit))


@_projects.put(
    "/{project_id}/casting",
    operation_id="casting.set",
    summary="The whole cast of several shots, as one change set",
    response_model=CastsOut,
)
async def set_casts(
    project_id: UUID, body: WholeCasts, w: Annotated[Writing, Depends(writes("casting.set"))]
) -> Response:
    """Whoever reads meanwhile sees the old casts or the new ones, never a part of them."""
    await change.set_casts(w, project_id, body.entities)
    return await _counted(w, [cast.entity_id for cast in body.entities])


@_projects.patch(
    "/{project_id}/casting",
    operation_id="casting.change",
    summary="Add, change or remove assets in the casts of a selection",
    response_model=CastsOut,
)
async def change_casts(
    project_id: UUID, body: CastChanges, w: Annotated[Writing, Depends(writes("casting.change"))]
) -> Response:
    """One change set. Two people who change the same cast both have their way: it says what to do, not what is to be there."""
    await change.change_casts(w, project_id, body)
    return await _counted(w, body.entity_ids)


@_projects.post(
    "/{project_id}/casting/copy",
    operation_id="casting.copy",
    summary="Give other shots the cast of one",
    response_model=CastsOut,
)
async def copy_cast(
    project_id: UUID, body: CastCopy, w: Annotated[Writing, Depends(writes("casting.copy"))]
) -> Response:
    await change.copy_cast(w, project_id, body.entity_id, body.entity_ids, replace=body.replace)
    return await _counted(w, body.entity_ids)


@_entities.get(
    "/{asset_id}/uses",
    operation_id="casting.uses",
    summary="Where an asset is cast",
    response_model=Uses,
)
async def uses(asset_id: UUID, r: Annotated[Reading, Depends(reads("casting.uses"))]) -> Response:
    """In every production the actor sees; the first 1,000 places."""
    return answer(await read.uses(r, asset_id))


def _kept(response: Response, etag: str | None) -> Response:
    kept = {"ETag": etag, "Cache-Control": "private, no-cache"} if etag else {"Cache-Control": "no-store"}
    response.headers.update(kept)
    return response


async def _counted(w: Writing, entity_ids: Sequence[UUID]) -> Response:
    rows = await read.queries.counts.json(w.session, entity_ids=list(entity_ids))
    return answer(b'{"change_set_id":%s,"rows":%s}' % (json.dumps(await w.written(), default=str).encode(), rows))
