"""Small pictures that stand for something: checked, and kept by their media row when another takes their place."""

import hashlib
from typing import Any
from uuid import UUID, uuid4

from motk.core.errors import Invalid
from motk.core.storage import Storage
from motk.features.media.kinds import kind_of
from motk.gate import sets
from motk.gate.gate import Writing
from motk.model.entity import Entity
from motk.model.media import Media
from motk.model.project import Project

MOST_BYTES = 1024 * 1024
SMALLEST_PX, LARGEST_PX = 16, 1024
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}


async def set_thumbnail(
    w: Writing, storage: Storage, model: type[Entity] | type[Project], row_id: UUID, content: bytes
) -> None:
    """The picture of a shot, an asset, a production. Raises NotFound, Forbidden; Invalid for what is no such picture."""
    row = await w.load(model, row_id)
    row.thumbnail_id = await keep(w, storage, content, row.id if isinstance(row, Project) else row.project_id)


async def remove_thumbnail(w: Writing, model: type[Entity] | type[Project], row_id: UUID) -> None:
    """Raises NotFound, Forbidden."""
    (await w.load(model, row_id)).thumbnail_id = None


async def keep(w: Writing, storage: Storage, content: bytes, project_id: UUID | None = None) -> UUID:
    """Store a picture, of a project or of none, and return its media row. Raises Invalid for what is no such picture."""
    row: dict[str, Any] = {**_checked(content), **({"project_id": str(project_id)} if project_id else {})}
    key = f"{w.actor.organization_id}/pictures/{uuid4().hex}.{_ENDINGS[row['mime_type']]}"
    (media_id,) = await sets.insert(w, Media, [{**row, "file_path": key}])
    await storage.put(key, content)
    return media_id


def _checked(content: bytes) -> dict[str, Any]:
    """What the media row says of the picture. Looked at, never decoded: a crafted file meets no decoder here. Raises Invalid."""
    if len(content) > MOST_BYTES:
        raise Invalid(
            [("body", f"The picture has {len(content) // 1024:,} kB. Send one of {MOST_BYTES // 1024:,} kB at most.")]
        )
    kind = kind_of(content)
    if kind is None or kind.mime_type not in _ENDINGS or kind.width is None or kind.height is None:
        raise Invalid([("body", "Send a PNG or a JPEG picture.")])
    if not (min(kind.width, kind.height) >= SMALLEST_PX and max(kind.width, kind.height) <= LARGEST_PX):
        raise Invalid(
            [
                (
                    "body",
                    f"The picture is {kind.width} × {kind.height}; each side has {SMALLEST_PX} to {LARGEST_PX} pixels.",
                )
            ]
        )
    return {
        "mime_type": kind.mime_type,
        "file_size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "width": kind.width,
        "height": kind.height,
    }
