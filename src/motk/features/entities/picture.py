"""The picture that stands for a shot, an asset or another entity."""

from uuid import UUID

from motk.core.storage import Storage
from motk.features.media.pictures import keep
from motk.gate import sets
from motk.gate.gate import Writing
from motk.model.entity import Entity


async def choose(w: Writing, storage: Storage, row_id: UUID, content: bytes) -> None:
    """Raises NotFound, Forbidden; Invalid for what is no such picture."""
    entity = await w.load(Entity, row_id)
    picture = await keep(w, storage, content, entity.project_id)
    await sets.edit(w, Entity, [{"id": row_id, "thumbnail_id": str(picture)}])


async def remove(w: Writing, row_id: UUID) -> None:
    """Raises NotFound, Forbidden."""
    await sets.edit(w, Entity, [{"id": row_id, "thumbnail_id": None}])
