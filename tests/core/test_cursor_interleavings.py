"""P2 and P8: what a reader of the log may rely on while writers overlap."""

from typing import Any

import psycopg
from psycopg.rows import dict_row
from sqlalchemy.dialects.postgresql import psycopg as dialect
from tests.core.schedule import PROJECTS, STUDIO, Schedule

from motk.core.cursor import queries
from motk.core.sql import Query


def written(query: Query) -> str:
    """The product's own query, for a plain connection."""
    return str(query.statement.compile(dialect=dialect.dialect()))


CHANGES_AFTER = written(queries.changes_after)
SETTLED = written(queries.settled)
NAIVE = "select id from change where id > %s order by id limit %s"

Place = tuple[int, int, int]


class Follower:
    """Polls by cursor, a page of at most three changes at a time."""

    def __init__(self, connection: psycopg.Connection[dict[str, Any]]) -> None:
        self._connection = connection
        self.cursor: Place = (0, 0, 0)
        self.read: list[Place] = []

    def poll(self) -> bool:
        epoch, tx, number = self.cursor
        page = self._connection.execute(
            CHANGES_AFTER, {"epoch": epoch, "tx": str(tx), "id": number, "most": 3}, prepare=True
        ).fetchall()
        self.read += [(row["epoch"], int(row["tx"]), row["id"]) for row in page]
        if page:
            self.cursor = self.read[-1]
        return bool(page)


class NaiveFollower(Follower):
    """What a serial number would have read."""

    def poll(self) -> bool:
        page = self._connection.execute(NAIVE, (self.cursor[2], 3), prepare=True).fetchall()
        self.read += [(0, 0, row["id"]) for row in page]
        if page:
            self.cursor = self.read[-1]
        return bool(page)


def test_a_follower_reads_every_change_exactly_once_however_commits_overlap(clone: str) -> None:
    with (
        psycopg.connect(clone, autocommit=True, row_factory=dict_row) as reading,
        Schedule(clone, seed=20261121) as schedule,
    ):
        reading.execute("create index on change (id)")
        follower, naive = Follower(reading), NaiveFollower(reading)

        def look() -> None:
            follower.poll()
            naive.poll()

        schedule.run(10_000, look)
        there = [
            (row["epoch"], int(row["tx"]), row["id"])
            for row in reading.execute("select epoch, tx::text, id from change order by epoch, change.tx, id")
        ]
        while follower.cursor < there[-1]:  # the server's own housekeeping may hold the horizon back for a moment
            follower.poll()
        while naive.poll():
            pass

    assert len(there) > 10_000
    assert follower.read == there
    assert {place[2] for place in naive.read} < {place[2] for place in there}, "a serial number would have done as well"


CONTENT = (
    "select coalesce(string_agg(id || text || rev, ',' order by id), '') as content from lab_note"
    " where organization_id = %s and (project_id = %s or project_id is null)"
)
NEWEST = (
    "select max(tx::text::bigint)::text as tag from change where organization_id = %s and (project_id = %s or project_id is null)"
)


def test_a_tag_never_stands_for_two_contents_while_writers_overlap(clone: str) -> None:
    contents: dict[tuple[Any, str], set[str]] = {}
    naive: dict[tuple[Any, str], set[str]] = {}
    with (
        psycopg.connect(clone, autocommit=True, row_factory=dict_row) as reading,
        Schedule(clone, seed=20261121) as schedule,
    ):

        def look() -> None:
            reading.execute("begin isolation level repeatable read read only", prepare=True)
            for project in PROJECTS:
                tag = reading.execute(SETTLED, {"organization": STUDIO, "project": project}, prepare=True).fetchone()
                (newest,) = reading.execute(NEWEST, (STUDIO, project), prepare=True).fetchall()
                (row,) = reading.execute(CONTENT, (STUDIO, project), prepare=True).fetchall()
                naive.setdefault((project, newest["tag"]), set()).add(row["content"])
                if tag is not None:
                    contents.setdefault((project, next(iter(tag.values()))), set()).add(row["content"])
            reading.execute("commit", prepare=True)

        for _ in range(30):
            schedule.run(50, look)
            with psycopg.connect(clone) as sweeping:  # keep the contents small
                sweeping.execute("select motk.begin('note.purge', null, %s, 'api')", (STUDIO,))
                sweeping.execute("delete from lab_note")

    assert len(contents) > 1_000
    assert [tag for tag, held in contents.items() if len(held) > 1] == []
    assert any(len(held) > 1 for held in naive.values()), "the newest change alone would have done as well"
