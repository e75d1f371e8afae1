"""The pictures and the clip that ship with MOTK, as media rows."""

from hashlib import sha256
from importlib.resources import files
from pathlib import PurePosixPath
from uuid import UUID

from motk.demo import rows
from motk.demo.identity import Seed

MIME_TYPES = {".webp": "image/webp", ".mp4": "video/mp4"}
SIZES = {".webp": (320, 180), ".mp4": (640, 360)}
CREDIT = "(c) 2008 Blender Foundation, www.bigbuckbunny.org, CC BY 3.0"


def packaged(path: str) -> bytes:
    """The bytes of a file of this package, such as `media/thumbnails/sh010.webp`."""
    return files(__package__).joinpath(path).read_bytes()


def media_row(seed: Seed, organization_id: UUID, project_id: UUID, path: str) -> rows.Media:
    content, suffix = packaged(path), PurePosixPath(path).suffix
    media_id = seed.id("media", project_id, path)
    width, height = SIZES[suffix]
    return rows.Media(
        id=media_id,
        organization_id=organization_id,
        project_id=project_id,
        file_path=f"assets/{project_id}/references/{media_id}{suffix}",
        mime_type=MIME_TYPES[suffix],
        file_size=len(content),
        sha256=sha256(content).hexdigest(),
        original_name=PurePosixPath(path).name,
        width=width,
        height=height,
        tags=["demo"],
        source="imported",
        extra={"credit": CREDIT},
    )
