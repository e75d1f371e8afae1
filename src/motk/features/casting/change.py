"""Changing the casts of many shots: one change set, in a number of statements that does not grow with them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text

from motk.core.errors import Invalid, NotFound
from motk.core.sql import Query
from motk.features.casting.read import queries
from motk.features.casting.schemas import Cast, CastChanges, Part
from motk.gate import sets
from motk.gate.archive import refuse_archived
from motk.gate.gate import Writing
from motk.gate.rows import any_of
from motk.model.entity import Entity

MOST_LINES = 20_000
STAGES = frozenset({"shot", "scene", "episode", "asset"})

_WANTED = (
    "unnest(cast(:entities as uuid[]), cast(:assets as uuid[]), cast(:labels as text[]), cast(:counts as int[]))"
    " as wanted(entity_id, asset_id, label, occurrences)"
)
_SAME = "wanted.entity_id = held.entity_id and wanted.asset_id = held.asset_id and wanted.label = held.label"

_TAKE_OUT = text(
    "delete from entity_link as held where held.entity_id = any(cast(:asked as uuid[]))"
    f" and not exists (select from {_WANTED} where {_SAME})"
)
_COUNT = text(
    f"update entity_link as held set occurrences = wanted.occurrences from {_WANTED}"
    f" where {_SAME} and held.occurrences <> wanted.occurrences"
)
_PUT_IN = text(
    "insert into entity_link (organization_id, project_id, entity_id, asset_id, label, occurrences)"
    " select entity.organization_id, entity.project_id, wanted.entity_id, wanted.asset_id, wanted.label, wanted.occurrences"
    f" from {_WANTED} join entity on entity.id = wanted.entity_id"
    " order by wanted.entity_id, wanted.asset_id, wanted.label"
    " on conflict (entity_id, asset_id, label) do nothing"
)
_REMOVE = text(
    "delete from entity_link as held"
    " using unnest(cast(:assets as uuid[]), cast(:labels as text[])) as named(asset_id, label)"
    " where held.entity_id = any(cast(:asked as uuid[])) and held.asset_id = named.asset_id"
    "   and (named.label is null or held.label = named.label)"
)
_CHANGE = text(
    "update entity_link as held set"
    "   occurrences = least(greatest(coalesce(named.count, held.occurrences::bigint + named.by), 1), 100000),"
    "   label = coalesce(named.new_label, held.label)"
    " from unnest(cast(:assets as uuid[]), cast(:labels as text[]), cast(:counts as bigint[]), cast(:bys as bigint[]),"
    "   cast(:new_labels as text[])) as named(asset_id, label, count, by, new_label)"
    " where held.entity_id = any(cast(:asked as uuid[])) and held.asset_id = named.asset_id and held.label = named.label"
)


async def set_casts(w: Writing, project_id: UUID, casts: Sequence[Cast]) -> None:
    """Make these the whole casts. Lines that stay as they are keep their id and their history.

    Raises NotFound, Forbidden, Archived; Invalid naming what cannot be cast, as `entities.0.cast.2.asset_id`.
    """
    _refuse_twice(casts)
    held = await _lock(w, project_id, [cast.entity_id for cast in casts])
    known = {(row["entity_id"], row["asset_id"]) for row in await queries.held.rows(w.session, entity_ids=list(held))}
    new = {
        f"entities.{place}.cast.{number}.asset_id": part.asset_id
        for place, cast in enumerate(casts)
        for number, part in enumerate(cast.cast)
        # What is cast already stays castable: its asset may have been archived, or be shared no longer.
        if (cast.entity_id, part.asset_id) not in known
    }
    await _refuse_uncastable(w, project_id, new)
    await _replace(w, {cast.entity_id: cast.cast for cast in casts})


async def change_casts(w: Writing, project_id: UUID, changes: CastChanges) -> None:
    """Do the same to every cast of a selection. What is cast there already is not added twice.

    Raises NotFound, Forbidden, Archived; Invalid naming what cannot be cast; Conflict for a label that is taken.
    """
    _refuse_many(len(changes.entity_ids) * len(changes.add))
    asked = list(await _lock(w, project_id, changes.entity_ids))
    await _refuse_uncastable(
        w, project_id, {f"add.{place}.asset_id": part.asset_id for place, part in enumerate(changes.add)}
    )
    named = {f"change.{place}.asset_id": one.asset_id for place, one in enumerate(changes.change)}
    named |= {f"remove.{place}.asset_id": one.asset_id for place, one in enumerate(changes.remove)}
    await _refuse_strangers(w, queries.known, project_id, named, "There is no such asset here.")
    if changes.remove:
        await w.session.execute(
            _REMOVE,
            {
                "asked": asked,
                "assets": [part.asset_id for part in changes.remove],
                "labels": [part.label for part in changes.remove],
            },
        )
    if changes.change:
        await w.session.execute(
            _CHANGE,
            {
                "asked": asked,
                "assets": [part.asset_id for part in changes.change],
                "labels": [part.label for part in changes.change],
                "counts": [part.occurrences for part in changes.change],
                "bys": [part.by or 0 for part in changes.change],
                "new_labels": [part.new_label for part in changes.change],
            },
        )
    if changes.add:
        # An asset that is made of others is not cast in itself, though both may be in the selection.
        lines = [
            (entity_id, part)
            for entity_id in asked
            for part in changes.add
            if part.asset_id != entity_id or len(asked) == 1
        ]
        await w.session.execute(_PUT_IN, _wanted(lines))


async def copy_cast(
    w: Writing, project_id: UUID, entity_id: UUID, entity_ids: Sequence[UUID], *, replace: bool
) -> None:
    """Give others the cast of one, beside what they have or instead of it. Raises NotFound, Forbidden, Archived, Invalid."""
    receivers = [one for one in dict.fromkeys(entity_ids) if one != entity_id]
    await _lock(w, project_id, [entity_id, *receivers])
    found = await queries.held.rows(w.session, entity_ids=[entity_id])
    parts = [
        Part(asset_id=row["asset_id"], label=row["label"], occurrences=min(row["occurrences"], 100_000))
        for row in found
    ]
    _refuse_many(len(parts) * len(receivers))
    casts = {one: [part for part in parts if part.asset_id != one] for one in receivers}
    if replace:
        await _replace(w, casts)
    else:
        await w.session.execute(_PUT_IN, _wanted([(one, part) for one, cast in casts.items() for part in cast]))


async def _replace(w: Writing, casts: Mapping[UUID, Sequence[Part]]) -> None:
    wanted = _wanted([(entity_id, part) for entity_id, cast in casts.items() for part in cast])
    await w.session.execute(_TAKE_OUT, {"asked": list(casts), **wanted})
    await w.session.execute(_COUNT, wanted)
    await w.session.execute(_PUT_IN, wanted)


def _wanted(lines: Sequence[tuple[UUID, Part]]) -> dict[str, Any]:
    return {
        "entities": [entity_id for entity_id, _ in lines],
        "assets": [part.asset_id for _, part in lines],
        "labels": [part.label for _, part in lines],
        "counts": [part.occurrences for _, part in lines],
    }


async def _lock(w: Writing, project_id: UUID, entity_ids: Sequence[UUID]) -> dict[UUID, Any]:
    """Hold the places, so that whoever changes the same casts comes before or after, never in between."""
    await w.project(project_id)
    asked = list(dict.fromkeys(entity_ids))
    locked = await sets.lock(w, Entity, asked, verbs=[w.verb])
    for entity_id in asked:
        if locked[entity_id].project != project_id:
            raise NotFound("entity", entity_id)
    sets.hold_verb(w, w.verb, locked.values())
    refuse_archived(Entity, locked)
    odd = await w.session.scalar(
        select(func.min(Entity.kind)).where(any_of(Entity.__table__.c.id, asked), Entity.kind.not_in(STAGES))
    )
    if odd is not None:
        kinds = "shots, scenes, episodes and assets"
        raise Invalid([("entity_ids", f"Nobody is cast in a thing of the kind {odd}: cast in {kinds}.")])
    return locked


async def _refuse_uncastable(w: Writing, project_id: UUID, asset_by_place: Mapping[str, UUID]) -> None:
    said = "There is no such asset here to cast. An asset of another production must be shared by it first."
    await _refuse_strangers(w, queries.castable, project_id, asset_by_place, said)


async def _refuse_strangers(
    w: Writing, query: Query, project_id: UUID, asset_by_place: Mapping[str, UUID], said: str
) -> None:
    if not asset_by_place:
        return
    asked = list(set(asset_by_place.values()))
    found = await query.value(
        w.session, asset_ids=asked, project_id=project_id, organization_id=w.actor.organization_id
    )
    errors = [(place, said) for place, asset_id in asset_by_place.items() if asset_id not in set(found)]
    if errors:
        raise Invalid(errors)


def _refuse_twice(casts: Sequence[Cast]) -> None:
    _refuse_many(sum(len(cast.cast) for cast in casts))
    errors: list[tuple[str, str]] = []
    places: set[UUID] = set()
    for place, cast in enumerate(casts):
        if cast.entity_id in places:
            errors.append((f"entities.{place}.entity_id", "This one stands twice in the request. Send its cast once."))
        places.add(cast.entity_id)
        met: set[tuple[UUID, str]] = set()
        for number, part in enumerate(cast.cast):
            if (part.asset_id, part.label) in met:
                said = "This asset stands twice under this label. Raise its occurrences, or choose another label."
                errors.append((f"entities.{place}.cast.{number}.label", said))
            met.add((part.asset_id, part.label))
    if errors:
        raise Invalid(errors)


def _refuse_many(lines: int) -> None:
    if lines > MOST_LINES:
        raise Invalid([("entity_ids", f"{lines:,} lines at once are too many; choose so few that {MOST_LINES:,} do.")])
