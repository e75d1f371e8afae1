"""What a studio does all day costs the same however long its past and however many its people."""

import hashlib
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

from psycopg import Connection
from tests.bench.search import more_comments
from tests.bench.stage import Stage, say
from tests.bench.table import Line, milliseconds

FEW, MANY = 120_000, 1_200_000
FEW_PEOPLE, MANY_PEOPLE = 30, 1_200
# A machine that is busy with other things makes the one or the other slower by as much.
AT_MOST = 1.5


def run(stage: Stage, shots: int, pairs: int) -> Iterator[Line]:
    """The same requests before and after the past grew tenfold, then after the people did."""
    stage.production(shots)
    few_comments, many_comments = FEW * shots // 5_000, MANY * shots // 5_000
    with stage.connect() as connection:
        connection.execute("set statement_timeout = 0")
        _comments(stage, connection, few_comments)
    few = _measure(stage, pairs)
    with stage.connect() as connection:
        connection.execute("set statement_timeout = 0")
        _comments(stage, connection, many_comments)
    many = _measure(stage, pairs)
    yield from _lines(f"{few_comments:,} and {many_comments:,} comments", few, many)
    with stage.connect() as connection:
        _people(stage, connection)
    crowd = _measure(stage, pairs)
    yield from _lines(f"{FEW_PEOPLE:,} and {MANY_PEOPLE:,} people more", many, crowd)


def _lines(what: str, before: dict[str, float], after: dict[str, float]) -> Iterator[Line]:
    for act, taken in before.items():
        ratio = after[act] / taken
        yield Line(
            f"{act}, {what}",
            milliseconds([taken]),
            milliseconds([after[act]]),
            f"{ratio:.2f}",
            f"{AT_MOST:g}x",
            ratio <= AT_MOST,
        )


def _measure(stage: Stage, pairs: int) -> dict[str, float]:
    with stage.connect() as connection:
        row = connection.execute(
            "select task.id, task.project_id from task"
            " join entity on entity.id = entity_id where entity.name = 'SH0030' order by task.id limit 1"
        ).fetchone()
        artist = _signed_in(connection)
    assert row is not None
    task, project = row
    with stage.api() as api, api.client() as client:
        acts: dict[str, Callable[[], object]] = {
            "comment": lambda: client.request("POST", "/comments", {"task_id": task, "text": "Ready for a look."}),
            "task thread": lambda: client.request("GET", f"/comments?filter=task_id:eq:{task}&sort=-id&limit=50"),
            "what is to do of everybody's, by its due date": lambda: client.request(
                "GET", "/tasks?sort=due_date&limit=100"
            ),
            "first page of a project's feed": lambda: client.request("GET", f"/projects/{project}/feed"),
            "first page of the studio's feed": lambda: client.request("GET", "/feed"),
            "an artist's own work": lambda: client.request("GET", "/my-work", headers=artist),
            "search": lambda: client.request("GET", "/search?q=sh10%20anim"),
        }
        return {name: _median(act, pairs * 8) for name, act in acts.items()}


def _signed_in(connection: Connection) -> dict[str, str]:
    """What the requests of the artist carry who has the most to do."""
    connection.execute(
        "insert into api_token (account_id, name, hint, token_hash, scopes)"
        " select member.account_id, 'bench', 'a…', %s, '{*}' from task_assignee join member on member.id = member_id"
        " join account on account.id = member.account_id and account_type = 'artist'"
        " group by member.account_id order by count(*) desc, member.account_id limit 1 on conflict do nothing",
        (hashlib.sha256(b"bench-artist").digest(),),
    )
    connection.commit()
    return {"Authorization": "Bearer bench-artist"}


def _median(act: Callable[[], object], times: int) -> float:
    taken = []
    for turn in range(times + 8):
        started = perf_counter()
        act()
        if turn >= 8:
            taken.append(perf_counter() - started)
    return median(taken)


def _comments(stage: Stage, connection: Connection, wanted: int) -> None:
    counted = connection.execute("select count(*) from comment").fetchone()
    connection.commit()
    assert counted is not None
    missing = wanted - counted[0]
    say(f"{missing:,} comments more …")
    for _ in range(0, missing, 100_000):
        connection.execute("select motk.begin('bench.fill', null, %s, 'cli')", (stage.organization,))
        more_comments(connection, min(missing, 100_000))
        connection.commit()
        missing -= 100_000
    stage.settle()


def _people(stage: Stage, connection: Connection) -> None:
    say("people …")
    connection.execute("select motk.begin('bench.fill', null, %s, 'cli')", (stage.organization,))
    connection.execute(
        "with hired as (insert into account (organization_id, account_name, display_name)"
        " select %s, 'more' || n, 'Person ' || n from generate_series(1, %s) n returning id, organization_id)"
        " insert into member (organization_id, project_id, account_id) select hired.organization_id, project.id, hired.id"
        " from hired cross join project",
        (stage.organization, MANY_PEOPLE - FEW_PEOPLE),
    )
    connection.commit()
    stage.settle()
