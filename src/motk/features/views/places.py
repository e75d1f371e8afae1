"""What sorts in an order of its own: the project's statuses, steps and types, words of a fixed list, tags."""

from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, String, case, func, select

from motk.model.entity_type import EntityType
from motk.model.task_status import TaskStatus
from motk.model.task_type import TaskType
from motk.model.workflow import ProjectEntityType, ProjectTaskStatus, ProjectTaskType

Place = Literal["entity_type", "task_status", "task_type"]

PLACE = Integer()

# Behind all places: what the project no longer uses.
_BEHIND = 1_000_000

_LISTS: dict[Place, tuple[Any, Any]] = {
    "entity_type": (ProjectEntityType.__table__, EntityType.__table__),
    "task_status": (ProjectTaskStatus.__table__, TaskStatus.__table__),
    "task_type": (ProjectTaskType.__table__, TaskType.__table__),
}


def in_project(project_id: UUID, place: Place) -> Any:
    """The project's order of a list as a table: id, place."""
    used, listed = _LISTS[place]
    of = used.c[f"{place}_id"]
    return (
        select(of.label("id"), func.row_number().over(order_by=(used.c.position, listed.c.name)).label("place"))
        .select_from(used.join(listed, listed.c.id == of))
        .where(used.c.project_id == project_id)
        .subquery(f"{place}_order")
    )


def placed(column: ColumnElement[Any], place: ColumnElement[Any]) -> ColumnElement[Any]:
    """The place of what a column refers to; null where it refers to nothing."""
    return case((column.is_not(None), func.coalesce(place, _BEHIND)))


def ranked(column: ColumnElement[Any], words: tuple[str, ...]) -> ColumnElement[Any]:
    return case({word: rank for rank, word in enumerate(words)}, value=column)


def natural(words: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.motk.natural_key(words, type_=String).collate("C")


def first_tag(tags: Any) -> ColumnElement[Any]:
    tag: Any = func.unnest(tags).column_valued("tag")
    return select(func.min(natural(tag))).where(tag != "").correlate_except(tag.scalar_alias).scalar_subquery()
