"""What somebody else has changed since the person looked, and only that: two people in one row, each in a cell of their own, do not clash."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from motk.core import sql
from motk.core.errors import RevConflict
from motk.gate import sets
from motk.gate.gate import Writing
from motk.gate.sets import Fields
from motk.model.base import Base
from motk.model.entity import Entity
from motk.model.task import Task

queries = sql.load("motk.features.edits")

Clash = dict[str, Any]
Locked = Mapping[UUID, Any]


async def refuse_clashes(w: Writing, gesture: dict[str, list[Fields]], entities: Locked, tasks: Locked) -> None:
    """Raises RevConflict listing every row and every task's hands that hold something else than was seen. The rows are locked."""
    found = [
        *await _of_rows(w, Entity, gesture["entities"], entities),
        *await _of_rows(w, Task, gesture["tasks"], tasks),
        *await _of_hands(w, gesture["assignees"], tasks),
    ]
    if found:
        raise RevConflict(found[0]["table"], found)


async def _of_rows(w: Writing, model: type[Base], rows: Sequence[Fields], locked: Locked) -> list[Clash]:
    moved = {UUID(row["id"]): row for row in rows if "rev" in row and row["rev"] != locked[UUID(row["id"])].rev}
    if not moved:
        return []
    since = await queries.fields_since.rows(
        w.session, entity=model.__tablename__, row_ids=list(moved), revs=[row["rev"] for row in moved.values()]
    )
    written = {row["row_id"]: set(row["fields"]) for row in since}
    yours = {row_id: {name: row[name] for name in row.keys() - {"id", "rev"}} for row_id, row in moved.items()}
    # A rev that no row has had yet was not read here: nothing is known of what its sender saw.
    unknown = {row_id for row_id, row in moved.items() if row["rev"] > locked[row_id].rev}
    return [
        {**clash, "fields": fields}
        for clash in await sets.conflicts(w, model, list(moved), yours)
        if (
            fields := [
                name
                for name, value in sorted(_by_key(clash["yours"]).items())
                if (name in written.get(clash["row_id"], ()) or clash["row_id"] in unknown)
                and _by_key(clash["current"]).get(name) != value
            ]
        )
    ]


def _by_key(fields: Fields) -> Fields:
    """Fields of the studio's own under names of their own: two people in two of them do not clash."""
    own = {f"extra.{key}": value for key, value in (fields.get("extra") or {}).items()}
    return {**{name: value for name, value in fields.items() if name != "extra"}, **own}


async def _of_hands(w: Writing, rows: Sequence[Fields], tasks: Locked) -> list[Clash]:
    watched = {UUID(row["task_id"]): row for row in rows if "seen" in row}
    if not watched:
        return []
    held = {
        row["task_id"]: list(map(str, row["member_ids"]))
        for row in await queries.hands.rows(w.session, task_ids=list(watched))
    }
    return [
        {
            "table": "task_assignee",
            "row_id": task_id,
            "rev": tasks[task_id].rev,
            "current": {"member_ids": now},
            "yours": {"member_ids": row["member_ids"]},
            "fields": ["member_ids"],
        }
        for task_id, row in watched.items()
        if set(now := held.get(task_id, [])) not in (set(row["seen"]), set(row["member_ids"]))
    ]
