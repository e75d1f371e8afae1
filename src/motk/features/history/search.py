"""Looking for something in the diary: by person, verb, table, row, time or name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from motk.core import sql
from motk.gate.diary import Line
from motk.gate.gate import Reading

queries = sql.load("motk.features.history")

# How far a page looks when little fits; `next` goes on from there.
SCAN = 2_000
MOST_NAMED = 50
MOST_ROWS = 500


@dataclass(frozen=True)
class Asked:
    """What a change set must be to be told of; None and nothing: whatever it is."""

    actor_id: UUID | None = None
    verbs: Sequence[str] = ()
    entity: str | None = None
    row_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    said: str | None = None

    @property
    def is_anything(self) -> bool:
        return self == Asked()


@dataclass(frozen=True)
class Found:
    """Change sets that fit, `most` at the most; and where to look on, when the look ended before the diary did."""

    change_sets: Sequence[Line]
    onward: UUID | None


async def search(
    r: Reading, asked: Asked, *, projects: list[UUID] | None, studio: bool, most: int, after: UUID | None
) -> Found:
    """The newest change sets that fit and touch `projects` (None: any) or, if `studio`, studio-wide rows. Three statements at most."""
    rows = await _rows_meant(r, asked, projects)
    place = {
        "organization": r.actor.organization_id,
        "projects": projects,
        "studio": studio,
        "actor": asked.actor_id,
        "entity": asked.entity,
        "since": _aware(asked.since),
        "until": _aware(asked.until),
        "after": after,
        "scan": SCAN,
        "most": most,
    }
    verbs = list(asked.verbs) or None
    if rows is not None:
        found = await queries.feed_of_rows.rows(r.session, **place, row_ids=rows, verbs=verbs)
    else:
        # Of two ways in, a person's is the narrower: the verbs are then picked out of what the person did.
        by_verb = None if asked.actor_id else verbs
        found = await queries.feed_found.rows(
            r.session,
            **place,
            is_all=projects is None and asked.entity is None,
            verbs=by_verb,
            kept_verbs=verbs if asked.actor_id else None,
        )
    is_cut = bool(found) and found[0]["scanned"] >= SCAN
    return Found([row for row in found if row["id"]], found[0]["last_id"] if is_cut else None)


async def _rows_meant(r: Reading, asked: Asked, projects: list[UUID] | None) -> list[UUID] | None:
    """The rows that the question is about; None when it is about none in particular."""
    if asked.row_id is None and not asked.said:
        return None
    named: list[UUID] = [asked.row_id] if asked.row_id else []
    if asked.said:
        by_name = await queries.named.value(
            r.session, organization=r.actor.organization_id, projects=projects, said=asked.said, most=MOST_NAMED
        )
        named = [row_id for row_id in by_name if asked.row_id in {None, row_id}]
    meant: list[UUID] = await queries.with_what_hangs_on.value(r.session, row_ids=named, most=MOST_ROWS)
    return meant


def _aware(at: datetime | None) -> datetime | None:
    return at.replace(tzinfo=UTC) if at and at.tzinfo is None else at
