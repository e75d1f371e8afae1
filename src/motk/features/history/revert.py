"""Taking a change set back: the rows return to what they were, and somebody's later work stays."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import not_, select, true

from motk.core.errors import Conflict, Forbidden, Invalid, NotFound
from motk.features.history.change_sets import find
from motk.features.history.feed import queries
from motk.features.history.schemas import RevertConflict, RevertReport
from motk.features.tasks import follow, status
from motk.gate.custom_sight import reads_everywhere, sight
from motk.gate.diary import Line
from motk.gate.gate import Writing
from motk.gate.roles import ADMIN, ARTIST
from motk.gate.rows import any_of
from motk.gate.scope import CONDITIONS, HELD_TO_OWN_ROWS, hidden_columns
from motk.gate.verbs import INSIDE_VERBS, VERBS
from motk.model.account import Account
from motk.model.base import Base
from motk.model.change import ChangeSet
from motk.model.notification import Subscription
from motk.model.task import Task

_MODELS: dict[str, type[Base]] = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}
_OF_SOME: frozenset[type[Base]] = HELD_TO_OWN_ROWS | {Account, Subscription}
_SET_STATUS = "task.set_status"
_FORGET = "diary.forget"
# A gesture of several kinds goes by no verb of its own: what it did to each table is held to that table's.
_GESTURE = "grid.edit"
_PARTS = {"entity": "entity.edit_many", "task": "task.edit_many", "task_assignee": "task.assign"}


async def revert(
    w: Writing, change_set_id: UUID, row_ids: Sequence[UUID] | None = None, field: str | None = None
) -> RevertReport:
    """Undo a change set, or its part in `row_ids`, or one field of what it changed; itself a change set, caused by the one undone.

    A field that no longer holds what the change set left is reported and kept. Takes the right to revert and the right to the verbs that are
    undone, on these rows, in every project touched: nobody reaches by undoing what they could not do. Raises NotFound, Forbidden, Conflict.
    """
    change_set = await find(w, change_set_id)
    only = None if row_ids is None else list(row_ids)
    await _hold_private_views(w, change_set)
    await _hold_sight(w, change_set, only)
    await _hold_own(w, change_set)
    await _hold_verbs(w, change_set, only)
    await _hold_addresses(w, change_set, only, field)
    await queries.because_of.value(w.session, change_set_id=change_set_id)
    report = await queries.revert.value(w.session, change_set_id=change_set_id, row_ids=only, field=field)
    if field and not report["reverted"] and not report["conflict_count"]:
        raise Invalid(
            [("field", f"There is no change of {field[:60]!r} to revert here: name a field that was changed.")]
        )
    if only and not report["reverted"] and not report["conflict_count"]:
        raise Invalid([("row_ids", "None of these rows can be reverted here: choose rows of this change set.")])
    return RevertReport(
        change_set_id=w.change_set_id if report["reverted"] else None,
        reverted=report["reverted"],
        conflicts=[
            RevertConflict(
                **{**one, "mine": _readable(one["mine"], hidden), "theirs": _readable(one["theirs"], hidden)}
            )
            for one in report["conflicts"]
            if one["field"] not in (hidden := _hidden(w, one["entity"])) and reads_everywhere(w.actor, one["field"])
        ],
        conflict_count=report["conflict_count"],
    )


def _hidden(w: Writing, entity: str) -> frozenset[str]:
    """Of whole rows, fields of the studio's own are left out for whoever may not read them all."""
    return hidden_columns(w.actor, entity) | (frozenset({"extra"}) if sight(w.actor) else frozenset())


def _readable(value: Any, hidden: frozenset[str]) -> Any:
    """A value of a conflict; where it is a whole row, without the columns that the actor may not read."""
    return {name: part for name, part in value.items() if name not in hidden} if isinstance(value, dict) else value


def _level(w: Writing, project_id: UUID | None) -> str:
    return (w.actor.role if project_id is None else w.actor.level_in(project_id)) or ""


async def _hold_private_views(w: Writing, change_set: Line) -> None:
    """What somebody did to a private view does not exist for others, whoever they are. Raises NotFound."""
    if await queries.touches_private_view.value(
        w.session, change_set_id=change_set["id"], account_id=w.actor.account_id
    ):
        raise NotFound("change_set", change_set["id"])


async def _hold_sight(w: Writing, change_set: Line, only: list[UUID] | None) -> None:
    """Rows of tables of which people see some, and which are there, must be the actor's to see. Raises NotFound."""
    for model in _OF_SOME:
        table: Any = model.__table__
        if table.name not in change_set["entities"]:
            continue
        touched = await queries.rows_of.value(
            w.session, change_set_id=change_set["id"], entity=table.name, row_ids=only
        )
        is_unseen = w.visible(model).is_not(true())
        if await w.session.scalar(select(table.c.id).where(any_of(table.c.id, touched or []), is_unseen).limit(1)):
            raise NotFound("change_set", change_set["id"])


async def _hold_own(w: Writing, change_set: Line) -> None:
    """The revert's own row condition, in each project by the role held there."""
    rules = VERBS["change_set.revert"].rows
    for rule in {rules[level] for project_id in change_set["projects"] if (level := _level(w, project_id)) in rules}:
        own = CONDITIONS[rule]
        if not await w.session.scalar(select(ChangeSet.id).where(ChangeSet.id == change_set["id"], own.holds(w.actor))):
            raise Forbidden(own.refuses, verb=w.verb, row_id=str(change_set["id"]))


async def _hold_verbs(w: Writing, change_set: Line, only: list[UUID] | None) -> None:
    verbs = {row["verb"] for row in await queries.reverted_verbs.rows(w.session, change_set_id=change_set["id"])}
    if _GESTURE in verbs:
        verbs |= {_PARTS[entity] for entity in change_set["entities"] if entity in _PARTS}
    moved: Sequence[Line] = []
    if "task" in change_set["entities"]:
        moved = await queries.statuses_left.rows(w.session, change_set_id=change_set["id"], row_ids=only)
    led = await _led(w, moved)
    for verb in sorted(verbs):
        _hold_verb(w, verb, change_set["projects"])
        if _is_of_oneself(verb) and w.actor.role != ADMIN and change_set["actor_id"] != w.actor.account_id:
            raise Forbidden("What people settle for themselves is theirs to take back.", verb=w.verb)
        await _hold_rows(w, verb, verb.partition(".")[0], change_set["id"], only, led)
    await _hold_statuses(w, change_set["id"], [row for row in moved if row["task_id"] not in led])


async def _led(w: Writing, moved: Sequence[Line]) -> frozenset[UUID]:
    """What only followed, by the studio's automations, from moving tasks that are the actor's to move: it goes back with them."""
    if not moved or w.actor.sees_all_projects:
        return frozenset()
    table: Any = Task.__table__
    reached = {row["task_id"]: row["left_at"] for row in moved}
    own = await w.session.scalars(
        select(table.c.id).where(any_of(table.c.id, list(reached)), w.allowed(Task, _SET_STATUS))
    )
    return await follow.led(w, reached, own.all())


def _is_of_oneself(verb: str) -> bool:
    return verb.startswith(("me.", "subscription.")) or verb in {"page_layout.save", "page_layout.reset"}


def _hold_verb(w: Writing, verb: str, projects: Sequence[UUID | None]) -> None:
    if verb in VERBS and VERBS[verb].public:
        raise Conflict("What set up the studio cannot be reverted: archive or edit what you do not want.")
    if verb == _FORGET:
        raise Conflict("What the diary has let go of does not come back.")
    if verb in INSIDE_VERBS or verb not in VERBS:
        if w.actor.role != ADMIN:
            raise Forbidden(f"Only an admin reverts what MOTK itself did ({verb}).", verb=w.verb)
        return
    for project_id in projects:
        w.hold_open(verb, project_id)


async def _hold_rows(
    w: Writing, verb: str, noun: str, change_set_id: UUID, only: list[UUID] | None, led: frozenset[UUID]
) -> None:
    """The undone verb's row condition, on the rows as they stand today. Tasks that were `led` nobody moved."""
    model = _MODELS.get(noun)
    if model is None or w.actor.sees_all_projects or verb not in VERBS or not VERBS[verb].rows:
        return
    touched = await queries.rows_of.value(w.session, change_set_id=change_set_id, entity=noun, row_ids=only) or []
    held = [row_id for row_id in touched if verb != _SET_STATUS or row_id not in led]
    table = model.__table__
    refused = (
        await w.session.execute(
            select(table.c.id, table.c.project_id)
            .where(any_of(table.c.id, held), not_(w.allowed(model, verb)))
            .limit(1)
        )
    ).first()
    if refused:
        raise Forbidden(w.refusal(verb, refused.project_id), verb=verb, row_id=str(refused.id))


async def _hold_addresses(w: Writing, change_set: Line, only: list[UUID] | None, field: str | None) -> None:
    """Where a webhook goes is kept beside the log, which could only bring back what the address is called. Raises Conflict."""
    if "webhook" in change_set["entities"] and await queries.touches_address.value(
        w.session, change_set_id=change_set["id"], row_ids=only, field=field
    ):
        raise Conflict("The diary does not keep the address of a webhook: enter the one you want there again.")


async def _hold_statuses(w: Writing, change_set_id: UUID, moved: Sequence[Line]) -> None:
    """Moving tasks back is moving them. An artist's undo must not approve what an artist may not approve."""
    for project_id in {row["project_id"] for row in moved}:
        w.hold_open(_SET_STATUS, project_id)
    if moved:
        await _hold_rows(w, _SET_STATUS, "task", change_set_id, [row["task_id"] for row in moved], frozenset())
    bound = [row for row in moved if w.actor.level_in(row["project_id"]) == ARTIST]
    chosen = {row["task_id"]: row["task_status_id"] for row in bound}
    if chosen:
        known = await status.look_up(w, chosen.values())
        status.hold(w, known, chosen, {row["task_id"]: row["project_id"] for row in bound})
