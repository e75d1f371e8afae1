"""P4: whatever door a write takes, the log has all of it; and what the log has, a revert can put back."""

from typing import Any
from uuid import RFC_4122, UUID, uuid4

import psycopg
import pytest
from psycopg import sql
from tests.factory import begin, film, insert, revert, writing

STUDIO = UUID(int=7)
MARKS = """
  id uuid primary key default motk.uuid7(), organization_id uuid not null, rev int not null default 1,
  created_at timestamptz not null default now(), created_by uuid, updated_at timestamptz not null default now(), updated_by uuid
"""
TABLES = f"""
create type mood as enum ('calm', 'stormy');
create table lab_reel ({MARKS}, name text unique not null, mood mood, shot_at timestamptz, day date, hours numeric(6, 2), rate numeric,
  ratio double precision, frames int[], takes text[] not null default '{{}}', big bigint, extra jsonb not null default '{{}}', hash bytea,
  address inet, label text generated always as (upper(name)) stored, "order" int, done bool not null default false);
create table lab_clip ({MARKS}, reel_id uuid references lab_reel (id) on delete cascade, spare_id uuid references lab_reel (id) on delete set null,
  name text not null default '');
select motk.track('lab_reel'), motk.track('lab_clip');
"""
# One of everything a column may hold, at its awkward edges.
AWKWARD: dict[str, Any] = {
    "mood": "stormy",
    "shot_at": "2024-02-29 23:59:59.999999+05:30",
    "day": "0044-03-15",
    "hours": "7.50",
    "rate": "0.1000000000000000055511151231257827",
    "ratio": 0.1 + 0.2,
    "frames": [1001, None, -1],
    "takes": ["", 'quo"te', "com,ma", "{brace}", "null", "雪"],
    "big": 2**62 + 1,
    "extra": '{"n": null, "deep": {"list": [1, 2.50, "x"]}, "it\'s \\u00e9": 1}',
    "hash": b"\x00\xff",
    "address": "10.1.2.3/8",
    "order": 3,
    "done": True,
}


@pytest.fixture
def lab(cloned: psycopg.Connection) -> psycopg.Connection:
    cloned.execute(TABLES)
    cloned.commit()
    return cloned


def test_of_rows_made_together_the_former_has_the_lesser_id(cloned: psycopg.Connection) -> None:
    made = cloned.execute(
        "select array_agg(motk.uuid7() order by n), clock_timestamp() from generate_series(1, 1000) n"
    ).fetchone()
    assert made is not None
    ids, at = made
    assert ids == sorted(ids)
    assert {(one.version, one.variant) for one in ids} == {(7, RFC_4122)}
    assert 0 <= at.timestamp() * 1000 - (ids[-1].int >> 80) < 1000


def state(lab: psycopg.Connection, table: str) -> dict[UUID, Any]:
    """Every row as PostgreSQL writes it, without what the log itself stamps."""
    columns = lab.execute(
        "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and attname <> all (%s)",
        (table, ["rev", "updated_at", "updated_by"]),
    ).fetchall()
    listed = sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(name)) for (name,) in columns)
    found = lab.execute(sql.SQL("select id, row({}) ::text from {}").format(listed, sql.Identifier(table)))
    return dict(found.fetchall())


def logged(lab: psycopg.Connection, change_set: UUID) -> list[tuple[Any, ...]]:
    """(table, operation) of a change set's rows, in the log's order."""
    return lab.execute(
        "select entity, case when before is null then 'insert' when after is null then 'delete' else 'update' end"
        " from change where change_set_id = %s order by id",
        (change_set,),
    ).fetchall()


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo"])
def test_a_deleted_row_comes_back_with_every_value_it_had(lab: psycopg.Connection, zone: str) -> None:
    with writing(lab, "reel.create", STUDIO):
        insert(lab, "lab_reel", organization_id=STUDIO, name="A", **AWKWARD)
        insert(lab, "lab_reel", organization_id=STUDIO, name="empty")
    before = state(lab, "lab_reel")
    lab.execute(sql.SQL("set timezone = {}").format(zone))
    with writing(lab, "reel.purge", STUDIO) as purge:
        lab.execute("delete from lab_reel")
    lab.execute("set timezone = 'UTC'")
    _, report = revert(lab, purge, STUDIO)
    assert report == {"reverted": 2, "conflicts": [], "conflict_count": 0}
    assert state(lab, "lab_reel") == before


@pytest.mark.parametrize("zone", ["UTC", "America/St_Johns"])
def test_every_kind_of_value_goes_back_to_what_it_was(lab: psycopg.Connection, zone: str) -> None:
    with writing(lab, "reel.create", STUDIO):
        plain = insert(lab, "lab_reel", organization_id=STUDIO, name="plain")
        full = insert(lab, "lab_reel", organization_id=STUDIO, name="full", **AWKWARD)
    before = state(lab, "lab_reel")
    lab.execute(sql.SQL("set timezone = {}").format(zone))
    assign = sql.SQL(
        "update lab_reel t set ({columns}) = (select {columns} from lab_reel o where o.id = %s) where t.id = %s"
    )
    columns = sql.SQL(", ").join(map(sql.Identifier, AWKWARD))
    with writing(lab, "reel.edit", STUDIO) as edit:
        lab.execute(assign.format(columns=columns), (full, plain))
        lab.execute(
            "update lab_reel set name = 'other', extra = '[]', takes = '{}', shot_at = null where id = %s", (full,)
        )
    assert state(lab, "lab_reel") != before
    lab.execute("set timezone = 'UTC'")
    _, report = revert(lab, edit, STUDIO)
    assert report["conflicts"] == []
    assert state(lab, "lab_reel") == before


def test_what_a_cascade_takes_along_is_logged_and_comes_back(lab: psycopg.Connection) -> None:
    mine = {"organization_id": STUDIO}
    with writing(lab, "reel.create", STUDIO):
        first, second = (insert(lab, "lab_reel", **mine, name=name) for name in ("first", "second"))
        insert(lab, "lab_clip", **mine, reel_id=first, name="falls")
        insert(lab, "lab_clip", **mine, reel_id=second, spare_id=first, name="loses its spare")
    before = state(lab, "lab_reel"), state(lab, "lab_clip")
    with writing(lab, "reel.purge", STUDIO) as purge:
        lab.execute("delete from lab_reel where id = %s", (first,))
    assert sorted(logged(lab, purge)) == [("lab_clip", "delete"), ("lab_clip", "update"), ("lab_reel", "delete")]
    _, report = revert(lab, purge, STUDIO)
    assert report["conflicts"] == []
    assert (state(lab, "lab_reel"), state(lab, "lab_clip")) == before


def test_an_upsert_is_logged_as_what_it_came_to(lab: psycopg.Connection) -> None:
    with writing(lab, "reel.create", STUDIO):
        insert(lab, "lab_reel", organization_id=STUDIO, name="there", big=1)
        insert(lab, "lab_reel", organization_id=STUDIO, name="same", big=5)
    before = state(lab, "lab_reel")
    with writing(lab, "reel.import", STUDIO) as upsert:
        lab.execute(
            "insert into lab_reel (organization_id, name, big) values (%(s)s, 'there', 2), (%(s)s, 'new', 3), (%(s)s, 'same', 5)"
            " on conflict (name) do update set big = excluded.big",
            {"s": STUDIO},
        )
    assert sorted(logged(lab, upsert)) == [("lab_reel", "insert"), ("lab_reel", "update")]
    revs = lab.execute("select name, rev from lab_reel order by name").fetchall()
    assert revs == [("new", 1), ("same", 1), ("there", 2)]
    revert(lab, upsert, STUDIO)
    assert state(lab, "lab_reel") == before


def test_merge_and_copy_are_logged_row_by_row(lab: psycopg.Connection) -> None:
    with (
        writing(lab, "reel.import", STUDIO) as copied,
        lab.cursor() as cursor,
        cursor.copy("copy lab_reel (organization_id, name, big) from stdin") as copy,
    ):
        for number in range(50):
            copy.write_row((STUDIO, f"R{number}", number))
    assert logged(lab, copied) == [("lab_reel", "insert")] * 50
    with writing(lab, "reel.merge", STUDIO) as merged:
        lab.execute(
            "merge into lab_reel r using (values ('R0', 0), ('R1', 10), ('R2', null), ('R99', 99)) n (name, big) on r.name = n.name"
            " when matched and n.big is null then delete when matched then update set big = n.big"
            " when not matched then insert (organization_id, name, big) values (%s, n.name, n.big)",
            (STUDIO,),
        )
    assert sorted(logged(lab, merged)) == [("lab_reel", "delete"), ("lab_reel", "insert"), ("lab_reel", "update")]
    revert(lab, merged, STUDIO)
    revert(lab, copied, STUDIO)
    assert state(lab, "lab_reel") == {}


def test_truncate_is_refused_also_through_a_cascade(lab: psycopg.Connection) -> None:
    for statement in ("truncate lab_clip", "truncate lab_reel cascade"):
        with pytest.raises(psycopg.errors.DatabaseError, match="cannot be truncated") as refusal:
            lab.execute(statement)
        assert refusal.value.sqlstate == "MT004"
        lab.rollback()


@pytest.mark.parametrize(
    "statement",
    [
        "insert into lab_reel (organization_id, name) values ('00000000-0000-0000-0000-000000000007', 'sneaked in')",
        "update lab_reel set name = 'renamed'",
        "delete from lab_reel",
    ],
)
def test_a_write_that_names_no_change_set_fails_and_says_how_to_open_one(
    lab: psycopg.Connection, statement: str
) -> None:
    with writing(lab, "reel.create", STUDIO):
        insert(lab, "lab_reel", organization_id=STUDIO, name="A")
    with pytest.raises(psycopg.errors.DatabaseError, match="outside a change set") as refusal:
        lab.execute(statement)
    assert refusal.value.sqlstate == "MT001"
    assert "motk db shell --change-set" in str(refusal.value.diag.message_hint)


def test_a_change_set_ends_with_its_transaction(lab: psycopg.Connection) -> None:
    with writing(lab, "reel.create", STUDIO):
        insert(lab, "lab_reel", organization_id=STUDIO, name="A")
    with pytest.raises(psycopg.errors.DatabaseError, match="outside a change set"):
        insert(lab, "lab_reel", organization_id=STUDIO, name="B")


def test_one_change_set_cannot_touch_two_studios(lab: psycopg.Connection) -> None:
    other = uuid4()
    both = sql.SQL("insert into lab_reel (organization_id, name) values (%s, 'one'), (%s, 'two')")
    begin(lab, "reel.create", STUDIO)
    with pytest.raises(psycopg.errors.DatabaseError, match="two organizations"):
        lab.execute(both, (STUDIO, other))
    lab.rollback()
    begin(lab, "reel.create", STUDIO)
    insert(lab, "lab_reel", organization_id=STUDIO, name="one")
    with pytest.raises(psycopg.errors.DatabaseError, match="two organizations"):
        insert(lab, "lab_reel", organization_id=other, name="two")


def test_setting_what_is_there_already_leaves_no_trace(lab: psycopg.Connection) -> None:
    with writing(lab, "reel.create", STUDIO):
        insert(lab, "lab_reel", organization_id=STUDIO, name="A", **AWKWARD)
    before = lab.execute("select rev, updated_at from lab_reel").fetchall()
    with writing(lab, "reel.edit", STUDIO) as edit:
        lab.execute("update lab_reel set name = name, extra = extra, frames = frames, hours = 7.5")
    assert lab.execute("select rev, updated_at from lab_reel").fetchall() == before
    assert lab.execute("select count(*) from change_set where id = %s", (edit,)).fetchone() == (0,)


def test_only_the_fields_that_differ_are_kept(lab: psycopg.Connection) -> None:
    with writing(lab, "reel.create", STUDIO):
        insert(
            lab, "lab_reel", organization_id=STUDIO, name="A", big=1, **{k: v for k, v in AWKWARD.items() if k != "big"}
        )
    with writing(lab, "reel.edit", STUDIO) as edit:
        lab.execute("update lab_reel set big = 2, mood = null")
    found = lab.execute("select before, after, rev from change where change_set_id = %s", (edit,)).fetchall()
    assert found == [({"big": 1, "mood": "stormy"}, {"big": 2, "mood": None}, 2)]


def test_a_row_keeps_its_id_its_studio_and_its_project(cloned: psycopg.Connection) -> None:
    made, other = film(cloned), film(cloned, name="Other")
    for column, value in (("id", uuid4()), ("organization_id", other.organization), ("project_id", other.project)):
        begin(cloned, "entity.edit", made.organization)
        with pytest.raises(psycopg.errors.DatabaseError, match="a row keeps its"):
            cloned.execute(
                sql.SQL("update entity set {} = %s where id = %s").format(sql.Identifier(column)),
                (value, made.sequence),
            )
        cloned.rollback()


def test_nobody_writes_rev_and_marks_by_hand(lab: psycopg.Connection) -> None:
    actor = uuid4()
    with writing(lab, "reel.create", STUDIO, actor=actor):
        insert(lab, "lab_reel", organization_id=STUDIO, name="A", rev=40, created_by=uuid4(), created_at="1999-01-01")
    with writing(lab, "reel.edit", STUDIO, actor=actor):
        lab.execute("update lab_reel set name = 'B', rev = 99, created_at = '1999-01-01', updated_by = null")
    with writing(lab, "reel.edit", STUDIO):
        lab.execute("update lab_reel set rev = 7, updated_by = null, updated_at = now()")
    found = lab.execute(
        "select rev, created_by, updated_by, created_at = updated_at, created_at > '2000-01-01' from lab_reel"
    )
    assert found.fetchall() == [(2, actor, actor, False, True)]


def test_each_transaction_of_a_shell_session_is_a_change_set_of_its_own(lab: psycopg.Connection) -> None:
    lab.execute("select motk.begin_shell('reel.repair', 'the names were wrong')")
    lab.commit()
    for name in ("A", "B"):
        insert(lab, "lab_reel", organization_id=STUDIO, name=name)
        lab.execute("update lab_reel set big = 1 where name = %s", (name,))
        lab.commit()
    found = lab.execute(
        "select verb, via, note, organization_id, (select count(*) from change where change_set_id = cs.id) from change_set cs order by at"
    ).fetchall()
    assert found == [("reel.repair", "cli", "the names were wrong", STUDIO, 2)] * 2


def test_the_doorbell_rings_once_per_transaction_and_never_for_nothing(lab: psycopg.Connection, clone: str) -> None:
    with psycopg.connect(clone, autocommit=True) as listening:
        listening.execute("listen motk_change")
        for number in range(3):
            with writing(lab, "reel.create", STUDIO):
                insert(lab, "lab_reel", organization_id=STUDIO, name=f"A{number}")
                lab.execute("update lab_reel set big = 1")
        with writing(lab, "reel.edit", STUDIO):
            lab.execute("update lab_reel set big = big")
        listening.execute("notify motk_change, 'end'")
        rung = [bell.payload for bell in listening.notifies(timeout=10, stop_after=4)]
    assert rung == ["", "", "", "end"]
