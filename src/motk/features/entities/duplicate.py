"""The same again under another name: fields, tasks and cast, as one change set."""

import re
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import text

from motk.features.entities.places import queries, take_places
from motk.features.tasks.create import default_status
from motk.gate import sets
from motk.gate.archive import refuse_archived
from motk.gate.gate import Writing
from motk.model.entity import Entity

_NUMBER = re.compile(r"^(.*?)(\d+)$", re.DOTALL)

_TASKS = text(
    "insert into task (organization_id, project_id, entity_id, task_type_id, task_status_id, name, description, priority, difficulty,"
    "   estimate_minutes, sort_order, extra)"
    " select task.organization_id, task.project_id, pair.copy, task.task_type_id, begin.task_status_id, task.name, task.description,"
    "   task.priority, task.difficulty, task.estimate_minutes, task.sort_order, task.extra"
    " from unnest(cast(:sources as uuid[]), cast(:copies as uuid[])) as pair(source, copy)"
    " join task on task.entity_id = pair.source and task.archived_at is null"
    " join unnest(cast(:projects as uuid[]), cast(:statuses as uuid[])) as begin(project_id, task_status_id)"
    "   on begin.project_id = task.project_id"
    " order by pair.copy, task.id"
)
# As it stands, whoever may fill in which field: a copy types nothing anew.
_EXTRA = text(
    "update entity as made set extra = made.extra || source.extra"
    " from unnest(cast(:sources as uuid[]), cast(:copies as uuid[])) as pair(source, copy)"
    " join entity as source on source.id = pair.source and source.extra <> '{}'"
    " where made.id = pair.copy"
)
_CAST = text(
    "insert into entity_link (organization_id, project_id, entity_id, asset_id, occurrences, label)"
    " select link.organization_id, link.project_id, pair.copy, link.asset_id, link.occurrences, link.label"
    " from unnest(cast(:sources as uuid[]), cast(:copies as uuid[])) as pair(source, copy)"
    " join entity_link as link on link.entity_id = pair.source"
    " order by pair.copy, link.id"
)


async def duplicate(
    w: Writing, names: Mapping[UUID, str | None], *, with_tasks: bool = True, with_cast: bool = True
) -> list[UUID]:
    """Make each row once more, under the name given or the next free one; what stands under it is not made again.

    Tasks begin anew: nobody is assigned, nothing is dated, and all start in the project's default status. The copies are shown to no client
    and lent to no other production. Raises NotFound, Forbidden, Archived, NameTaken.
    """
    asked = list(names)
    refuse_archived(Entity, await sets.seize(w, Entity, dict.fromkeys(asked), {}))
    found = {row["id"]: dict(row) for row in await queries.sources.rows(w.session, entity_ids=asked)}
    chosen = await _named(w, names, {row_id: row["name"] for row_id, row in found.items()})
    copies: list[UUID] = await queries.new_ids.value(w.session, count=len(asked))
    rows = [
        {**found[source], "id": str(copy), "name": chosen[source]} for source, copy in zip(asked, copies, strict=True)
    ]
    await take_places(w, [{name: _plain(value) for name, value in row.items()} for row in rows])
    await sets.insert(w, Entity, rows)
    pairs = {"sources": asked, "copies": copies}
    await w.session.execute(_EXTRA, pairs)
    if with_tasks:
        statuses = {one: await default_status(w, one) for one in {row["project_id"] for row in rows}}
        begins = {"projects": list(statuses), "statuses": list(statuses.values())}
        await w.session.execute(_TASKS, {**pairs, **begins})
    if with_cast:
        await w.session.execute(_CAST, pairs)
    return copies


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value


async def _named(w: Writing, names: Mapping[UUID, str | None], held: Mapping[UUID, str]) -> dict[UUID, str]:
    """The names asked for, and for the others the next that is free beside them."""
    nameless = [row_id for row_id, name in names.items() if name is None]
    beside = {row["id"]: set(row["names"]) for row in await queries.neighbours.rows(w.session, entity_ids=nameless)}
    given = {name.lower() for name in names.values() if name is not None}
    chosen: dict[UUID, str] = {}
    for row_id, name in names.items():
        chosen[row_id] = name if name is not None else next_free(held[row_id], beside.get(row_id, set()) | given)
        given.add(chosen[row_id].lower())
    return chosen


def next_free(name: str, taken: Sequence[str] | set[str]) -> str:
    """SH010 gives SH011, as wide as it was; Bunny gives Bunny 2. `taken` are lower case."""
    match = _NUMBER.match(name)
    stem, digits = (match[1], match[2]) if match else (f"{name} ", "1")
    number = int(digits) + 1
    while (free := f"{stem}{number:0{len(digits)}}").lower() in taken:
        number += 1
    return free
