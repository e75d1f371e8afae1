"""A stored file as an answer: what may be shown by a browser, what must be saved."""

from collections.abc import AsyncIterator
from urllib.parse import quote
from uuid import UUID

from sqlalchemy import select

from motk.core.errors import NotFound
from motk.core.storage import Storage
from motk.features.media.ranges import Part
from motk.gate.gate import Reading
from motk.model.media import Media

# Pictures and movies that cannot carry a script. Whatever else was uploaded is saved, never opened under our address.
SHOWN = frozenset(
    {
        "image/avif",
        "image/gif",
        "image/jpeg",
        "image/png",
        "image/webp",
        "video/mp4",
        "video/quicktime",
        "video/webm",
    }
)

_PIECE_BYTES = 1024 * 1024


async def find(r: Reading, media_id: UUID) -> Media:
    """The media row of a file that is there to be read: whoever sees the row may, in a production of their own or not. Raises NotFound."""
    r.hold_open()
    media = await r.session.scalar(select(Media).where(Media.id == media_id, r.visible(Media)))
    if media is None or media.state != "ready":
        raise NotFound("media", media_id)
    return media


async def length(storage: Storage, media: Media) -> int:
    """Its size as stored. Raises NotFound naming the media, never where its bytes should have been."""
    try:
        return await storage.size_bytes(media.file_path)
    except NotFound:
        raise NotFound("media", media.id) from None


async def pieces(storage: Storage, media: Media, part: Part) -> AsyncIterator[bytes]:
    for first in range(part.first, part.last + 1, _PIECE_BYTES):
        yield await storage.get_range(media.file_path, first, min(first + _PIECE_BYTES - 1, part.last))


def etag(media: Media) -> str:
    return f'"{media.sha256}"'


def headers(media: Media) -> dict[str, str]:
    """Bytes never change under an id, so a browser may keep them for good, for whoever is signed in; a shared cache may not."""
    shown = media.mime_type in SHOWN
    name = media.original_name or media.file_path.rpartition("/")[2]
    return {
        "Content-Type": media.mime_type if shown else "application/octet-stream",
        "Content-Disposition": f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{quote(name, safe='')}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, max-age=31536000, immutable",
        "Vary": "Cookie",
        "Accept-Ranges": "bytes",
        "ETag": etag(media),
    }
