"""The diary: what happened to a row, and what each change set did, in sentences."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from motk.core.cursor import Cursor
from motk.gate.custom_sight import readable
from motk.gate.gate import Reading
from motk.gate.private_past import as_shared, without_others
from motk.gate.roles import CLIENT
from motk.gate.schemas import HistoryLine, Page, Who
from motk.gate.scope import GUARDED_COLUMNS, hidden_columns
from motk.gate.sentences import NAMED, REVERT, Deed, Touched, queries, say, subject, touched_by

LAST = Cursor(epoch=2**31 - 1, tx=2**64 - 1, id=2**63 - 1)

Line = Mapping[str, Any]
# What each change set touched, by its id.
Touches = Mapping[UUID, Touched]


async def history(r: Reading, row_ids: Sequence[UUID], *, limit: int, after: str | None) -> Page[HistoryLine]:
    """What happened to rows, the newest first. The caller knows that the actor sees them.

    A sentence speaks of these rows alone: what else the change set touched may be none of the actor's business. Three statements at most.
    """
    place = Cursor.parse(after, field="after") if after else LAST
    found = await queries.history.rows(
        r.session,
        row_ids=list(row_ids),
        organization=r.actor.organization_id,
        epoch=place.epoch,
        tx=str(place.tx),
        id=place.id,
        most=limit + 1,
    )
    shown = found[:limit]
    of_set: dict[UUID, list[Line]] = defaultdict(list)
    for line in shown:
        of_set[line["change_set_id"]].append(line)
    touches = {lines[0]["change_set_id"]: touched_by(lines[0]["verb"], lines) for lines in of_set.values()}
    undone = await _undone(r, shown, row_ids=list(row_ids))
    readable_lines = await as_shared(r, shown)
    deeds = [_deed(line, line["change_set_id"], touches, undone) for line in readable_lines]
    return Page(rows=await told(r, readable_lines, deeds), next=place_of(shown[-1]) if len(found) > limit else None)


async def lines(r: Reading, found: Sequence[Line]) -> list[HistoryLine]:
    """Row facts as lines of the diary, each with a sentence about its own row."""
    undone = await _undone(r, found, row_ids=[line["row_id"] for line in found])
    found = await without_others(r, found)
    deeds = [
        _deed(line, line["change_set_id"], {line["change_set_id"]: touched_by(line["verb"], [line])}, undone)
        for line in found
    ]
    return await told(r, found, deeds)


async def told(r: Reading, found: Sequence[Line], deeds: Sequence[Deed]) -> list[HistoryLine]:
    """One line per row fact, with the sentence of its deed; none for a fact of which the actor may read nothing."""
    sentences, people = await say(r.session, deeds, hidden(r))
    return [
        HistoryLine(
            change_set_id=line["change_set_id"],
            verb=line["verb"],
            sentence=sentence,
            actor=who(line["actor_id"], people),
            via=line["via"],
            at=spelled(line["at"]),
            caused_by=line["caused_by"],
            note=line["note"],
            entity=line["entity"],
            row_id=line["row_id"],
            rev=line["rev"],
            op="insert" if line["before"] is None else "delete" if line["after"] is None else "update",
            before=_shown(r, line, "before"),
            after=_shown(r, line, "after"),
        )
        for line, sentence in zip(found, sentences, strict=True)
        if _is_told(r, line)
    ]


def _is_told(r: Reading, line: Line) -> bool:
    if _shown(r, line, "before") == _shown(r, line, "after") == {}:
        return False
    if line["entity"] == "comment" and r.actor.level_in(line["project_id"]) == CLIENT:
        # A note that is open today may have said other things while it was not: only its first words are sure, if it was born open.
        return line["before"] is None and bool(line["after"]["for_client"])
    return True


async def sentences_of(
    r: Reading, change_sets: Sequence[Line], *, projects: Sequence[UUID] | None, studio: bool
) -> tuple[list[str], list[int], dict[UUID, str]]:
    """For each change set (id, verb, actor_id, via, caused_by) its sentence and how many changes it made (10,000 at most); names of people.

    Counted and named are rows of `projects` (None: all), and studio-wide ones if `studio`. Three statements at most, for any number.
    """
    undone_sets = await _undone_sets(r, change_sets)
    touched, changes = await _touches(r, [*change_sets, *undone_sets], projects=projects, studio=studio)
    undone = {row["id"]: row for row in undone_sets}
    deeds = [_deed(row, row["id"], touched, (undone, touched)) for row in change_sets]
    sentences, people = await say(r.session, deeds, hidden(r))
    return sentences, [changes.get(row["id"], 0) for row in change_sets], people


def place_of(line: Line) -> str:
    return str(Cursor(line["epoch"], int(line["tx"]), line["id"]))


def who(actor_id: UUID | None, people: Mapping[UUID, str]) -> Who | None:
    return Who(id=actor_id, display_name=people[actor_id]) if actor_id else None


def spelled(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def hidden(r: Reading) -> dict[str, frozenset[str]]:
    """Columns, by table, that the actor may not read."""
    return {table: hidden_columns(r.actor, table) for table in GUARDED_COLUMNS}


def _shown(r: Reading, line: Line, side: str) -> dict[str, Any] | None:
    unreadable = hidden_columns(r.actor, line["entity"], line["project_id"])
    told = readable(r.actor, line["entity"], line["project_id"], line["row_id"], line["before"], line["after"])
    values = told[side == "after"]
    return values if values is None else {name: value for name, value in values.items() if name not in unreadable}


_Undone = tuple[Mapping[UUID, Line], Touches]


async def _undone(r: Reading, found: Sequence[Line], *, row_ids: Sequence[UUID]) -> _Undone:
    """What the reverts among these lines took back, as far as it concerns these rows."""
    reverts = [{"id": line["change_set_id"], "verb": line["verb"]} for line in found]
    change_sets = await _undone_sets(r, reverts)
    touched, _ = await _touches(r, change_sets, projects=None, studio=True, row_ids=row_ids)
    return {row["id"]: row for row in change_sets}, touched


async def _undone_sets(r: Reading, change_sets: Sequence[Line]) -> Sequence[Line]:
    reverts = list({row["id"] for row in change_sets if row["verb"] == REVERT})
    return await queries.undone.rows(r.session, change_sets=reverts) if reverts else []


async def _touches(
    r: Reading,
    change_sets: Sequence[Line],
    *,
    projects: Sequence[UUID] | None,
    studio: bool,
    row_ids: Sequence[UUID] | None = None,
) -> tuple[dict[UUID, Touched], dict[UUID, int]]:
    verbs = {row["id"]: row["verb"] for row in change_sets}
    if not verbs:
        return {}, {}
    found = await queries.touched.rows(
        r.session,
        change_sets=list(verbs),
        subjects=[subject(verb) for verb in verbs.values()],
        projects=None if projects is None else list(projects),
        studio=studio,
        row_ids=None if row_ids is None else list(row_ids),
    )
    touched = {
        row["change_set_id"]: Touched(
            row["count"],
            row["row_ids"],
            row["fields"],
            {name: row[name] for name in NAMED},
            row["changes"],
        )
        for row in found
    }
    return touched, {row["change_set_id"]: row["changes"] for row in found}


_NOTHING = Touched(0, ())


def _deed(line: Line, change_set_id: UUID, touches: Touches, undone: _Undone) -> Deed:
    known, their_touches = undone
    cause = known.get(line["caused_by"]) if line["verb"] == REVERT else None
    return Deed(
        verb=line["verb"],
        actor_id=line["actor_id"],
        via=line["via"],
        touched=touches.get(change_set_id, _NOTHING),
        undone=_deed(cause, cause["id"], their_touches, undone) if cause else None,
    )
