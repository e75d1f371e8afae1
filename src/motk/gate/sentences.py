"""Saying what a change set did: "Leila Osei moved SQ010 SH010 Animation to Approved". Set-based, however many are said at once."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from motk.core import sql
from motk.gate.verbs import INSIDE_VERBS, VERBS

queries = sql.load("motk.gate", "diary.sql")

REVERT = "change_set.revert"

# Who did it when no account did.
_DOORS = {"cli": "The console", "migration": "The upgrade", "import": "An import"}
_NOBODY = "A job"

# Fields that follow what happens; nobody typed them, so no sentence names them.
_FOLLOWING = frozenset(
    {
        "assigner_id",
        "retake_count",
        "real_start_date",
        "done_at",
        "last_comment_at",
        "comment_count",
        "archived_by",
        "sort_order",
    }
)

_PLURALS = {
    "account": "accounts",
    "entity": "entities",
    "entity_link": "castings",
    "field_definition": "fields",
    "member": "team members",
    "task_status": "task statuses",
}
# References that a change set set, as `touched` gathers them.
NAMED = ("task_status", "member", "former_member", "slot", "account", "former_account")

_MOST_NAMED = 2
_PLACE = re.compile(r"\{(\w+)\}")

Label = tuple[str, UUID]


@dataclass(frozen=True)
class Touched:
    """What a change set did to the rows that its reader sees. `row_ids` are the first of `count`; `names` the references it set.
    `changes` counts row facts of every table.
    """

    count: int
    row_ids: Sequence[UUID]
    fields: Sequence[str] = ()
    names: Mapping[str, Sequence[UUID]] = field(default_factory=dict)
    changes: int = 0


@dataclass(frozen=True)
class Deed:
    """A change set to speak of. `undone` is the deed that a revert took back, when it is known."""

    verb: str
    actor_id: UUID | None
    via: str
    touched: Touched
    undone: "Deed | None" = None


def subject(verb: str) -> str:
    """The table whose rows a verb's sentence names."""
    known = VERBS.get(verb) or INSIDE_VERBS.get(verb)
    return (known.of if known else "") or verb.partition(".")[0]


async def say(
    session: AsyncSession, deeds: Sequence[Deed], hidden: Mapping[str, Collection[str]]
) -> tuple[list[str], dict[UUID, str]]:
    """A sentence for each deed, and the display names of those who did them. One statement.

    `hidden` are the columns, by table, whose names the reader must not learn.
    """
    wanted = {label for deed in deeds for label in _labels_of(deed)}
    found = await queries.labels.rows(
        session, tables=[table for table, _ in wanted], row_ids=[row_id for _, row_id in wanted]
    )
    known = _Known({(row["table"], row["id"]): (row["label"], row["kind"]) for row in found if row["label"]}, hidden)
    people = {deed.actor_id: known.actor(deed) for deed in deeds if deed.actor_id}
    return [known.sentence(deed) for deed in deeds], people


def _labels_of(deed: Deed) -> Iterable[Label]:
    if deed.actor_id:
        yield "account", deed.actor_id
    table = subject(deed.verb)
    yield from ((table, row_id) for row_id in deed.touched.row_ids)
    for name, row_ids in deed.touched.names.items():
        yield from ((name.removeprefix("former_"), row_id) for row_id in row_ids[: _MOST_NAMED + 1])
    if deed.undone:
        yield from _labels_of(deed.undone)


@dataclass(frozen=True)
class _Known:
    """Labels and kinds by (table, id)."""

    labels: Mapping[Label, tuple[str, str | None]]
    hidden: Mapping[str, Collection[str]]

    def sentence(self, deed: Deed) -> str:
        return f"{self.actor(deed)} {self.predicate(deed)}"

    def actor(self, deed: Deed) -> str:
        if deed.actor_id is None:
            return _DOORS.get(deed.via, _NOBODY)
        return self.labels.get(("account", deed.actor_id), ("Somebody",))[0]

    def predicate(self, deed: Deed) -> str:
        if deed.verb == REVERT:
            return f"reverted “{self.sentence(deed.undone)}”" if deed.undone else "reverted an earlier change"
        known = VERBS.get(deed.verb) or INSIDE_VERBS.get(deed.verb)
        ways = known.says.split(" | ") if known and known.says else ["changed {rows}"]
        filled = self._filled(deed)
        for way in ways:
            if all(filled.get(name) for name in _PLACE.findall(way)):
                return way.format_map(filled)
        return deed.verb.replace(".", " ").replace("_", " ")

    def _filled(self, deed: Deed) -> dict[str, str]:
        table = subject(deed.verb)
        touched = deed.touched
        names = {
            name: self._listed(name.removeprefix("former_"), row_ids, len(row_ids))
            for name, row_ids in touched.names.items()
        }
        return {
            **names,
            "rows": self._listed(table, touched.row_ids, touched.count),
            "fields": self._fields(table, touched.fields),
            "changes": f"{touched.changes:,} change{'' if touched.changes == 1 else 's'}",
        }

    def _listed(self, table: str, row_ids: Sequence[UUID], count: int) -> str:
        found = [self.labels[table, row_id] for row_id in row_ids if (table, row_id) in self.labels]
        if count <= _MOST_NAMED and len(found) == count:
            return " and ".join(sorted(label for label, _ in found))  # statements touch rows in no order of their own
        kinds = {kind for _, kind in found}
        kind = kinds.pop() if len(kinds) == 1 else None
        if count == 1:
            noun = (kind or table).replace("_", " ")
            return f"a{'n' if noun[0] in 'aeiou' else ''} {noun} that is gone"
        return f"{count:,} {plural(kind or table)}" if count else ""

    def _fields(self, table: str, fields: Sequence[str]) -> str:
        shown = [name for name in fields if name not in _FOLLOWING and name not in self.hidden.get(table, ())]
        spoken = list(dict.fromkeys(name.removesuffix("_id").replace("_", " ") for name in shown))
        return " and ".join(spoken) if len(spoken) <= _MOST_NAMED else f"{len(spoken)} fields"


def plural(noun: str) -> str:
    return _PLURALS.get(noun) or f"{noun.replace('_', ' ')}s"


def touched_by(verb: str, changes: Sequence[Mapping[str, Any]]) -> Touched:
    """The same as the query `touched`, of changes that are at hand already: each has entity, row_id, before, after."""
    table = subject(verb)
    rows: dict[UUID, None] = {}
    fields: dict[str, None] = {}
    names: dict[str, dict[UUID, None]] = {name: {} for name in NAMED}
    for change in changes:
        entity, before, after = change["entity"], change["before"], change["after"]
        if entity == table:
            rows.setdefault(change["row_id"])
            if before is not None and after is not None:
                fields |= dict.fromkeys(after)
        elif (before is None or after is None) and (parent := (after or before).get(f"{table}_id")):
            rows.setdefault(UUID(parent))
        if entity in {"task", "comment"} and after and after.get("task_status_id"):
            names["task_status"].setdefault(UUID(after["task_status_id"]))
        if entity == "task_assignee":
            names["member" if before is None else "former_member"].setdefault(UUID((after or before)["member_id"]))
        if entity == "member" and before is not None and after is not None and "account_id" in after:
            names["slot"].setdefault(change["row_id"])
            for name, fact in (("account", after), ("former_account", before)):
                if fact["account_id"]:
                    names[name].setdefault(UUID(fact["account_id"]))
    listed = {name: list(ids) for name, ids in names.items()}
    return Touched(len(rows), list(rows)[:8], list(fields), listed, len(changes))
