"""The picture that stands for a project."""

from uuid import UUID

from motk.core.storage import Storage
from motk.features.media.pictures import keep
from motk.gate import sets
from motk.gate.gate import Writing
from motk.model.project import Project


async def choose(w: Writing, storage: Storage, project_id: UUID, content: bytes) -> None:
    """Raises NotFound, Forbidden; Invalid for what is no such picture."""
    await w.load(Project, project_id)
    picture = await keep(w, storage, content, project_id)
    await sets.edit(w, Project, [{"id": project_id, "thumbnail_id": str(picture)}])


async def remove(w: Writing, project_id: UUID) -> None:
    """Raises NotFound, Forbidden."""
    await sets.edit(w, Project, [{"id": project_id, "thumbnail_id": None}])
