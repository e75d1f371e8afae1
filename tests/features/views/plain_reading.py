"""What a filter and a sort mean, written down as plainly as can be: row by row, value by value, without a thought for speed."""

import calendar
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from tests.features.views.productions import STOCKS, TODAY, Production
from tests.studio import Json

Values = dict[str, list[Any]]
Row = dict[str, Any]


def folded(text: str) -> str:
    return text.lower().replace("i\u0307", "i").replace("\u03c2", "\u03c3")


def natural(text: str) -> str:
    return re.sub("[0-9]+", lambda found: found[0].zfill(12)[-12:], folded(text))


def some(value: Any) -> list[Any]:
    return [] if value is None or value == "" else [str(value) if type(value) is date else value]


def day_in_japan(moment: datetime) -> str:
    """Where it is nine hours later than in Greenwich, all the year."""
    return str((moment + timedelta(hours=9)).date())


class Reading:
    """The fields of a page (`kinds`, `many`), its rows in their own order with the values of each, and what values sort by."""

    def __init__(self, made: Production, page: str) -> None:
        self.made = made
        self.kinds: dict[str, str] = {}
        self.many: set[str] = {"tags"}
        self.choices: dict[str, list[Json]] = {}
        self.rows = self.shots() if page == "shot" else self.flat()
        self._name_choices()

    def shots(self) -> list[Row]:
        shots = sorted(self.made.entities.values(), key=self.place_of_shot)
        return [{"id": shot["id"], "values": self.of_shot(shot)} for shot in shots]

    def flat(self) -> list[Row]:
        def place(task: Json) -> Any:
            shot = self.made.entities[task["entity_id"]]
            return (
                self.place_of_shot(shot),
                self.made.steps.index(task["task_type_id"]),
                task["sort_order"],
                task["name"],
                task["id"],
            )

        return [
            {"id": task["id"], "values": self.of_flat(task)} for task in sorted(self.made.tasks.values(), key=place)
        ]

    def place_of_shot(self, shot: Json) -> Any:
        parent = shot["parent_id"]
        name = (0, natural(self.made.parents[parent]), parent) if parent else (1, "", "")
        return (name, (shot["cut_order"] is None, shot["cut_order"] or 0), natural(shot["name"]), shot["id"])

    def put(self, values: Values, field: str, kind: str, found: list[Any], *, many: bool = False) -> None:
        self.kinds[field] = kind
        values[field] = found
        if many:
            self.many.add(field)

    def of_shot(self, shot: Json) -> Values:
        values: Values = {}
        for field in ("name", "code", "description", "fps"):
            self.put(values, field, "text", some(shot[field]))
        self.put(values, "tags", "text", shot["tags"])
        for field in ("nb_frames", "frame_in", "cut_order"):
            self.put(values, field, "number", some(shot[field]))
        for field, column in (("status", "status"), ("parent", "parent_id"), ("entity_type", "entity_type_id")):
            self.put(values, field, "choice", some(shot[column]))
        extra = shot["extra"]
        self.put(values, "extra.lens", "text", some(extra.get("lens")))
        self.put(values, "extra.grade", "number", some(extra.get("grade")))
        self.put(values, "extra.approved", "checkbox", some(extra.get("approved")))
        self.put(values, "extra.mixed", "text", [str(one) for one in some(extra.get("mixed"))])
        self.put(values, "extra.stock", "choice", some(extra.get("stock")))
        self.put(values, "extra.scan", "date", some(extra.get("scan")))
        self.put(values, "extra.marks", "text", extra.get("marks", []), many=True)
        own = [task for task in self.made.tasks.values() if task["entity_id"] == shot["id"]]
        for step in (*self.made.steps, "any"):
            tasks = [task for task in own if step in {"any", task["task_type_id"]}]
            for field, kind, of in self.task_fields():
                self.put(values, f"task.{step}.{field}", kind, [one for task in tasks for one in of(task)], many=True)
        return values

    def of_flat(self, task: Json) -> Values:
        shot = self.made.entities[task["entity_id"]]
        values: Values = {}
        self.put(values, "entity", "text", [shot["name"]])
        self.put(values, "name", "text", [task["name"]])
        self.put(values, "kind", "choice", ["shot"])
        self.put(values, "parent", "choice", some(shot["parent_id"]))
        self.put(values, "entity_type", "choice", some(shot["entity_type_id"]))
        self.put(values, "task_type", "choice", [task["task_type_id"]])
        self.put(values, "extra.stock", "choice", some(task["extra"].get("stock")))
        for field, kind, of in self.task_fields():
            self.put(values, field, kind, of(task), many=field == "assignee")
        return values

    def task_fields(self) -> list[tuple[str, str, Callable[[Json], list[Any]]]]:
        done = {one["id"] for one in self.made.statuses if one["is_done"]}

        def is_late(task: Json) -> bool:
            return task["due_date"] is not None and task["due_date"] < TODAY and task["task_status_id"] not in done

        def is_over(task: Json) -> bool:
            return task["estimate_minutes"] is not None and task["spent_minutes"] > task["estimate_minutes"]

        def done_on(task: Json) -> list[Any]:
            """What was brought in done counts from the day it was added."""
            return [day_in_japan(task["done_at"] or task["created_at"])] if task["task_status_id"] in done else []

        return [
            ("status", "choice", lambda task: [task["task_status_id"]]),
            ("assignee", "person", lambda task: task["member_ids"]),
            ("start_date", "date", lambda task: some(task["start_date"])),
            ("due_date", "date", lambda task: some(task["due_date"])),
            ("added_on", "date", lambda task: [day_in_japan(task["created_at"])]),
            ("started_on", "date", lambda task: [day_in_japan(one) for one in some(task["real_start_date"])]),
            ("done_on", "date", done_on),
            ("estimate_minutes", "duration", lambda task: some(task["estimate_minutes"])),
            ("spent_minutes", "duration", lambda task: [task["spent_minutes"]]),
            ("over_estimate", "checkbox", lambda task: [is_over(task)]),
            ("priority", "number", lambda task: [task["priority"]]),
            ("retake_count", "number", lambda task: [task["retake_count"]]),
            ("comment_count", "number", lambda task: [task["comment_count"]]),
            ("done", "checkbox", lambda task: [task["task_status_id"] in done]),
            ("late", "checkbox", lambda task: [is_late(task)]),
        ]

    def _name_choices(self) -> None:
        """Ids in the order they sort, with their names."""

        def listed(ids: list[str]) -> list[Json]:
            return [{"id": one, "name": one} for one in ids]

        people = [
            {"id": one["id"], "name": "Noor Haddad" if one["account_id"] else one["display_name"] or one["role"]}
            for one in self.made.members
        ]
        for field, kind in self.kinds.items():
            last = field.rpartition(".")[2]
            if kind == "person":
                self.choices[field] = people
            elif last == "parent":
                self.choices[field] = [{"id": one, "name": name} for one, name in self.made.parents.items()]
            elif last == "entity_type":
                self.choices[field] = listed(self.made.entity_types[:2])
            elif last == "task_type":
                self.choices[field] = listed(self.made.steps)
            elif last == "stock":
                self.choices[field] = listed(STOCKS)
            elif last == "kind":
                self.choices[field] = listed(["shot", "asset"])
            elif field == "status" and "tags" in self.kinds:
                self.choices[field] = listed(["standby", "running", "complete", "canceled"])
            elif last == "status":
                self.choices[field] = listed([one["id"] for one in self.made.statuses])

    @property
    def mine(self) -> list[str]:
        return [one["id"] for one in self.made.members if one["account_id"]]

    @property
    def open(self) -> list[str]:
        return [one["id"] for one in self.made.members if not one["account_id"]]

    def ids(self, tree: Any, sort: list[Json]) -> list[str]:
        """The rows that match, in order."""
        rows = [row for row in self.rows if tree is None or self.holds(tree, row["values"])]
        for key in reversed(sort):
            rows = self.sorted(rows, key["field"], key["desc"])
        return [row["id"] for row in rows]

    def sorted(self, rows: list[Row], field: str, descending: bool) -> list[Row]:
        def key(row: Row) -> Any:
            return min(self.sorts_by(field, value) for value in row["values"][field])

        filled = [row for row in rows if row["values"][field]]
        empty = [row for row in rows if not row["values"][field]]
        filled.sort(key=key, reverse=descending)  # stays stable, reversed or not
        return filled + empty

    def sorts_by(self, field: str, value: Any) -> Any:
        kind = self.kinds[field]
        if kind == "text":
            return natural(value)
        if kind not in {"choice", "person"}:
            return value
        names = {one["id"]: one["name"] for one in self.choices[field]}
        if kind == "person" or field == "parent":
            return natural(names[value])
        return list(names).index(value) if value in names else len(names)

    def holds(self, tree: Json, values: Values) -> bool:
        if "all" in tree:
            return all(self.holds(part, values) for part in tree["all"])
        if "any" in tree:
            return any(self.holds(part, values) for part in tree["any"])
        if "not" in tree:
            return not self.holds(tree["not"], values)
        field, op, wanted = str(tree["field"]), str(tree["op"]), tree.get("value")
        found = values[field]
        if op in {"empty", "not_empty"}:
            return bool(found) == (op == "not_empty")
        if op in {"is_not", "not_in", "not_contains"}:
            return not self.holds({**tree, "op": op.replace("is_not", "is").replace("not_", "")}, values)
        if self.kinds[field] == "checkbox" and field not in self.many and not found:
            found = [False]
        return any(self.matches(self.kinds[field], value, op, wanted) for value in found)

    def matches(self, kind: str, value: Any, op: str, wanted: Any) -> bool:
        if op == "in":
            listed = wanted if isinstance(wanted, list) else [wanted]
            return any(self.matches(kind, value, "is", one) for one in listed)
        if op == "between":
            return self.matches(kind, value, "ge", wanted[0]) and self.matches(kind, value, "le", wanted[1])
        if kind == "date":
            first, last = days(wanted)
            bounds = {
                "is": first <= value <= last,
                "lt": value < first,
                "le": value <= last,
                "gt": value > last,
                "ge": value >= first,
            }
            return bool(bounds[op])
        if kind == "person" and wanted in {"@me", "@open"}:
            return str(value) in (self.mine if wanted == "@me" else self.open)
        if kind == "text":
            value, wanted = folded(value), folded(wanted)
        claims: dict[str, Callable[[], bool]] = {
            "is": lambda: value == wanted,
            "contains": lambda: wanted in value,
            "starts_with": lambda: value.startswith(wanted),
            "ends_with": lambda: value.endswith(wanted),
            "lt": lambda: value < wanted,
            "le": lambda: value <= wanted,
            "gt": lambda: value > wanted,
            "ge": lambda: value >= wanted,
        }
        return claims[op]()


def days(said: str) -> tuple[str, str]:
    """The first and the last day of what is said, counted on fingers."""
    if said.startswith("@today"):
        day, amount, unit = TODAY, int(said[6:-1] or 0) if len(said) > 6 else 0, said[-1]
        if unit == "m":
            months = day.year * 12 + day.month - 1 + amount
            day = date(months // 12, months % 12 + 1, 1)
            day = day.replace(day=min(TODAY.day, calendar.monthrange(day.year, day.month)[1]))
        elif len(said) > 6:
            day += timedelta(days=amount * {"d": 1, "w": 7}[unit])
        return str(day), str(day)
    if not said.startswith("@"):
        return said, said
    step = {"@this": 0, "@last": -1, "@next": 1}[said.split("_", maxsplit=1)[0]]
    inside = (
        TODAY + timedelta(days=7 * step) if said.endswith("week") else TODAY.replace(day=15) + timedelta(days=30 * step)
    )
    if said.endswith("week"):
        return str(inside - timedelta(days=inside.weekday())), str(inside + timedelta(days=6 - inside.weekday()))
    last = calendar.monthrange(inside.year, inside.month)[1]
    return str(inside.replace(day=1)), str(inside.replace(day=last))
