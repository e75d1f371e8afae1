"""Which fields of the studio's own an actor reads: one rule for rows, the log, live updates, files and filters.

Managers read all of them, clients those opened to clients, the others those of their departments. Nobody reads a field in the archive.
What stands in `extra` without ever having been defined is read by everybody but clients.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from motk.gate.actor import Actor, Guard
from motk.gate.roles import CLIENT, MANAGERS
from motk.model.entity import KINDS

# The kinds of field on the rows of a table, and where a row says in which project it stands and of which kind it is.
KINDS_OF: dict[str, tuple[str, ...]] = {
    "entity": KINDS,
    "task": ("task",),
    "project": ("project",),
    "account": ("account",),
    "member": ("member",),
}
_PLACES: dict[str, tuple[str, str]] = {
    "entity": ("entity.project_id::text", "entity.kind"),
    "task": ("task.project_id::text", "'task'"),
    "project": ("project.id::text", "'project'"),
    "account": ("''", "'account'"),
    "member": ("member.project_id::text", "'member'"),
}

Values = dict[str, Any] | None


@dataclass(frozen=True)
class Keys:
    """Keys of `extra` that are read: all but some, or, for a client, only some."""

    hidden: frozenset[str]
    only: frozenset[str] | None = None

    def shows(self, key: str) -> bool:
        return key not in self.hidden and (self.only is None or key in self.only)

    def of(self, extra: Mapping[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in extra.items() if self.shows(key)}


def sees(actor: Actor, guard: Guard, project_id: UUID | None) -> bool:
    """Whether the actor reads a field on the rows of a project, or of the studio."""
    role = _role(actor, project_id)
    if guard.archived:
        return False
    if role == CLIENT:
        return guard.for_client
    return role in MANAGERS or not guard.seen_by or not guard.seen_by.isdisjoint(actor.department_ids)


def reads_everywhere(actor: Actor, field: str) -> bool:
    """Whether a field named as `extra.lens` is the actor's to read wherever there is one; any other field is."""
    named = [one for one in actor.guards if f"extra.{one.key}" == field]
    return all(
        sees(actor, one, project_id)
        for one in named
        for project_id in ([one.project_id] if one.project_id else [None, *actor.levels])
    )


def keys(actor: Actor, project_id: UUID | None, kinds: Iterable[str]) -> Keys:
    """What is read of rows of these kinds; of a row that could be of several, what is read of them all."""
    wanted = set(kinds)
    here = [one for one in actor.guards if one.kind in wanted and one.project_id in (None, project_id)]
    hidden = frozenset(one.key for one in here if not sees(actor, one, project_id))
    if _role(actor, project_id) != CLIENT:
        return Keys(hidden)
    return Keys(hidden, frozenset(one.key for one in here))


def shown_extra(actor: Actor, table: str) -> str:
    """`extra` of the rows of a table as the actor reads it, as SQL."""
    rules = sight(actor)
    if not rules:
        return f"{table}.extra"
    place, kind = _PLACES[table]
    return f"motk.shown_extra({table}.extra, {place}, {kind}, '{rules}'::jsonb)"


def sight(actor: Actor) -> str:
    """The actor's rules as JSON, by project ("": elsewhere) and kind; empty where everything is read. Those who read the same have the same.

    Ids and keys only: nothing in it that a statement would take for something else.
    """
    if not actor.guards and CLIENT not in {actor.role, *actor.levels.values()}:
        return ""
    named = {one.project_id for one in actor.guards if one.project_id} if actor.sees_all_projects else actor.levels
    places = {str(project_id): _rule(actor, project_id) for project_id in named}
    return json.dumps({**places, "": _rule(actor, None)}, sort_keys=True)


def _rule(actor: Actor, project_id: UUID | None) -> dict[str, dict[str, list[str]]]:
    kinds = sorted({kind for of_table in KINDS_OF.values() for kind in of_table})
    read = {kind: keys(actor, project_id, [kind]) for kind in kinds}
    if _role(actor, project_id) == CLIENT:
        return {
            "only": {kind: sorted((one.only or frozenset()) - one.hidden) for kind, one in read.items() if one.only}
        }
    return {"hide": {kind: sorted(one.hidden) for kind, one in read.items() if one.hidden}}


def _role(actor: Actor, project_id: UUID | None) -> str | None:
    return actor.role if project_id is None else actor.level_in(project_id)


def readable(
    actor: Actor, table: str, project_id: UUID | None, row_id: UUID, before: Values, after: Values
) -> tuple[Values, Values]:
    """What a fact of the log says to the actor: without the keys that are not theirs to read, and without `extra` if nothing else changed."""
    if table not in KINDS_OF or not any(values and "extra" in values for values in (before, after)):
        return before, after
    read = keys(actor, row_id if table == "project" else project_id, KINDS_OF[table])
    if not read.hidden and read.only is None:
        return before, after
    shown = [
        {**values, "extra": read.of(values["extra"])} if values and isinstance(values.get("extra"), dict) else values
        for values in (before, after)
    ]
    if before is not None and after is not None and shown[0] and shown[1]:
        is_same = shown[0].get("extra") == shown[1].get("extra")
        shown = [
            {name: one for name, one in (values or {}).items() if name != "extra" or not is_same} for values in shown
        ]
    return shown[0], shown[1]
