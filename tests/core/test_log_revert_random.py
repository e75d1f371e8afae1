"""Undoing whatever a change set may do, made up at random."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import sql
from psycopg.types.json import Jsonb
from tests.factory import Film, film, insert, revert, writing

TABLES = ("entity", "entity_link", "task", "member", "task_assignee", "comment")
FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "entity": {
        "name": st.sampled_from(["SH000010", "SH000020", "Bunny", "Moth", "新"]),
        "description": st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=5),
        "frame_out": st.none() | st.integers(2_000, 3_000),
        "tags": st.lists(st.sampled_from(["late", 'a "b"', ""]), max_size=2),
        "extra": st.dictionaries(st.sampled_from("xyz"), st.none() | st.integers() | st.lists(st.booleans())).map(
            Jsonb
        ),
    },
    "entity_link": {"occurrences": st.integers(1, 9), "label": st.sampled_from(["", "hero", "crowd"])},
    "task": {
        "name": st.sampled_from(["main", "ears", "tail"]),
        "due_date": st.none() | st.dates(),
        "done_at": st.none() | st.datetimes(timezones=st.timezones()),
        "estimate_minutes": st.none() | st.integers(0, 10_000),
    },
    "member": {"role": st.sampled_from(["Animator", "Lead", "Rigger"]), "allocation": st.decimals(0, 1, places=3)},
    "task_assignee": {},
    "comment": {"text": st.sampled_from(["Softer.", "Faster."]), "pinned": st.booleans()},
}


@dataclass(frozen=True)
class Deed:
    """One statement. `picks` choose rows by their place in the table as it is when the statement runs."""

    what: str
    table: str
    picks: tuple[int, int]
    field: str | None
    value: Any


@st.composite
def deeds(
    draw: st.DrawFn, tables: tuple[str, ...] = TABLES, whats: tuple[str, ...] = ("insert", "edit", "edit_all", "delete")
) -> Deed:
    table = draw(st.sampled_from(tables))
    what = draw(st.sampled_from(whats))
    field = draw(st.sampled_from(sorted(FIELDS[table]))) if FIELDS[table] else None
    value = draw(FIELDS[table][field]) if field else None
    return Deed(what, table, draw(st.tuples(st.integers(0, 9), st.integers(0, 9))), field, value)


@pytest.fixture(scope="module")
def lab(dsn: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(dsn) as connection:
        yield connection


def production(lab: psycopg.Connection) -> Film:
    made = film(lab, shots=3)
    with writing(lab, "setup.create", made.organization):
        bunny = insert(lab, "entity", **made.of_project, kind="asset", name="Hare")
        member = insert(lab, "member", **made.of_project, role="Animator")
        for shot in made.shots[:2]:
            insert(lab, "entity_link", **made.of_project, entity_id=shot, asset_id=bunny)
            task = insert(
                lab,
                "task",
                **made.of_project,
                entity_id=shot,
                task_type_id=made.animation,
                task_status_id=made.statuses[0],
            )
            insert(lab, "task_assignee", **made.of_project, task_id=task, member_id=member)
            insert(lab, "comment", **made.of_project, task_id=task, author_id=made.account, text="Hm.")
    return made


def state(lab: psycopg.Connection, made: Film) -> dict[UUID, dict[str, Any]]:
    """Every row of the project by id, without rev and marks."""
    found: dict[UUID, dict[str, Any]] = {}
    for table in TABLES:
        query = "select id, to_jsonb(t) - array['rev', 'updated_at', 'updated_by'] from {} t where project_id = %s"
        found |= dict(lab.execute(sql.SQL(query).format(sql.Identifier(table)), (made.project,)).fetchall())
    return found


def do(lab: psycopg.Connection, made: Film, deed: Deed) -> None:
    """Run one statement inside the open change set; one that a constraint refuses leaves nothing."""
    try:
        with lab.transaction():
            _DO[deed.what](lab, made, deed)
    except (psycopg.IntegrityError, LookupError):
        pass


def _pick(lab: psycopg.Connection, made: Film, table: str, at: int, where: str = "true") -> UUID:
    query = f"select id from {table} where project_id = %s and {where} order by id"
    found = lab.execute(query.encode(), (made.project,)).fetchall()
    return UUID(str(found[at % len(found)][0])) if found else _nothing()


def _nothing() -> UUID:
    raise LookupError


def _insert(lab: psycopg.Connection, made: Film, deed: Deed) -> None:
    one, two = deed.picks
    values: dict[str, Any] = {deed.field: deed.value} if deed.field else {}
    if deed.table == "entity":
        values = {"kind": "shot", "name": f"new {one}{two}", "parent_id": made.sequence} | values
    if deed.table == "entity_link":
        shot, asset = (
            _pick(lab, made, "entity", one, "kind = 'shot'"),
            _pick(lab, made, "entity", two, "kind = 'asset'"),
        )
        values |= {"entity_id": shot, "asset_id": asset}
    if deed.table == "task":
        shot = _pick(lab, made, "entity", one, "kind = 'shot'")
        values |= {"entity_id": shot, "task_type_id": made.animation, "task_status_id": made.statuses[two % 3]}
    if deed.table == "task_assignee":
        values = {"task_id": _pick(lab, made, "task", one), "member_id": _pick(lab, made, "member", two)}
    if deed.table == "comment":
        values |= {"task_id": _pick(lab, made, "task", one), "author_id": made.account}
    insert(lab, deed.table, **made.of_project, **values)


def _edit(lab: psycopg.Connection, made: Film, deed: Deed) -> None:
    if deed.field:
        statement = sql.SQL("update {} set {} = %s where id = %s").format(
            sql.Identifier(deed.table), sql.Identifier(deed.field)
        )
        lab.execute(statement, (deed.value, _pick(lab, made, deed.table, deed.picks[0])))


def _edit_all(lab: psycopg.Connection, made: Film, deed: Deed) -> None:
    if deed.field:
        statement = sql.SQL("update {} set {} = %s where project_id = %s")
        lab.execute(
            statement.format(sql.Identifier(deed.table), sql.Identifier(deed.field)), (deed.value, made.project)
        )


def _delete(lab: psycopg.Connection, made: Film, deed: Deed) -> None:
    statement = sql.SQL("delete from {} where id = %s").format(sql.Identifier(deed.table))
    lab.execute(statement, (_pick(lab, made, deed.table, deed.picks[0]),))


_DO = {"insert": _insert, "edit": _edit, "edit_all": _edit_all, "delete": _delete}

database = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@database
@given(done=st.lists(deeds(), min_size=1, max_size=12))
def test_undone_at_once_everything_is_as_it_was(lab: psycopg.Connection, done: list[Deed]) -> None:
    made = production(lab)
    before = state(lab, made)
    with writing(lab, "anything.do", made.organization) as change_set:
        for deed in done:
            do(lab, made, deed)
    after = state(lab, made)
    undone, report = revert(lab, change_set, made.organization)
    assert report["conflicts"] == []
    assert state(lab, made) == before
    _, report = revert(lab, undone, made.organization)
    assert report["conflicts"] == []
    assert state(lab, made) == after


EDITED = ("entity", "task", "member", "comment", "entity_link")
FREE = deeds(EDITED, ("edit", "edit_all")).filter(lambda deed: deed.field not in ("name", "role", "label"))


MISSING = "missing"


def spread(rows: dict[UUID, dict[str, Any]]) -> dict[UUID, dict[str, Any]]:
    """The same with each of a row's custom fields as a field, since each is undone by itself."""
    return {
        row: {
            **{field: value for field, value in fields.items() if field != "extra"},
            **({f"extra.{key}": fields["extra"].get(key, MISSING) for key in "xyz"} if "extra" in fields else {}),
        }
        for row, fields in rows.items()
    }


@database
@given(done=st.lists(FREE, min_size=1, max_size=8), since=st.lists(FREE, max_size=5))
def test_what_was_edited_since_is_all_that_stays(lab: psycopg.Connection, done: list[Deed], since: list[Deed]) -> None:
    made = production(lab)
    before = spread(state(lab, made))
    with writing(lab, "anything.do", made.organization) as change_set:
        for deed in done:
            do(lab, made, deed)
    after = spread(state(lab, made))
    with writing(lab, "anything.edit", made.organization):
        for deed in since:
            do(lab, made, deed)
    now = spread(state(lab, made))

    written = "select row_id, jsonb_object_keys(after) from change where change_set_id = %s"
    touched = {(row, field) for row, field in lab.execute(written, (change_set,)).fetchall() if field != "extra"}
    touched |= {
        (row, field)
        for row, fields in after.items()
        for field, value in fields.items()
        if field.startswith("extra.") and value != before[row][field]
    }
    kept = {(row, field) for row, field in touched if now[row][field] != after[row][field]}
    expected = {
        row: {field: before[row][field] if (row, field) in touched - kept else value for field, value in fields.items()}
        for row, fields in now.items()
    }
    _, report = revert(lab, change_set, made.organization)
    assert {(UUID(conflict["row_id"]), conflict["field"]) for conflict in report["conflicts"]} == kept
    assert spread(state(lab, made)) == expected
