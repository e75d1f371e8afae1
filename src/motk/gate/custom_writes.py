"""What is written into `extra`, at every door: `sets.insert` and `sets.update` come by here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import literal, literal_column, null, or_, select, union_all

from motk.core.errors import Forbidden, Invalid
from motk.gate.custom_definitions import guard_of, may_edit
from motk.gate.custom_sight import KINDS_OF, sees
from motk.gate.custom_values import Form, coerced
from motk.gate.gate import Writing
from motk.gate.rows import any_of
from motk.model.account import Account
from motk.model.base import Base
from motk.model.entity import Entity
from motk.model.field_definition import FieldDefinition
from motk.model.member import Member

Fields = dict[str, Any]

_MOST_NAMED = 30


class Unfit(Invalid):
    """Values of the studio's own fields that do not fit; `at` says of which of the rows written, by its place among them."""

    def __init__(self, at: list[tuple[int, str, str]], count: int) -> None:
        super().__init__([(name if count == 1 else f"rows.{place}.{name}", said) for place, name, said in at])
        self.at = at


@dataclass(frozen=True)
class Row:
    """One row being written: where it stands, what it holds already, what is laid over that."""

    place: int
    kind: str
    project_id: UUID | None
    held: Mapping[str, Any]
    patch: Mapping[str, Any]


@dataclass
class _Found:
    problems: list[tuple[int, str, str]] = field(default_factory=list)
    people: list[tuple[Row, str, UUID]] = field(default_factory=list)
    links: list[tuple[Row, str, UUID]] = field(default_factory=list)

    def wrong(self, row: Row, key: str, said: str) -> None:
        self.problems.append((row.place, f"extra.{key}", said))


async def of_new(w: Writing, model: type[Base], rows: Sequence[Fields]) -> list[Fields]:
    """New rows with the fields of the studio's own as they will stand: held to their types, defaults filled in. Raises Unfit, Forbidden."""
    table = model.__tablename__
    if table not in KINDS_OF:
        return list(rows)
    given = [_new(table, place, row) for place, row in enumerate(rows)]
    fields = await _fields(w, given, None)
    if not fields and not any(row.patch for row in given):
        return list(rows)
    found = _Found()
    made: list[Fields] = []
    for row, whole in zip(given, rows, strict=True):
        here = _here(fields, row)
        live = {key: one for key, one in here.items() if one.archived_at is None}
        kept = {key: value for key, value in _read(w, here, row, found).items() if value is not None}
        for key, one in live.items():
            if key not in row.patch and one.default_value is not None:
                kept[key] = one.default_value
            elif one.required and key in row.patch and key not in kept and may_edit(w, one, row.project_id):
                found.wrong(row, key, f"{one.name} is required: give it a value, or leave it out to take its default.")
        made.append({**whole, "extra": kept} if kept or "extra" in whole else dict(whole))
    await _hold(w, found, len(rows))
    return made


async def of_edited(w: Writing, model: type[Base], rows: Mapping[UUID, Fields]) -> dict[UUID, Fields]:
    """The same for edits: only the keys that are named and mean a change. The rows are locked. Raises Unfit, Forbidden."""
    table = model.__tablename__
    named = {row_id: fields["extra"] for row_id, fields in rows.items() if "extra" in fields}
    if table not in KINDS_OF or not named:
        return dict(rows)
    held = await _held(w, model, list(named))
    places = {row_id: place for place, row_id in enumerate(rows)}
    given = {
        row_id: Row(places[row_id], kind, project_id, extra, named[row_id]) for row_id, kind, project_id, extra in held
    }
    fields = await _fields(w, given.values(), sorted({key for patch in named.values() for key in patch}))
    found = _Found()
    made = dict(rows)
    for row_id, row in given.items():
        made[row_id] = {**rows[row_id], "extra": _read(w, _here(fields, row), row, found)}
    await _hold(w, found, len(rows))
    return made


async def defaults(w: Writing, kind: str, project_id: UUID) -> Fields:
    """What new rows of a kind begin with in a project, for statements that make rows out of others."""
    row = Row(0, kind, project_id, {}, {})
    here = _here(await _fields(w, [row], None), row)
    return {
        key: one.default_value for key, one in here.items() if one.archived_at is None and one.default_value is not None
    }


def _new(table: str, place: int, row: Fields) -> Row:
    project_id = row.get("project_id")
    kind = row["kind"] if table == "entity" else table
    return Row(place, kind, UUID(str(project_id)) if project_id else None, {}, row.get("extra") or {})


async def _held(w: Writing, model: type[Base], row_ids: list[UUID]) -> Sequence[Any]:
    table: Any = model.__table__
    name = str(table.name)
    kind = table.c.kind if name == "entity" else literal(name)
    project = table.c.id if name == "project" else table.c.get("project_id", null())
    found = await w.session.execute(select(table.c.id, kind, project, table.c.extra).where(any_of(table.c.id, row_ids)))
    return found.all()


async def _fields(w: Writing, rows: Iterable[Row], keys: list[str] | None) -> Sequence[FieldDefinition]:
    """The definitions that hold for rows, those in the archive too. They stay as they are until this change set ends."""
    table: Any = FieldDefinition.__table__
    places = {(row.kind, row.project_id) for row in rows}
    projects = [project_id for _, project_id in places if project_id]
    wanted = (
        select(FieldDefinition)
        .where(
            table.c.organization_id == w.actor.organization_id,
            table.c.kind.in_(sorted({kind for kind, _ in places})),
            or_(table.c.project_id.is_(None), table.c.project_id.in_(projects)),
        )
        .order_by(table.c.id)
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    )
    if keys is not None:
        wanted = wanted.where(table.c.key.in_(keys))
    return (await w.session.scalars(wanted)).all()


def _here(fields: Sequence[FieldDefinition], row: Row) -> dict[str, FieldDefinition]:
    return {one.key: one for one in fields if one.kind == row.kind and one.project_id in (None, row.project_id)}


def _read(w: Writing, here: Mapping[str, FieldDefinition], row: Row, found: _Found) -> dict[str, Any]:
    """The patch of a row as it is kept: what says nothing new is left out."""
    kept: dict[str, Any] = {}
    for key, value in row.patch.items():
        one = here.get(key)
        if one is None or not sees(w.actor, guard_of(one), row.project_id):
            # What came in before fields were defined may stay or go, and be sent along unchanged.
            if one is not None or (value is not None and (key not in row.held or row.held[key] != value)):
                found.wrong(row, key, "")
            elif value is None:
                kept[key] = None
            continue
        try:
            read = coerced(form_of(one), value)
        except ValueError as error:
            found.wrong(row, key, f"{one.name}: {error}")
            continue
        if read == row.held.get(key) and type(read) is type(row.held.get(key)):
            continue
        if not may_edit(w, one, row.project_id):
            raise Forbidden(f"{one.name}: only its departments and managers change this field.", field=f"extra.{key}")
        if read is None and one.required:
            found.wrong(row, key, f"{one.name} is required: give it another value instead of none.")
            continue
        if read is not None and one.type in {"person", "entity_link"}:
            (found.people if one.type == "person" else found.links).append((row, key, UUID(read)))
        kept[key] = read
    return kept


def form_of(one: Any) -> Form:
    """What a defined field takes."""
    return Form(one.type, [choice["value"] for choice in one.choices])


async def _hold(w: Writing, found: _Found, count: int) -> None:
    await _hold_people(w, found)
    await _hold_links(w, found)
    if found.problems:
        raise Unfit(await _spoken(w, found), count)


async def _spoken(w: Writing, found: _Found) -> list[tuple[int, str, str]]:
    """Where there is no such field, the sentence names those that are."""
    if all(said for _, _, said in found.problems):
        return found.problems
    table: Any = FieldDefinition.__table__
    known = await w.session.scalars(
        select(table.c.key)
        .where(w.visible(FieldDefinition), table.c.archived_at.is_(None))
        .distinct()
        .order_by(table.c.key)
        .limit(_MOST_NAMED)
    )
    listed = ", ".join(known)
    fix = f"Choose from {listed}" if listed else "There are none yet"
    unknown = f"There is no such field here. {fix}; managers make new ones under Settings, Custom fields."
    return [(place, name, said or unknown) for place, name, said in found.problems]


async def _hold_people(w: Writing, found: _Found) -> None:
    if not found.people:
        return
    ids = list({person_id for _, _, person_id in found.people})
    account: Any = Account.__table__
    member: Any = Member.__table__
    org = w.actor.organization_id
    known = await w.session.execute(
        union_all(
            select(account.c.id, literal_column("null::uuid").label("project_id")).where(
                any_of(account.c.id, ids), account.c.organization_id == org
            ),
            select(member.c.id, member.c.project_id).where(any_of(member.c.id, ids), member.c.organization_id == org),
        )
    )
    projects = {row.id: row.project_id for row in known.all()}
    for row, key, person_id in found.people:
        if person_id not in projects or projects[person_id] not in (None, row.project_id or projects[person_id]):
            found.wrong(row, key, "There is no such person here: name an account, or a slot of this project.")


async def _hold_links(w: Writing, found: _Found) -> None:
    if not found.links:
        return
    entity: Any = Entity.__table__
    ids = list({entity_id for _, _, entity_id in found.links})
    known = await w.session.execute(
        select(entity.c.id, entity.c.project_id).where(any_of(entity.c.id, ids), w.visible(Entity))
    )
    projects = {row.id: row.project_id for row in known.all()}
    for row, key, entity_id in found.links:
        if entity_id not in projects or (row.project_id is not None and projects[entity_id] != row.project_id):
            found.wrong(row, key, "There is no such entity in this project.")
