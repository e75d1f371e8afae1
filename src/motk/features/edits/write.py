"""Doing all of a gesture: everything is checked by the rules of the single doors, and then written table by table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text

from motk.core.errors import Forbidden, Invalid, NotFound
from motk.features.edits.blame import written
from motk.features.edits.clashes import queries, refuse_clashes
from motk.features.edits.meaning import ASSIGN, SET_STATUS, fields_of, verb_of, verbs_of
from motk.features.entities.frames import count_frames
from motk.features.entities.places import take_places
from motk.features.tasks import assign, status
from motk.features.tasks.create import default_status, refuse_unused
from motk.gate import sets
from motk.gate.archive import hold_live, refuse_archived
from motk.gate.gate import Writing, why_not
from motk.gate.sets import Fields
from motk.model.base import Base
from motk.model.entity import Entity
from motk.model.task import Task

# Names need be free only at the end of what follows, not after each statement.
_NAMES_LATER = text("set constraints entity_name_key deferred")
_NAMES_NOW = text("set constraints entity_name_key immediate")


@dataclass(frozen=True)
class Done:
    """Ids of the rows in the gesture, the new ones last."""

    entity_ids: list[UUID]
    task_ids: list[UUID]
    new_entities: int
    new_tasks: int


async def make(w: Writing, project_id: UUID, gesture: dict[str, list[Fields]], note: str | None) -> Done:
    """Do a gesture, all or nothing, in a number of statements that does not grow with its rows.

    The change set takes the verb of its parts when they are of one kind. Raises NotFound, Forbidden, Invalid, Archived, NotInWorkflow;
    RevConflict with every row that somebody else has changed where this gesture would.
    """
    await w.project(project_id)
    verbs = verbs_of(gesture)
    _hold_verbs(w, verbs, project_id, gesture)
    _refuse_twice(gesture)
    entities = await _lock(w, project_id, Entity, _ids(gesture["entities"]), _of("entity.edit", verbs))
    task_ids = list(dict.fromkeys([*_ids(gesture["tasks"]), *_ids(gesture["assignees"], "task_id")]))
    asked = _ids(
        [row for row in [*gesture["tasks"], *gesture["new_tasks"]] if "task_status_id" in row], "task_status_id"
    )
    statuses = await status.look_up(w, asked) if asked else {}
    await status.lock(w, statuses, task_ids)
    tasks = await _lock(
        w, project_id, Task, task_ids, [*_of("task.edit", verbs), *_of(SET_STATUS, verbs), *_of(ASSIGN, verbs)]
    )
    _hold_rows(w, gesture, tasks, verbs)
    await refuse_clashes(w, gesture, entities, tasks)
    status.hold(w, statuses, {one: one for one in asked}, dict.fromkeys(asked, project_id))
    await w.mean(verb_of(gesture), note)
    await _write_entities(w, project_id, gesture)
    await _write_tasks(w, project_id, gesture, verbs, statuses)
    return Done(
        [*entities, *_ids(gesture["new_entities"])],
        [*task_ids, *_ids(gesture["new_tasks"])],
        len(gesture["new_entities"]),
        len(gesture["new_tasks"]),
    )


def _ids(rows: Sequence[Fields], field: str = "id") -> list[UUID]:
    return [UUID(row[field]) for row in rows]


def _of(verb: str, verbs: Mapping[str, str]) -> list[str]:
    return [one for one in (verb, f"{verb}_many") if one in verbs]


def _hold_verbs(w: Writing, verbs: Mapping[str, str], project_id: UUID, gesture: dict[str, list[Fields]]) -> None:
    needed = {**verbs, **({ASSIGN: "new_tasks"} if any(row.get("member_ids") for row in gesture["new_tasks"]) else {})}
    for verb, part in needed.items():
        if not w.actor.may(verb, project_id):
            raise Forbidden(why_not(w.actor, verb, project_id), verb=verb, part=part)


def _refuse_twice(gesture: dict[str, list[Fields]]) -> None:
    errors: list[tuple[str, str]] = []
    for part, rows in gesture.items():
        field = "task_id" if part == "assignees" else "id"
        met: set[str] = set()
        for place, row in enumerate(rows):
            if row.get(field) in met:
                errors.append(
                    (
                        f"{part}.{place}.{field}",
                        "This row stands twice in the request. Send it once, with all of its values.",
                    )
                )
            elif field in row:
                met.add(row[field])
    if errors:
        raise Invalid(errors)


async def _lock(
    w: Writing, project_id: UUID, model: type[Base], row_ids: list[UUID], verbs: list[str]
) -> dict[UUID, Any]:
    if not row_ids:
        return {}
    locked = await sets.lock(w, model, row_ids, verbs=verbs)
    for row_id in row_ids:
        if locked[row_id].project != project_id:
            raise NotFound(model.__tablename__, row_id)
    refuse_archived(model, locked)
    return {row_id: locked[row_id] for row_id in row_ids}


def _hold_rows(
    w: Writing, gesture: dict[str, list[Fields]], tasks: Mapping[UUID, Any], verbs: Mapping[str, str]
) -> None:
    """The row conditions of each verb, on the tasks that the gesture uses it on."""
    for verb in _of("task.edit", verbs):
        sets.hold_verb(w, verb, [tasks[UUID(row["id"])] for row in gesture["tasks"] if fields_of(row)])
    if SET_STATUS in verbs:
        sets.hold_verb(w, SET_STATUS, [tasks[UUID(row["id"])] for row in gesture["tasks"] if "task_status_id" in row])
    if ASSIGN in verbs:
        sets.hold_verb(w, ASSIGN, [tasks[task_id] for task_id in _ids(gesture["assignees"], "task_id")])


async def _write_entities(w: Writing, project_id: UUID, gesture: dict[str, list[Fields]]) -> None:
    edited, added = gesture["entities"], gesture["new_entities"]
    for row in [*edited, *added]:
        count_frames(row)
    await _give_ids(w, added)
    await hold_live(w, Entity, [row["parent_id"] for row in edited if row.get("parent_id")])
    placed = [{**row, "project_id": str(project_id)} for row in added]
    await take_places(w, placed, lambda place: f"new_entities.{place}.name", are_names_free=bool(edited))
    # Rows that go under a new one wait for it. Otherwise what is free after the edits may be taken by what is new; an undo then goes the
    # other way round, and finds it free as well.
    new = {row["id"] for row in added}
    if any(row.get("parent_id") in new for row in edited):
        await w.session.execute(_NAMES_LATER)
        await _add(w, project_id, Entity, "new_entities", added)
        await _change_entities(w, edited)
        with written({"entities": edited, "new_entities": added}):
            await w.session.execute(_NAMES_NOW)
    else:
        await _change_entities(w, edited)
        await _add(w, project_id, Entity, "new_entities", added)


async def _change_entities(w: Writing, rows: Sequence[Fields]) -> None:
    with written({"entities": rows}):
        await sets.update(w, Entity, {UUID(row["id"]): _bare(row) for row in rows})


def _bare(row: Fields) -> Fields:
    return {name: value for name, value in row.items() if name not in {"id", "rev"}}


async def _write_tasks(
    w: Writing, project_id: UUID, gesture: dict[str, list[Fields]], verbs: Mapping[str, str], statuses: status.Known
) -> None:
    edited, added = gesture["tasks"], gesture["new_tasks"]
    with written({"tasks": edited}):
        await sets.update(w, Task, {UUID(row["id"]): fields_of(row) for row in edited})
    moved = {UUID(row["id"]): UUID(row["task_status_id"]) for row in edited if "task_status_id" in row}
    if moved:
        await status.move(w, statuses, moved)
    await _give_ids(w, added)
    hands = {row["id"]: row.pop("member_ids") for row in added if "member_ids" in row}
    if any("task_status_id" not in row for row in added):
        default = str(await default_status(w, project_id))
        for row in added:
            row.setdefault("task_status_id", default)
    for row in added:
        if (chosen := UUID(row["task_status_id"])) in statuses:
            row.update(status.clocks(statuses, chosen))
    await _refuse_put_away(w, project_id, added)
    if added:
        placed = [{**row, "project_id": str(project_id)} for row in added]
        await refuse_unused(w, placed, lambda place: f"new_tasks.{place}.")
    await _add(w, project_id, Task, "new_tasks", added)
    for verb in _of("task.create", verbs):
        await w.require(Task, _ids(added), verb=verb)
    for part, given in (
        ("assignees", {row["task_id"]: row["member_ids"] for row in gesture["assignees"]}),
        ("new_tasks", hands),
    ):
        if given:
            with written({part: [{"member_ids": members} for members in given.values()]}):
                await assign.put_on(
                    w, {UUID(task_id): [UUID(one) for one in members] for task_id, members in given.items()}
                )


async def _refuse_put_away(w: Writing, project_id: UUID, rows: Sequence[Fields]) -> None:
    """Work on what is in the archive would be seen by nobody."""
    asked = _ids(rows, "entity_id")
    if asked:
        archived = set(await queries.archived_among.value(w.session, project_id=project_id, entity_ids=asked))
        errors = [
            (f"new_tasks.{place}.entity_id", "This entity is archived. Restore it first.")
            for place, entity_id in enumerate(asked)
            if entity_id in archived
        ]
        if errors:
            raise Invalid(errors)


async def _give_ids(w: Writing, rows: Sequence[Fields]) -> None:
    """New rows are named by id in the same breath, and in what is said of them."""
    nameless = [row for row in rows if "id" not in row]
    if nameless:
        made = await queries.new_ids.value(w.session, count=len(nameless))
        for row, new_id in zip(nameless, made, strict=True):
            row["id"] = str(new_id)


async def _add(w: Writing, project_id: UUID, model: type[Base], part: str, rows: Sequence[Fields]) -> None:
    if rows:
        with written({part: rows}):
            await sets.insert(w, model, [{**row, "project_id": str(project_id)} for row in rows])
