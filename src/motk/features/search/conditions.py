"""What may be found: the conditions that hold before anything is counted, so that what is hidden never stands in the way of a hit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, and_, any_, literal, literal_column, or_, select, true
from sqlalchemy.dialects.postgresql import ARRAY

from motk.gate.gate import Reading
from motk.gate.scope import NARROWED_ROLES
from motk.gate.verbs import VERBS
from motk.model.account import Account
from motk.model.base import Base
from motk.model.comment import Comment
from motk.model.entity import Entity
from motk.model.member import Member
from motk.model.project import Project
from motk.model.search_row import SearchRow
from motk.model.task import Task, TaskAssignee

MODELS: dict[str, type[Base]] = {
    "entity": Entity,
    "task": Task,
    "account": Account,
    "project": Project,
    "comment": Comment,
}

found: Any = SearchRow.__table__.c


@dataclass(frozen=True)
class Asked:
    """What is looked for. `account_id`: only what that person wrote or is to do."""

    said: str
    kinds: Sequence[str]
    project_id: UUID | None = None
    account_id: UUID | None = None
    archived: bool = False


class Sight:
    """What one actor may find of what is asked."""

    def __init__(self, r: Reading, asked: Asked) -> None:
        self.r = r
        self.asked = asked
        self._seen: dict[str, Any] = {}

    def kinds(self) -> list[str]:
        """Of the kinds asked for, those the actor may list at all; of one person only what can be theirs."""
        own = {"task", "comment"} if self.asked.account_id is not None else set(self.asked.kinds)
        return [kind for kind in self.asked.kinds if kind in own and self.r.actor.may_somewhere(f"{kind}.list")]

    def places(self, kind: str) -> list[UUID] | None:
        """Projects whose rows of a kind the actor may list, the studio itself for its people; None: all there are."""
        actor, project_id = self.r.actor, self.asked.project_id
        if kind == "account":
            return [] if project_id else [actor.organization_id]
        if project_id is not None:
            return [project_id] if actor.may(f"{kind}.list", project_id) else []
        if actor.sees_all_projects:
            return None
        roles = VERBS[f"{kind}.list"].roles
        return [project_id for project_id, level in actor.levels.items() if level in roles]

    def _tells_whose(self, kind: str, found: Any) -> ColumnElement[bool]:
        """Where the actor may know whose work a task is: to clients the studio does its work as one."""
        actor = self.r.actor
        if kind != "task" or actor.sees_all_projects:
            return true()
        places = [place for place in actor.levels if actor.may("member.list", place)]
        of_place: ColumnElement[bool] = found.place_id == any_(literal(places, ARRAY(Uuid)))
        return of_place

    def condition(self, kind: str, found: Any = found) -> ColumnElement[bool]:
        """Which rows of a kind the actor may find; `found` is what the rows are called in the statement."""
        # The kind as a literal: with a parameter a kept plan could not tell which index it is in.
        conditions = [found.kind == literal_column(f"'{kind}'"), found.organization_id == self.r.actor.organization_id]
        if (places := self.places(kind)) is not None:
            conditions.append(found.place_id == any_(literal(places, ARRAY(Uuid))))
        if not self.asked.archived:
            conditions += _live(kind, found)
        if self.asked.account_id is not None:
            conditions += [_of_person(kind, self.asked.account_id, found), self._tells_whose(kind, found)]
        if not NARROWED_ROLES.isdisjoint({self.r.actor.role, *self.r.actor.levels.values()}):
            conditions.append(found.id.in_(select(self._all_seen(kind).c.id)))
        return and_(*conditions)

    def any_of(self, kinds: Sequence[str]) -> ColumnElement[bool]:
        return or_(*(self.condition(kind) for kind in kinds))

    def _all_seen(self, kind: str) -> Any:
        """All they see of a kind, worked out once a search and kept: little, where sight is narrow. Row by row it would be asked of all."""
        if kind not in self._seen:
            model: Any = MODELS[kind]
            seen = select(model.id).where(self.r.visible(model)).cte(f"seen_{kind}")
            self._seen[kind] = seen.prefix_with("materialized")
        return self._seen[kind]


def _live(kind: str, found: Any) -> list[ColumnElement[bool]]:
    """Neither the row nor what it hangs on is archived. As look-ups of one row each: a join would read all there are for a few."""
    above: list[tuple[Any, Any]] = []
    if kind in {"entity", "task", "comment"}:
        above.append((Project, found.project_id))
    if kind in {"task", "comment"}:
        above.append((Entity, found.entity_id))
    if kind == "comment":
        above.append((Task, found.task_id))
    return [
        found.archived.is_(False),
        *(
            select(model.archived_at).where(model.id == row_id).scalar_subquery().is_(None)
            for model, row_id in reversed(above)
        ),
    ]


def _of_person(kind: str, account_id: UUID, found: Any) -> ColumnElement[bool]:
    if kind == "comment":
        return select(Comment.id).where(Comment.id == found.id, Comment.author_id == account_id).exists()
    held: Any = TaskAssignee.__table__.alias("given")
    slot: Any = Member.__table__.alias("slot")
    return (
        select(held.c.id)
        .join(slot, slot.c.id == held.c.member_id)
        .where(held.c.task_id == found.id, slot.c.account_id == account_id, slot.c.archived_at.is_(None))
        .exists()
    )
