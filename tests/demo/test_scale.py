"""The production made up for measuring: as big as promised, the same each time, and no stranger than a real one."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import psycopg
import pytest
from psycopg import Connection
from tests.database import Server
from tests.factory import insert, writing

from motk.demo.scale import Made, seed

TODAY = date(2026, 11, 21)
ORGANIZATION = UUID(int=7)


def with_studio(dsn: str) -> Connection:
    connection = psycopg.connect(dsn)
    with writing(connection, "setup.create", ORGANIZATION):
        insert(connection, "organization", id=ORGANIZATION, name="Acme", slug="acme")
    connection.commit()
    return connection


@pytest.fixture(scope="module")
def seeded(server: Server) -> Iterator[tuple[Connection, Made]]:
    name = server.clone()
    with with_studio(server.dsn(name)) as connection:
        yield connection, seed(connection, ORGANIZATION, 0.022, today=TODAY)
    server.drop(name)


def one(connection: Connection, query: str) -> object:
    row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


def test_it_is_as_big_as_asked(seeded: tuple[Connection, Made]) -> None:
    _, made = seeded
    assert (made.shots, made.assets, made.tasks, made.comments) == (110, 18, 970, 2646)
    assert str(made) == "Scale 1: 110 shots, 18 assets, 970 tasks, 16 people, 2,646 comments."


def test_every_row_stands_in_the_log(seeded: tuple[Connection, Made]) -> None:
    connection, made = seeded
    for table in ("entity", "entity_link", "task", "task_assignee", "comment", "member"):
        logged = one(
            connection, f"select count(*) from change where entity = '{table}' and project_id = '{made.project_id}'"
        )
        assert logged == one(connection, f"select count(*) from {table}"), table


def test_threads_agree_with_their_tasks(seeded: tuple[Connection, Made]) -> None:
    connection, _ = seeded
    wrong = (
        "select count(*) from task left join (select task_id, count(*), max(created_at) from comment group by 1) as said"
        " on task_id = task.id where (comment_count, last_comment_at) is distinct from (coalesce(said.count, 0), said.max)"
    )
    assert one(connection, wrong) == 0


def test_a_done_task_says_when_and_a_waiting_one_has_not_begun(seeded: tuple[Connection, Made]) -> None:
    connection, _ = seeded
    wrong = (
        "select count(*) from task join task_status on task_status.id = task_status_id"
        " where is_done <> (done_at is not null) or (is_default and real_start_date is not null)"
    )
    assert one(connection, wrong) == 0
    assert one(connection, "select count(distinct task_status_id) from task") == 5


def test_work_is_done_by_the_department_of_its_type(seeded: tuple[Connection, Made]) -> None:
    connection, _ = seeded
    wrong = (
        "select count(*) from task_assignee join task on task.id = task_id join task_type on task_type.id = task_type_id"
        " join member on member.id = member_id where member.department_id <> task_type.department_id"
    )
    assert one(connection, wrong) == 0
    assert one(connection, "select count(*) from task_assignee") != 0


def test_the_same_studio_and_day_give_the_same_rows(server: Server) -> None:
    """All but the moment of the load."""
    digests = []
    for _ in range(2):
        name = server.clone()
        with with_studio(server.dsn(name)) as connection:
            seed(connection, ORGANIZATION, 0.01, today=TODAY)
            digests.append([digest(connection, table) for table in ("entity", "entity_link", "task", "task_assignee")])
        server.drop(name)
    assert digests[0] == digests[1]


def digest(connection: Connection, table: str) -> object:
    plain = f"select id, md5((to_jsonb({table}) - 'created_at' - 'updated_at')::text) as row from {table}"
    return one(connection, f"select md5(string_agg(row, '' order by id)) from ({plain}) as plain")


def test_a_second_one_shares_people_with_the_first(seeded: tuple[Connection, Made]) -> None:
    connection, first = seeded
    second = seed(connection, ORGANIZATION, 0.01, today=TODAY)
    assert (first.name, second.name) == ("Scale 1", "Scale 2")
    assert one(connection, "select count(*) from account") == 16
    assert one(connection, f"select count(*) from member where project_id = '{second.project_id}'") == 16
