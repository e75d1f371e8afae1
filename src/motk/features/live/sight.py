"""What of a batch an actor sees: the same rows and columns as in the API."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from motk.core.cursor import Change
from motk.features.live.batch import Batch, queries
from motk.gate.actor import Actor
from motk.gate.gate import Reading, reading
from motk.gate.roles import CLIENT, CREW, LEADS, MANAGERS, VENDOR
from motk.gate.rows import any_of
from motk.gate.scope import HELD_TO_OWN_ROWS, NARROWED_ROLES
from motk.model.base import Base

_MODELS: dict[str, type[Base]] = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}

# Changes of these may have moved the borders of somebody's sight.
_OF_RIGHTS = frozenset({"account", "account_department", "field_definition", "member", "organization", "project"})
# What of a field moves them: who reads it, and whether it is there at all.
_OF_FIELDS = frozenset({"seen_by", "for_client", "archived_at"})

# What of a project moves them: whether it is there, whether it is open, and what its clients are shown.
_OF_PROJECTS = frozenset({"archived_at", "status", "clients_isolated", "clients_see_shared_only"})

# What may still be heard of a deleted row that somebody may never have seen: that it is gone. The database can no longer say.
_NOTHING_MORE: dict[str, Any] = {}

# Tables without a list of their own, and the verb that shows their rows.
_SHOWN_BY = {
    "account_department": "account.list",
    "entity_type_task_type": "entity_type.list",
    "comment_acknowledgement": "comment.list",
    "comment_attachment": "comment.list",
    "comment_mention": "comment.list",
    "credit_line": "credits.get",
    "media": "media.get_file",
    "organization": "organization.get",
    "page_layout": "page_layout.get",
    "project_entity_type": "project.context",
    "project_task_status": "project.context",
    "project_task_type": "project.context",
    "subscription": "subscription.get",
    "task_assignee": "task.list",
}


# Tables of which the actor sees some rows: not everybody learns of the others.
_OF_SOME = {model.__tablename__ for model in HELD_TO_OWN_ROWS} | {"field_definition"}

# Of these, tables whose rows are of an account, with the roles that see everybody's.
_OF_ONE = {"day_off": CREW, "page_layout": frozenset[str](), "time_entry": LEADS}

# What opens a row to guests, or closes it, and with it all that hangs on it.
_OPENED = {
    "comment": frozenset({"for_client", "archived_at"}),
    "entity": frozenset({"for_client", "parent_id"}),
    "project": frozenset({"clients_isolated", "clients_see_shared_only"}),
}


class SightMoved(Exception):
    """Rows came into the actor's sight, or left it, that no change tells of: the client must read anew."""


def shown_by(table: str) -> str:
    """The verb that shows the rows of a table."""
    return _SHOWN_BY.get(table, f"{table}.list")


def may_move_rights(batch: Batch, actor: Actor) -> bool:
    """Whether the batch may have changed what this actor may do; to be asked of the database then."""
    return any(change.entity in _OF_RIGHTS and _concerns(change, actor) for change in batch.changes)


def _concerns(change: Change, actor: Actor) -> bool:
    if change.entity == "account":
        return change.row_id == actor.account_id
    if change.entity == "field_definition":
        return change.before is None or change.after is None or not _OF_FIELDS.isdisjoint(change.after)
    if change.entity in {"organization", "project"}:
        return change.before is None or change.after is None or not _OF_PROJECTS.isdisjoint(change.after)
    if change.before is not None and change.after is not None:
        return True  # a change of a slot does not say whose it is
    return (change.after or change.before or {}).get("account_id") == str(actor.account_id)


async def seen(engine: AsyncEngine, actor: Actor, batch: Batch, project_id: UUID | None) -> list[Change]:
    """The changes of a batch that exist for the actor, of one project and the studio-wide rows if `project_id` is given.

    Where the actor's sight is narrower than a project, each row is asked of the database: one statement per table. Raises SightMoved.
    """
    near = [change for change in batch.changes if _is_near(actor, change, project_id)]
    if not any(_is_narrowed(actor, change) for change in near):
        return near
    async with reading(engine, actor, "live.follow") as r:
        await _hold_sight(r, near)
        visible = await _visible(
            r, [change for change in near if change.after is not None and _is_narrowed(actor, change)]
        )
    told = (
        change
        if not _is_narrowed(actor, change)
        else _farewell(actor, change)
        if change.after is None
        else change
        if (change.entity, change.row_id) in visible
        else None
        for change in near
    )
    return [change for change in told if change is not None]


async def hold_missed(engine: AsyncEngine, actor: Actor, missed: Sequence[Batch], project_id: UUID | None) -> None:
    """Nothing is told from before a row came into the actor's sight: it stands open today, but was not then. Raises SightMoved."""
    near = [change for batch in missed for change in batch.changes if _is_near(actor, change, project_id)]
    narrowed = [change for change in near if _is_narrowed(actor, change)]
    if narrowed:
        async with reading(engine, actor, "live.follow") as r:
            await _hold_sight(r, narrowed)


def _is_near(actor: Actor, change: Change, project_id: UUID | None) -> bool:
    if change.organization_id != actor.organization_id:
        return False
    if change.project_id is not None:
        if project_id is not None and change.project_id != project_id:
            return False
        if actor.level_in(change.project_id) is None:
            return False
    return actor.may(shown_by(change.entity), change.project_id)


def _is_narrowed(actor: Actor, change: Change) -> bool:
    if change.entity in {"view", "subscription", "page_layout"}:
        return True  # a private one is its owner's, whatever the others see
    if change.entity in _OF_SOME:
        return not actor.sees_all_projects  # not everybody learns of it
    if change.project_id is None:
        return actor.role in NARROWED_ROLES
    return actor.level_in(change.project_id) in NARROWED_ROLES


async def _visible(r: Reading, changes: Sequence[Change]) -> set[tuple[str, UUID]]:
    wanted: dict[str, list[UUID]] = defaultdict(list)
    for change in changes:
        wanted[change.entity].append(change.row_id)
    found: set[tuple[str, UUID]] = set()
    for entity, row_ids in wanted.items():
        table: Any = _MODELS[entity].__table__
        rows = await r.session.scalars(
            select(table.c.id).where(any_of(table.c.id, row_ids), r.visible(_MODELS[entity]))
        )
        found |= {(entity, row_id) for row_id in rows}
    return found


def _farewell(actor: Actor, change: Change) -> Change | None:
    """A deletion, as far as it may be told."""
    if change.entity == "view":
        before = change.before or {}
        is_own = before.get("owner_id") == str(actor.account_id)
        is_told = is_own or before.get("share") != "private"
        return Change(**{**vars(change), "before": _NOTHING_MORE}) if is_told else None
    if change.entity == "subscription":
        return change if (change.before or {}).get("account_id") == str(actor.account_id) else None
    level = actor.role if change.project_id is None else actor.level_in(change.project_id)
    if change.entity in _OF_ONE:
        is_theirs = (change.before or {}).get("account_id") in {None, str(actor.account_id)}
        return change if is_theirs or level in _OF_ONE[change.entity] else None
    if change.entity == "webhook" and (change.project_id is None or level not in MANAGERS):
        return None
    if level == CLIENT and change.entity == "comment" and not (change.before or {}).get("for_client"):
        return None
    if level in {CLIENT, VENDOR} or change.entity in {"account", "field_definition"}:
        return Change(**{**vars(change), "before": _NOTHING_MORE})
    return change


def _moves_a_view(actor: Actor, change: Change) -> bool:
    """Shared, or no longer; clients and vendors find only what is made for them."""
    if change.entity != "view" or change.before is None or change.after is None:
        return False
    level = actor.role if change.project_id is None else actor.level_in(change.project_id)
    return "share" in change.after or (level in NARROWED_ROLES and "default_for" in change.after)


async def _hold_sight(r: Reading, changes: Sequence[Change]) -> None:
    """A note or a shot opened or closed to clients, a task given to a vendor or taken away, a view that is shared, or no longer."""
    if any(_moves_a_view(r.actor, change) for change in changes):
        raise SightMoved
    if any(
        change.entity in _OPENED
        and change.before is not None
        and not _OPENED[change.entity].isdisjoint(change.after or ())
        for change in changes
    ):
        raise SightMoved
    assigned = {
        UUID((change.after or change.before or {})["member_id"])
        for change in changes
        if change.entity == "task_assignee" and (change.before is None or change.after is None)
    }
    if assigned and not assigned.isdisjoint(await queries.own_slots.value(r.session, account_id=r.actor.account_id)):
        raise SightMoved
