"""The grid read: all rows of one kind with their tasks, or only what changed since a cursor."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from motk.core import sql
from motk.core.cursor import Cursor, horizon
from motk.gate import custom_sight
from motk.gate.forgotten import is_forgotten
from motk.gate.gate import Reading
from motk.gate.scope import NARROWED_ROLES, hidden_columns
from motk.model.entity import Entity
from motk.model.task import Task

queries = sql.load("motk.features.projects")

ROW_FIELDS = [
    "id",
    "rev",
    "parent_id",
    "entity_type_id",
    "name",
    "code",
    "description",
    "status",
    "frame_in",
    "frame_out",
    "nb_frames",
    "handle_in",
    "handle_out",
    "fps",
    "cut_order",
    "thumbnail_id",
    "tags",
    "for_client",
    "is_shared",
    "extra",
    "tasks",
]
TASK_FIELDS = [
    "id",
    "rev",
    "task_type_id",
    "name",
    "task_status_id",
    "member_ids",
    "start_date",
    "due_date",
    "estimate_minutes",
    "priority",
    "retake_count",
    "comment_count",
    "spent_minutes",
    "added_on",
    "started_on",
    "done_on",
    "extra",
]
PARENT_FIELDS = ["id", "name", "description", "parent_id", "above"]

# Beyond this many changes, sending the page anew is cheaper than working out what is left of it.
MOST_CHANGES = 20_000

_FIELDS = f'"row_fields":{json.dumps(ROW_FIELDS)},"task_fields":{json.dumps(TASK_FIELDS)},"parent_fields":{json.dumps(PARENT_FIELDS)}'


@dataclass(frozen=True)
class Sight:
    """What a narrowed role sees of a project; None: everything. Ids come from `scope.visible`, like every other door's."""

    entities: list[UUID] | None = None
    tasks: list[UUID] | None = None


async def grid(r: Reading, project_id: UUID, kind: str, since: str | None, first: int | None) -> bytes:
    """The body of a grid answer; one statement makes the rows. Raises Invalid for a `since` that is no cursor.

    Who sees a part of the project only gets all of it each time: neither `since` nor `first` spares anything there.
    """
    cursor = await horizon(r.session)
    sight = await sight_of(r, project_id)
    sees_all = sight.entities is None
    changed = await _changed(r, project_id, kind, Cursor.parse(since), cursor) if since and sees_all else None
    top = await _top(r, project_id, kind, first) if first and sees_all and changed is None else None
    chosen = next((ids for ids in (changed, top) if ids is not None), sight.entities)
    zone = await r.zone()
    rows, parents = await read(r, project_id, kind, chosen, sight, zone)
    gone = [] if changed is None else _missing(changed, rows)
    return joined(cursor, zone, rows, parents, is_full=changed is None, is_partial=top is not None, gone=gone)


async def read(
    r: Reading,
    project_id: UUID,
    kind: str,
    chosen: list[UUID] | None,
    sight: Sight,
    zone: str,
    *,
    of: tuple[sql.Query, sql.Query] = (queries.grid, queries.parents),
    **place: Any,
) -> tuple[bytes, bytes]:
    """The rows of a page and what they stand under, as arrays, their days those of `zone`.

    `of` are the queries that make them, `place` what those take besides.
    """
    rows, parents = of
    own_fields = custom_sight.sight(r.actor) or None
    asked = {"project_id": project_id, "kind": kind, **place}
    seen = {
        "only_tasks": sight.tasks,
        "own_fields": own_fields,
        "zone": zone,
        "with_crew": not hidden_columns(r.actor, "task", project_id),
    }
    return (
        await rows.json(r.session, **asked, **seen, only_entities=chosen),
        await parents.json(r.session, **asked, only_entities=sight.entities),
    )


def joined(
    cursor: Cursor,
    zone: str,
    rows: bytes,
    parents: bytes,
    *,
    is_full: bool = True,
    is_partial: bool = False,
    gone: Sequence[str] = (),
) -> bytes:
    told = (
        f'"cursor":"{cursor}","zone":{json.dumps(zone)},"full":{json.dumps(is_full)},"partial":{json.dumps(is_partial)}'
    )
    head = f'{{{told},{_FIELDS},"gone":{json.dumps(list(gone))},"parents":'
    # One copy of many megabytes, where adding the pieces up would make two.
    return b"".join((head.encode(), parents, b',"rows":', rows, b"}"))


async def _changed(r: Reading, project_id: UUID, kind: str, since: Cursor, now: Cursor) -> list[UUID] | None:
    """Ids of the rows to send again; None when the whole page must be."""
    if since.epoch != now.epoch or since > now or await is_forgotten(r, since):
        return None
    touched = await queries.touched.rows(
        r.session,
        organization_id=r.actor.organization_id,
        project_id=project_id,
        kind=kind,
        epoch=since.epoch,
        tx=str(since.tx),
        most=MOST_CHANGES,
    )
    if touched and touched[0]["changes"] >= MOST_CHANGES:
        return None
    return [row["entity_id"] for row in touched]


async def _top(r: Reading, project_id: UUID, kind: str, first: int) -> list[UUID] | None:
    """Ids of the first rows of the page; None when these are all."""
    found = await queries.top.rows(r.session, project_id=project_id, kind=kind, most=first + 1)
    return [row["id"] for row in found[:first]] if len(found) > first else None


def _missing(changed: list[UUID], rows: bytes) -> list[str]:
    """Of the rows that changed, those that are no longer on the page: archived or deleted."""
    sent = {row[0] for row in json.loads(rows)}
    return [str(row_id) for row_id in changed if str(row_id) not in sent]


async def sight_of(r: Reading, project_id: UUID) -> Sight:
    if r.actor.level_in(project_id) not in NARROWED_ROLES:
        return Sight()

    async def ids(model: Any) -> list[UUID]:
        return list(
            (await r.session.scalars(select(model.id).where(model.project_id == project_id, r.visible(model)))).all()
        )

    return Sight(await ids(Entity), await ids(Task))
