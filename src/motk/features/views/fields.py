"""What rows can be filtered, sorted and grouped by: field ids, and the SQL of their values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Boolean, ColumnElement, Date, Float, Text, Uuid, and_, case, cast, func, literal, null
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from motk.features.views.blocked import blocked
from motk.features.views.own import Own
from motk.features.views.places import Place, natural, ranked
from motk.features.views.task_days import task_days
from motk.gate.gate import Reading
from motk.gate.scope import hidden_columns
from motk.model.entity import ENTITY_STATUSES, KINDS, Entity
from motk.model.task import Task
from motk.model.task_status import TaskStatus

Kind = Literal["text", "tags", "number", "date", "checkbox", "word", "reference", "person", "nothing"]

entity: Any = Entity.__table__
task: Any = Task.__table__
status: Any = TaskStatus.__table__
parent: Any = entity.alias("parent")

_EXTRA = "extra."
# After every choice: a word that is none of them.
_BEHIND = 1_000_000
_STEP = "task."
_ANY = "any"
_FLAGS = {
    "done": "is_done",
    "status.is_done": "is_done",
    "status.is_wip": "is_wip",
    "status.is_retake": "is_retake",
} | {"status.is_feedback_request": "is_feedback_request"}

# What tells of a column by another name.
_READS = {"over_estimate": "spent_minutes"}


@dataclass(frozen=True)
class Field:
    """`value` is null where a row has none. Of a `step` a row has the values of all its tasks of that type, or, if `step` is "any", of all.

    It sorts by `order` where that is not the value, or by its `place` in the project's order. `holds` says of a value, word for word, what an
    index can find: the rows that have it are among those.
    """

    kind: Kind
    value: ColumnElement[Any]
    order: ColumnElement[Any] | None = None
    place: Place | None = None
    step: UUID | Literal["any"] | None = None
    holds: Callable[[str], ColumnElement[bool]] | None = None


class Fields:
    """The fields of one page: of the rows of a kind, or of the flat list of tasks. `extra` tells what custom fields hold; what is not
    in it is empty on every row. Days of moments are those of `zone`."""

    def __init__(
        self, r: Reading, project_id: UUID, kind: str, today: date, zone: str, extra: Mapping[str, Own]
    ) -> None:
        self._extra = {key: _own_field(key, own, task if kind == "task" else entity) for key, own in extra.items()}
        hidden = hidden_columns(r.actor, "task", project_id)
        hidden |= {name for name, read in _READS.items() if read in hidden}
        self._of_tasks = {name: field for name, field in _of_tasks(today, zone).items() if name not in hidden}
        own = {**_of_flat_tasks(), **self._of_tasks} if kind == "task" else _of_entities(kind)
        if kind == "task" and r.actor.may("project.blocked", project_id):
            own["blocked"] = Field("checkbox", blocked(r, project_id))
        self._own = {name: field for name, field in own.items() if name not in hidden}
        self._has_steps = kind != "task"

    def get(self, field_id: str) -> Field | None:
        if field_id in self._own:
            return self._own[field_id]
        key = custom_key(field_id)
        if key is not None:
            return self._extra.get(key, _EMPTY)
        return self._of_step(field_id) if self._has_steps else None

    def _of_step(self, field_id: str) -> Field | None:
        """`task.<task type>.due_date`, `task.any.assignee`; `task.<task type>` itself is its status."""
        if not field_id.startswith(_STEP):
            return None
        said, _, name = field_id.removeprefix(_STEP).partition(".")
        found = self._of_tasks.get(name or "status")
        step: UUID | Literal["any"] | None = "any" if said == _ANY else exact_uuid(said)
        return replace(found, step=step) if found and step else None


def exact_uuid(said: str) -> UUID | None:
    """An id as ids are written; anything else names no row."""
    try:
        found = UUID(said)
    except ValueError:
        return None
    return found if str(found) == said else None


_EMPTY = Field("nothing", cast(null(), Text))


def _own_field(key: str, own: Own, rows: Any) -> Field:
    """A custom field of the rows of a table."""
    held = rows.c.extra.op("->")(key)
    words = func.nullif(rows.c.extra.op("->>")(key), "")
    sort = func.jsonb_typeof(held)

    def holds(value: str) -> ColumnElement[bool]:
        found: ColumnElement[bool] = rows.c.extra.op("@>", return_type=Boolean())(literal({key: value}, JSONB))
        return found

    if own.type == "number":
        return Field("number", case((sort == "number", cast(words, Float(53)))))
    if own.type == "checkbox":
        return Field("checkbox", case((sort == "boolean", cast(words, Boolean))))
    if own.type == "date":
        return Field("date", func.motk.day_of(words, type_=Date))
    if own.type == "list":
        rank = func.array_position(literal(list(own.choices), ARRAY(Text)), words)
        return Field("word", words, case((words.is_not(None), func.coalesce(rank, _BEHIND))), holds=holds)
    if own.type == "tags":
        texts = func.motk.texts_of(held, type_=ARRAY(Text))
        return Field("tags", texts)
    if own.type == "checklist":
        items = func.motk.items_of(held, type_=Text)
        return Field("text", items, natural(items))
    if own.type in {"person", "entity_link"}:
        name = natural(func.motk.name_of(held, type_=Text))
        return Field("reference", func.motk.id_of(held, type_=Uuid), name, holds=holds)
    return Field("text", words, natural(words))


def custom_key(field_id: str) -> str | None:
    """The key of a custom field; None for a field of ours."""
    return field_id.removeprefix(_EXTRA) if field_id.startswith(_EXTRA) else None


def _words(column: ColumnElement[Any], order: ColumnElement[Any] | None = None) -> Field:
    found = func.nullif(column, "")
    return Field("text", found, natural(found) if order is None else order)


def _parent() -> Field:
    return Field("reference", entity.c.parent_id, parent.c.name_key)


def _type() -> Field:
    return Field("reference", entity.c.entity_type_id, place="entity_type")


def _of_entities(kind: str) -> dict[str, Field]:
    numbers = ("nb_frames", "frame_in", "frame_out", "handle_in", "handle_out", "cut_order")
    return {
        "name": _words(entity.c.name, entity.c.name_key),
        "description": _words(entity.c.description),
        "code": _words(entity.c.code),
        "fps": _words(entity.c.fps),
        "tags": Field("tags", entity.c.tags),
        "status": Field("word", entity.c.status, ranked(entity.c.status, ENTITY_STATUSES)),
        "thumbnail": Field("reference", entity.c.thumbnail_id),
        "entity_type": _type(),
        **{name: Field("number", entity.c[name]) for name in numbers},
        "for_client": Field("checkbox", entity.c.for_client),
        **({"is_shared": Field("checkbox", entity.c.is_shared)} if kind == "asset" else {}),
        **({} if kind == "episode" else {"parent": _parent()}),
    }


def _of_flat_tasks() -> dict[str, Field]:
    return {
        "entity": _words(entity.c.name, entity.c.name_key),
        "kind": Field("word", entity.c.kind, ranked(entity.c.kind, KINDS)),
        "parent": _parent(),
        "entity_type": _type(),
        "task_type": Field("reference", task.c.task_type_id, place="task_type"),
        "name": _words(task.c.name),
    }


def _of_tasks(today: date, zone: str) -> dict[str, Field]:
    numbers = ("estimate_minutes", "spent_minutes", "priority", "retake_count", "comment_count")
    over = func.coalesce(task.c.spent_minutes > task.c.estimate_minutes, literal(False))
    late = and_(func.coalesce(task.c.due_date < literal(today), literal(False)), ~status.c.is_done)
    return {
        "status": Field("reference", task.c.task_status_id, place="task_status"),
        "assignee": Field("person", null()),
        "start_date": Field("date", task.c.start_date),
        "due_date": Field("date", task.c.due_date),
        **{name: Field("date", day) for name, day in task_days(zone, status.c.is_done).items()},
        "late": Field("checkbox", late),
        "over_estimate": Field("checkbox", over),
        **{name: Field("number", task.c[name]) for name in numbers},
        **{name: Field("checkbox", status.c[flag]) for name, flag in _FLAGS.items()},
    }
