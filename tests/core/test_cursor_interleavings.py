"""P2 and P8: what a reader of the log may rely on while writers overlap."""

from uuid import UUID

import psycopg
from tests.core.follower import SETTLED, Follower, NaiveFollower
from tests.core.schedule import PROJECTS, STUDIO, Schedule


def test_a_follower_reads_every_change_exactly_once_however_commits_overlap(clone: str) -> None:
    with (
        Schedule(clone, seed=20261121) as schedule,
        Follower(clone) as follower,
        NaiveFollower(clone) as naive,
        psycopg.connect(clone, autocommit=True) as counting,
    ):
        counting.execute("create index on change (id)")

        def look() -> None:
            follower.poll()
            naive.poll()

        schedule.run(10_000, look)
        there = counting.execute(
            "select epoch, change.tx::text::bigint, id from change order by epoch, change.tx, id"
        ).fetchall()
        follower.poll_up_to(there[-1])
        while naive.poll():
            pass

    assert len(there) > 10_000
    assert follower.read == there
    assert {number for _, _, number in naive.read} < {number for _, _, number in there}, "a serial number would do too"


CONTENT = (
    "select coalesce(string_agg(id || text || rev, ',' order by id), '') as content from lab_note"
    " where organization_id = %s and (project_id = %s or project_id is null)"
)
NEWEST = "select max(tx::text::bigint)::text as tag from change where organization_id = %s and (project_id = %s or project_id is null)"


def test_a_tag_never_stands_for_two_contents_while_writers_overlap(clone: str) -> None:
    contents: dict[tuple[UUID, str], set[str]] = {}
    naive: dict[tuple[UUID, str], set[str]] = {}
    with (
        psycopg.connect(clone, autocommit=True) as reading,
        Schedule(clone, seed=20261121) as schedule,
    ):

        def look() -> None:
            reading.execute("begin isolation level repeatable read read only", prepare=True)
            for project in PROJECTS:
                settled = reading.execute(
                    SETTLED.encode(), {"organization": STUDIO, "project": project}, prepare=True
                ).fetchone()
                (newest,) = reading.execute(NEWEST, (STUDIO, project), prepare=True).fetchone() or (None,)
                (content,) = reading.execute(CONTENT, (STUDIO, project), prepare=True).fetchone() or ("",)
                naive.setdefault((project, newest), set()).add(content)
                if settled is not None:
                    contents.setdefault((project, settled[0]), set()).add(content)
            reading.execute("commit", prepare=True)

        for _ in range(30):
            schedule.run(50, look)
            with psycopg.connect(clone) as sweeping:  # keep the contents small
                sweeping.execute("select motk.begin('note.purge', null, %s, 'api')", (STUDIO,))
                sweeping.execute("delete from lab_note")

    assert len(contents) > 1_000
    assert [tag for tag, held in contents.items() if len(held) > 1] == []
    assert any(len(held) > 1 for held in naive.values()), "the newest change alone would have done as well"
