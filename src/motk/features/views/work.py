"""What is asked of the tasks of each entity, gathered in one reading of them."""

from collections.abc import Hashable
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Boolean, ColumnElement, Uuid, any_, case, func, literal, literal_column, select, true
from sqlalchemy.dialects.postgresql import ARRAY

from motk.features.views import places
from motk.features.views.fields import status, task
from motk.gate.gate import Reading
from motk.model.task import Task

Step = UUID | Literal["any"]

# Of a bigint, the sign left alone.
_BITS = 63


class Work:
    """One grouping of tasks by entity, however many conditions and keys ask about them.

    All conditions on one step share a number, a bit each: a task answers those on its own step, and no other.
    """

    def __init__(self, r: Reading, project_id: UUID) -> None:
        self._r = r
        self._project_id = project_id
        self._claims: dict[Step, dict[Hashable, ColumnElement[bool]]] = {}
        self._keys: list[tuple[Step, ColumnElement[Any]]] = []
        self._is_by_status = False

    @property
    def is_asked(self) -> bool:
        return bool(self._claims or self._keys)

    def holds_for_any(self, step: Step, claim: ColumnElement[bool], *, known_as: Hashable) -> ColumnElement[bool]:
        """Whether a task of the step fits the claim; null for an entity without tasks. `known_as`: equal ones are one claim."""
        claims = self._claims.setdefault(step, {})
        claims.setdefault(known_as, claim)
        word, bit = divmod(list(claims).index(known_as), _BITS)
        return literal_column(f"(work.{_mask(list(self._claims).index(step), word)} & {1 << bit} <> 0)", Boolean)

    def first(self, step: Step, key: ColumnElement[Any]) -> ColumnElement[Any]:
        """The least key of the tasks of the step."""
        self._keys.append((step, key))
        return literal_column(f"work.key_{len(self._keys) - 1}", key.type)

    def place_of_status(self) -> ColumnElement[Any]:
        """The place of a task's status in the project's order."""
        self._is_by_status = True
        return literal_column("task_status_order.place", places.PLACE)

    def table(self) -> Any:
        """A row for each entity with tasks that were asked about: entity_id, and what `holds_for_any` and `first` refer to."""
        tables = task.join(status, status.c.id == task.c.task_status_id)
        if self._is_by_status:
            order = places.in_project(self._project_id, "task_status")
            tables = tables.outerjoin(order, order.c.id == task.c.task_status_id)
        keys = [_of(func.min(key), step).label(f"key_{place}") for place, (step, key) in enumerate(self._keys)]
        return (
            select(task.c.entity_id, *self._masks(), *keys)
            .select_from(tables)
            .where(
                task.c.project_id == self._project_id,
                task.c.archived_at.is_(None),
                self._r.visible(Task),
                self._asked_about(),
            )
            .group_by(task.c.entity_id)
            .subquery("work")
        )

    def _masks(self) -> list[ColumnElement[Any]]:
        made: list[ColumnElement[Any]] = []
        for place, (step, known) in enumerate(self._claims.items()):
            claims = list(known.values())
            for start in range(0, len(claims), _BITS):
                mask: Any = literal_column("0::bigint")
                for bit, claim in enumerate(claims[start : start + _BITS]):
                    mask = mask.op("|")(case((claim, literal_column(f"{1 << bit}::bigint")), else_=literal_column("0")))
                made.append(_of(func.bit_or(mask), step).label(_mask(place, start // _BITS)))
        return made

    def _asked_about(self) -> ColumnElement[bool]:
        steps = {*self._claims, *(step for step, _ in self._keys)}
        if "any" in steps:
            return true()
        of_them: ColumnElement[bool] = task.c.task_type_id == any_(literal(list(steps), ARRAY(Uuid)))
        return of_them


def _mask(step: int, word: int) -> str:
    return f"mask_{step}_{word}"


def _of(aggregate: Any, step: Step) -> ColumnElement[Any]:
    column: ColumnElement[Any] = aggregate if step == "any" else aggregate.filter(task.c.task_type_id == step)
    return column
