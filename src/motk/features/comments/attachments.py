"""Files that hang on a note. They are uploaded first, each on its own, and named when the note is sent."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from motk.core.errors import Invalid, NotFound
from motk.gate.gate import Writing
from motk.gate.rows import any_of
from motk.model.media import Media

_HANG = text(
    "insert into comment_attachment (organization_id, project_id, comment_id, media_id, position)"
    " select comment.organization_id, comment.project_id, comment.id, said.media_id, said.place"
    " from unnest(cast(:comments as uuid[]), cast(:files as uuid[]), cast(:places as int[])) as said(comment_id, media_id, place)"
    " join comment on comment.id = said.comment_id"
    " order by said.comment_id, said.place"
)


async def hold_files(w: Writing, files: Mapping[UUID, UUID]) -> None:
    """Refuse files that the actor does not see or that are of another project; `files` maps each to its project. Raises NotFound, Invalid."""
    if not files:
        return
    table: Any = Media.__table__
    found = await w.session.execute(
        select(table.c.id, table.c.project_id).where(
            any_of(table.c.id, list(files)),
            table.c.state == "ready",
            table.c.archived_at.is_(None),
            w.visible(Media),
        )
    )
    project_of = {row.id: row.project_id for row in found.all()}
    for media_id, project_id in files.items():
        if media_id not in project_of:
            raise NotFound("media", media_id)
        if project_of[media_id] != project_id:
            raise Invalid([("media_ids", "This file is of another project. Upload it here.")])


async def hang(w: Writing, files: Mapping[UUID, Sequence[UUID]]) -> None:
    """Hang files on comments that were just made, in their order."""
    pairs = [(comment_id, media_id, place) for comment_id, some in files.items() for place, media_id in enumerate(some)]
    if pairs:
        comments, media, places = zip(*pairs, strict=True)
        await w.session.execute(_HANG, {"comments": list(comments), "files": list(media), "places": list(places)})
