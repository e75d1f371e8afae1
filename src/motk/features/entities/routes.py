from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response

from motk.features.entities import archive, duplicate
from motk.features.entities.schemas import (
    ArchivePreview,
    Duplicates,
    EntityChanges,
    EntityLinkChanges,
    EntityLinkNew,
    EntityLinkOut,
    EntityNew,
    EntityOut,
)
from motk.features.entities.write import cast, create, edit, with_its_tasks
from motk.features.media import pictures
from motk.gate import rows
from motk.gate.crud import Behaviour, answer, resource, router
from motk.gate.gate import Reading, Writing
from motk.gate.http import Picture, reads, writes
from motk.gate.schemas import Chosen, Rows
from motk.model.entity import Entity
from motk.model.entity_link import EntityLink

_entities = router("/entities", "entities")


@_entities.post(
    "/archive-preview",
    operation_id="entity.archive_preview",
    summary="What an archive would take along",
    response_model=ArchivePreview,
)
async def archive_preview(body: Chosen, r: Annotated[Reading, Depends(reads("entity.archive_preview"))]) -> Response:
    return answer(await archive.preview(r, body.ids))


@_entities.post(
    "/duplicate",
    operation_id="entity.duplicate",
    summary="The same again: fields, tasks and cast",
    response_model=Rows[EntityOut],
    status_code=201,
)
async def duplicate_entities(body: Duplicates, w: Annotated[Writing, Depends(writes("entity.duplicate"))]) -> Response:
    """One change set. Tasks begin anew: nobody is assigned, nothing is dated. What stands under a row is not made again."""
    names = {row.id: row.name for row in body.rows}
    made = await duplicate.duplicate(w, names, with_tasks=body.tasks, with_cast=body.cast)
    return answer(await rows.many(w, Entity, EntityOut, made), 201)


@_entities.put(
    "/{row_id:uuid}/thumbnail", operation_id="entity.set_thumbnail", summary="Choose its picture", status_code=204
)
async def set_thumbnail(
    row_id: UUID, content: Picture, request: Request, w: Annotated[Writing, Depends(writes("entity.set_thumbnail"))]
) -> None:
    await pictures.set_thumbnail(w, request.app.state.storage, Entity, row_id, content)


@_entities.delete(
    "/{row_id:uuid}/thumbnail", operation_id="entity.remove_thumbnail", summary="Take its picture away", status_code=204
)
async def remove_thumbnail(row_id: UUID, w: Annotated[Writing, Depends(writes("entity.remove_thumbnail"))]) -> None:
    await pictures.remove_thumbnail(w, Entity, row_id)


routers = [
    _entities,
    resource(
        "entity",
        Entity,
        plural="entities",
        new=EntityNew,
        changes=EntityChanges,
        out=EntityOut,
        behaviour=Behaviour(
            create=create, edit=edit, archive=archive.archive, restore=archive.restore, history=with_its_tasks
        ),
    ),
    resource(
        "entity_link",
        EntityLink,
        plural="entity-links",
        new=EntityLinkNew,
        changes=EntityLinkChanges,
        out=EntityLinkOut,
        behaviour=Behaviour(create=cast),
    ),
]
