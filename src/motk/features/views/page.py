"""The statement behind a page: its rows, what is gathered of their tasks, the filter over both, the order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Uuid,
    and_,
    any_,
    cast,
    false,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY

from motk.core.errors import Invalid
from motk.features.views import conditions, people, places
from motk.features.views.conditions import NEGATED
from motk.features.views.fields import Field, Fields, entity, parent, status, task
from motk.features.views.filter_tree import Condition, Every, Node, Not
from motk.features.views.places import PLACE, Place
from motk.features.views.work import Work
from motk.gate.gate import Reading
from motk.model.entity import Entity
from motk.model.task import Task

Claim = ColumnElement[bool]

# The flat list goes page by page.
PAGES_OF_TASKS = ("shot", "asset", "sequence", "episode", "scene", "concept", "edit")


@dataclass(frozen=True)
class Order:
    """One key of a sort; rows without a value come last, whichever way it runs."""

    key: ColumnElement[Any]
    descending: bool

    def clause(self) -> ColumnElement[Any]:
        return (self.key.desc() if self.descending else self.key.asc()).nulls_last()


class Page:
    def __init__(self, r: Reading, project_id: UUID, kind: str, fields: Fields, today: date) -> None:
        self.r = r
        self.project_id = project_id
        self.kind = kind
        self.fields = fields
        self.today = today
        self._work = Work(r, project_id)
        self._joins: dict[str, tuple[Any, Claim]] = {}

    def order(self, name: str, path: str, *, descending: bool) -> Order:
        """Raises Invalid for a field that is not there."""
        field = self._field(name, path)
        return Order(self._key(field), descending)

    def statement(self, tree: Node, groups: Sequence[Order], sorts: Sequence[Order], ids: Sequence[UUID] | None) -> Any:
        """Ids with the keys of their groups, in order. Raises Invalid."""
        holds = self._holds(tree)
        of_tasks = self.kind == "task"
        rows = task if of_tasks else entity
        seen = [self.r.visible(Task)] if of_tasks else [self.r.visible(Entity), entity.c.kind == self.kind]
        if ids is not None:
            seen.append(rows.c.id == any_(literal(list(ids), ARRAY(Uuid))))
        by_default = self._default_order()  # before the tables: it may ask for one
        tables = entity.outerjoin(parent, parent.c.id == entity.c.parent_id)
        if of_tasks:
            tables = tables.join(task, task.c.entity_id == entity.c.id).join(
                status, status.c.id == task.c.task_status_id
            )
        elif self._work.is_asked:
            tables = tables.outerjoin(self._work.table(), literal_column("work.entity_id", Uuid) == entity.c.id)
        for table, on in self._joins.values():
            tables = tables.outerjoin(table, on)
        return (
            select(rows.c.id, *(group.key.label(f"group_{place}") for place, group in enumerate(groups)))
            .select_from(tables)
            .where(
                rows.c.project_id == self.project_id,
                rows.c.archived_at.is_(None),
                entity.c.archived_at.is_(None),
                *seen,
                holds,
            )
            .order_by(*(order.clause() for order in [*groups, *sorts]), *by_default)
        )

    def _default_order(self) -> list[ColumnElement[Any]]:
        """By the name of what rows stand under, their cut, their own name; tasks in the order of the workflow."""
        of_entity = [
            *(column.asc().nulls_last() for column in (parent.c.name_key, parent.c.id, entity.c.cut_order)),
            entity.c.name_key,
            entity.c.id,
        ]
        if self.kind != "task":
            return of_entity
        step = self._place("task_type", task.c.task_type_id)
        of_task = [step.asc().nulls_last(), task.c.task_type_id, task.c.sort_order, task.c.name.collate("C"), task.c.id]
        return [places.ranked(entity.c.kind, PAGES_OF_TASKS), *of_entity, *of_task]

    def _field(self, name: str, path: str) -> Field:
        found = self.fields.get(name)
        if found is None:
            raise Invalid([(path, f"There is no field {name[:100]!r} on this page.")])
        return found

    def _holds(self, node: Node) -> Claim:
        if isinstance(node, Condition):
            return self._condition(node)
        if isinstance(node, Not):
            return not_(self._holds(node.part))
        parts = [self._holds(part) for part in node.parts]
        return and_(true(), *parts) if isinstance(node, Every) else or_(false(), *parts)

    def _condition(self, asked: Condition) -> Claim:
        field = self._field(asked.field, f"{asked.path}.field")
        op = conditions.operation(asked, field)
        found = self._claim(asked, field, op)
        if field.step is not None:
            found = self._work.holds_for_any(field.step, found, known_as=(asked.field, op, repr(asked.value)))
        claim: Claim = func.coalesce(found, false(), type_=Boolean)
        if field.holds is not None and op in {"is", "in"}:
            # Outside of the coalesce, where an index can answer it.
            claim = and_(or_(false(), *(field.holds(value) for value in conditions.texts(asked))), claim)
        return not_(claim) if op != asked.op and NEGATED.get(asked.op) == op else claim

    def _claim(self, asked: Condition, field: Field, op: str) -> Any:
        """What one row, or one task, must be."""
        if field.kind == "person":
            slots = None if op == "not_empty" else conditions.slots(asked)
            return task.c.id.in_(people.on_tasks(self.r, self.project_id, slots))
        test = conditions.test_of(asked, field, self.today)
        if field.kind == "tags":
            tag: Any = func.unnest(field.value).column_valued("tag")
            return select(tag).where(tag != "", test(tag)).correlate(entity, task).exists()
        # A plain checkbox without a value is not ticked; of several tasks only what is there counts.
        is_plain_box = field.kind == "checkbox" and field.step is None and op == "is"
        return test(func.coalesce(field.value, false()) if is_plain_box else field.value)

    def _key(self, field: Field) -> ColumnElement[Any]:
        """What a row sorts by in a field: of several values the first in their order, whichever way the sort runs."""
        if field.kind == "person":
            return self._first_name(field)
        if field.kind == "tags":
            return places.first_tag(field.value)
        key = field.value if field.order is None else field.order
        if field.kind == "checkbox":
            key = cast(key, Integer)
        if field.step is None:
            return places.placed(key, self._place(field.place, key)) if field.place else key
        if field.place:
            key = places.placed(key, self._work.place_of_status())
        return self._work.first(field.step, key)

    def _place(self, place: Place, of: ColumnElement[Any]) -> ColumnElement[Any]:
        """The place of a row's value in the project's order; its table joins the others."""
        order = places.in_project(self.project_id, place)
        self._joins.setdefault(place, (order, order.c.id == of))
        return literal_column(f"{place}_order.place", PLACE)

    def _first_name(self, field: Field) -> ColumnElement[Any]:
        """The place of the first name, among the names of the team, of those a row's tasks are given to."""
        of_row = task.c.id if field.step is None else entity.c.id
        names = people.first_names(self.r, self.project_id, field.step).subquery(f"names_{len(self._joins)}")
        self._joins[names.name] = (names, names.c.of == of_row)
        return names.c.place
