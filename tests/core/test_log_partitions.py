"""The log is kept by the month."""

import psycopg
from tests.factory import film

COUNTS = "select tableoid::regclass::text, count(*) from change group by 1"


def test_a_change_lies_in_the_partition_of_its_month(cloned: psycopg.Connection) -> None:
    film(cloned)
    month = cloned.execute("select 'change_' || to_char(now() at time zone 'utc', 'YYYY_MM')").fetchone()
    assert month is not None
    assert [name for name, _ in cloned.execute(COUNTS).fetchall()] == [month[0]]


def test_a_year_of_partitions_stands_ready_and_asking_again_changes_nothing(cloned: psycopg.Connection) -> None:
    partitions = "select inhrelid::regclass::text from pg_inherits where inhparent = 'change'::regclass order by 1"
    ready = cloned.execute(partitions).fetchall()
    assert len(ready) == 14
    assert ("change_default",) in ready
    cloned.execute("select motk.ensure_partitions()")
    assert cloned.execute(partitions).fetchall() == ready


def test_dates_without_a_partition_are_caught_and_move_when_theirs_is_made(cloned: psycopg.Connection) -> None:
    film(cloned)
    month = cloned.execute("select 'change_' || to_char((now() at time zone 'utc'), 'YYYY_MM')").fetchone()
    assert month is not None
    before = cloned.execute("select * from change order by id").fetchall()
    # As if nobody had made this month's partition in time.
    cloned.execute(
        f"create temporary table kept as select * from {month[0]}; drop table {month[0]}; insert into change select * from kept"
    )
    assert [name for name, _ in cloned.execute(COUNTS).fetchall()] == ["change_default"]
    cloned.execute("select motk.ensure_partitions()")
    assert [name for name, _ in cloned.execute(COUNTS).fetchall()] == [month[0]]
    assert cloned.execute("select * from change order by id").fetchall() == before
    indexes = cloned.execute("select count(*) from pg_indexes where tablename = %s", month).fetchone()
    assert indexes == (3,)
