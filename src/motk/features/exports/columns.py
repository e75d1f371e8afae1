"""The columns of a file: what each says of a row, as a value of its own kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

from motk.core.errors import Invalid
from motk.features.exports.gather import Held, Line, Named, Needs
from motk.features.exports.schemas import ExportColumn
from motk.features.views.fields import custom_key, exact_uuid
from motk.features.views.own import Own
from motk.features.views.words import natural_key

CellKind = Literal["text", "number", "date", "duration", "checkbox", "name"]
Work = Callable[[Line], Sequence[Held]]

_TEXTS = frozenset({"description", "code", "fps"})
_NUMBERS = frozenset({"nb_frames", "frame_in", "frame_out", "handle_in", "handle_out", "cut_order"})
_BOXES = frozenset({"for_client", "is_shared"})
# A cell has one value: of several tasks the first start, the last due date and day of being done, the greatest priority; the rest adds up.
_SUMMED: dict[str, tuple[CellKind, Callable[[list[Any]], Any]]] = {
    "start_date": ("date", min),
    "due_date": ("date", max),
    "added_on": ("date", min),
    "started_on": ("date", min),
    "done_on": ("date", max),
    "estimate_minutes": ("duration", sum),
    "spent_minutes": ("duration", sum),
    "priority": ("number", max),
    "retake_count": ("number", sum),
    "comment_count": ("number", sum),
}
_OWN_KINDS: dict[str, CellKind] = {"number": "number", "checkbox": "checkbox", "date": "date"}
_UNKNOWN = Named("", None, 0)


@dataclass(frozen=True)
class Column:
    """`value` is None for an empty cell; `color` a background, if the value has one; `first` what a group is called by.

    `of_entity` and `of_tasks` are what it reads, of the tasks of a step or of all of them.
    """

    title: str
    kind: CellKind
    value: Callable[[Line], Any]
    width: int | None = None
    color: Callable[[Line], str | None] | None = None
    first: Callable[[Line], str] | None = None
    of_entity: str | None = None
    of_tasks: frozenset[str] = frozenset()
    step: UUID | None = None


def needs(columns: Sequence[Column]) -> Needs:
    on_work = [column for column in columns if column.of_tasks]
    steps = [column.step for column in on_work]
    return Needs(
        frozenset(column.of_entity for column in columns if column.of_entity),
        frozenset().union(*(column.of_tasks for column in on_work)),
        # A file that reads nothing of tasks may still be a list of them.
        None if None in steps or not steps else frozenset(step for step in steps if step),
    )


@dataclass(frozen=True)
class Making:
    """What columns are made of: the page's kind, what ids mean, words, the day that is today, statuses that are done, the fields of the
    studio's own that are asked for, and what people and entities that they name are called.
    """

    kind: str
    names: Mapping[str, Named]
    words: Mapping[str, str]
    today: str
    done: frozenset[str]
    own: Mapping[str, Own] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)

    def columns(self, asked: Sequence[ExportColumn], parts: Sequence[str]) -> list[Column]:
        """Pictures are left out, and a column of a task type becomes one for each part. Raises Invalid naming what is not there."""
        made: list[Column] = []
        for place, column in enumerate(asked):
            if column.id == "thumbnail":
                continue
            found = self._step(column, parts) or [self.column(column.id, column.title, column.width)]
            if None in found:
                raise Invalid([(f"columns.{place}.id", f"There is no column {column.id[:100]!r} on this page.")])
            made += [one for one in found if one is not None]
        return made

    def column(self, field: str, title: str = "", width: int | None = None) -> Column | None:
        """The column of one field; None when the page has none of this name."""
        key = custom_key(field)
        if key is not None:
            return self._custom(key, title, width)
        if self.kind == "task":
            return self._own_of_task(field, title, width) or self._of_tasks(field, title, width, _all, None)
        said, _, part = field.removeprefix("task.").partition(".")
        step = exact_uuid(said)
        if field.startswith("task.") and (step or said == "any"):
            return self._of_tasks(part or "status", title, width, _all if step is None else _on(said), step)
        return self._own(field, title, width)

    def _custom(self, key: str, title: str, width: int | None) -> Column:
        """A field of the studio's own; nothing stands in one that is not there, or not the reader's."""
        own = self.own.get(key)
        if own is None:
            return Column(title, "text", lambda _line: None, width)
        kind: CellKind = _OWN_KINDS.get(own.type, "text")

        def shown(value: Any) -> Any:
            if own.type in {"person", "entity_link"}:
                return self.called.get(value, "") if isinstance(value, str) else None
            return _plain(value)

        if self.kind == "task":
            on_task = frozenset({"extra"})
            return Column(title, kind, lambda line: shown(line.tasks[0]["extra"].get(key)), width, of_tasks=on_task)
        return Column(title, kind, lambda line: shown(line.entity["extra"].get(key)), width, of_entity="extra")

    def _step(self, column: ExportColumn, parts: Sequence[str]) -> list[Column | None]:
        said = column.id.removeprefix("task.")
        if self.kind == "task" or not column.id.startswith("task.") or "." in said:
            return []
        return [
            self.column(
                f"{column.id}.{part}",
                column.title if part == "status" else f"{column.title} · {self.words[part]}",
                column.width if part == "status" else None,
            )
            for part in parts
        ]

    def _own(self, field: str, title: str, width: int | None) -> Column | None:
        def column(kind: CellKind, value: Callable[[Line], Any], first: Callable[[Line], str] | None = None) -> Column:
            return Column(title, kind, value, width, first=first, of_entity=field)

        if field == "status":
            return column("text", lambda line: self.words[line.entity["status"]])
        if field == "tags":
            return column("text", lambda line: ", ".join(line.entity["tags"]), self._first_tag)
        if field in _BOXES:
            return column("checkbox", lambda line: line.entity[field])
        if field == "name" or field in _TEXTS or field in _NUMBERS:
            kind: CellKind = "name" if field == "name" else "text" if field in _TEXTS else "number"
            return column(kind, lambda line: line.entity[field])
        return self._reference(field, title, width)

    def _own_of_task(self, field: str, title: str, width: int | None) -> Column | None:
        if field == "entity":
            return Column(title, "name", lambda line: line.entity["name"], width, of_entity="name")
        if field == "name":
            return Column(title, "text", lambda line: line.tasks[0]["name"], width, of_tasks=frozenset({"name"}))
        if field == "kind":
            return Column(title, "text", lambda line: self.words[line.entity["kind"]], width)
        if field == "task_type":
            return Column(title, "text", lambda line: self._named(line.tasks[0]["task_type_id"]).name, width)
        return self._reference(field, title, width)

    def _reference(self, field: str, title: str, width: int | None) -> Column | None:
        if field == "parent":
            return Column(title, "text", lambda line: line.entity["parent_name"], width, of_entity="parent_name")
        if field == "entity_type":
            held = "entity_type_id"
            return Column(title, "text", lambda line: self._named(line.entity[held]).name, width, of_entity=held)
        return None

    def _of_tasks(self, part: str, title: str, width: int | None, chosen: Work, step: UUID | None) -> Column | None:
        if part == "status":
            return Column(
                title,
                "text",
                lambda line: ", ".join([one.name for one in self._statuses(chosen(line))]),
                width,
                lambda line: next((one.color for one in self._statuses(chosen(line))), None),
                lambda line: next((one.name for one in self._statuses(chosen(line))), ""),
                of_tasks=frozenset({"task_status_id"}),
                step=step,
            )
        if part == "assignee":
            return Column(
                title,
                "text",
                lambda line: ", ".join(self._people(chosen(line))),
                width,
                first=lambda line: next(iter(self._people(chosen(line))), ""),
                of_tasks=frozenset({"member_ids"}),
                step=step,
            )
        if part in {"done", "late", "over_estimate"}:
            is_so = {"done": self._is_done, "late": self._is_late}.get(part, _is_over)
            read = frozenset({"task_status_id", "due_date", "estimate_minutes", "spent_minutes"})
            return Column(title, "checkbox", _any_is(is_so, chosen), width, of_tasks=read, step=step)
        if part not in _SUMMED:
            return None
        kind, summed = _SUMMED[part]

        def value(line: Line) -> Any:
            held = [one[part] for one in chosen(line) if one[part] is not None]
            return summed(held) if held else None

        return Column(title, kind, value, width, of_tasks=frozenset({part}), step=step)

    def _named(self, row_id: str | None) -> Named:
        return self.names.get(row_id, _UNKNOWN) if row_id else _UNKNOWN

    def _statuses(self, tasks: Sequence[Held]) -> list[Named]:
        held = [self.names.get(one["task_status_id"], _UNKNOWN) for one in tasks]
        return sorted(held, key=_place) if len(held) > 1 else held

    def _people(self, tasks: Sequence[Held]) -> list[str]:
        known = {name for one in tasks for held in one["member_ids"] or () if (name := self._named(held).name)}
        return sorted(known, key=natural_key) if len(known) > 1 else list(known)

    def _first_tag(self, line: Line) -> str:
        return min(filter(None, line.entity["tags"]), key=natural_key, default="")

    def _is_done(self, one: Held) -> bool:
        return one["task_status_id"] in self.done

    def _is_late(self, one: Held) -> bool:
        return one["due_date"] is not None and one["due_date"] < self.today and not self._is_done(one)


def _is_over(one: Held) -> bool:
    return one["estimate_minutes"] is not None and (one["spent_minutes"] or 0) > one["estimate_minutes"]


def _all(line: Line) -> Sequence[Held]:
    return line.tasks


def _on(step: str) -> Work:
    return lambda line: line.of_step.get(step, ())


def _any_is(is_so: Callable[[Held], bool], chosen: Work) -> Callable[[Line], bool | None]:
    return lambda line: any(map(is_so, tasks)) if (tasks := chosen(line)) else None


def _place(status: Named) -> int:
    return status.place


def _plain(value: Any) -> Any:
    """A custom field as a cell: numbers stay numbers, lists are listed."""
    if isinstance(value, list):
        return ", ".join(str(one.get("text", one)) if isinstance(one, dict) else str(one) for one in value)
    return str(value) if isinstance(value, dict) else value
