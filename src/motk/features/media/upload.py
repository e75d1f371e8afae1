"""A file that somebody brings, kept under a project: an attachment before it hangs on a note."""

import asyncio
import hashlib
from uuid import UUID, uuid4

from motk.core.errors import Invalid
from motk.core.storage import Storage
from motk.features.media.kinds import kind_of
from motk.gate import sets
from motk.gate.body_limit import MOST_BYTES_OF_FILES
from motk.gate.gate import Writing
from motk.model.media import Media


async def keep(w: Writing, storage: Storage, project_id: UUID, name: str, content: bytes) -> UUID:
    """Store the bytes and write their row. The type is what they are, not what the name says. Raises NotFound, Forbidden, Invalid."""
    await w.project(project_id)
    if not content:
        raise Invalid([("body", "The file is empty.")])
    kind = kind_of(content)
    digest = await asyncio.to_thread(hashlib.sha256, content)
    if kind is None:
        raise Invalid([("body", "Programs are not kept here. Send a picture, a movie, a document or an archive.")])
    key = f"{w.actor.organization_id}/{project_id}/{uuid4().hex}"
    [media_id] = await sets.insert(
        w,
        Media,
        [
            {
                "project_id": project_id,
                "file_path": key,
                "mime_type": kind.mime_type,
                "file_size": len(content),
                "sha256": digest.hexdigest(),
                "original_name": name,
                "width": kind.width,
                "height": kind.height,
            }
        ],
    )
    # After the row: what it refuses is not stored. A transaction that fails from here on leaves a file without a row, which harms nobody.
    await storage.put(key, content)
    return media_id


MOST = f"{MOST_BYTES_OF_FILES // 1024 // 1024} MB"
