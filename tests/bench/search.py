"""Search over 200,000 entities and 500,000 comments: whole requests against the very SQL they run."""

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from statistics import quantiles
from time import perf_counter
from urllib.parse import quote
from uuid import UUID

from psycopg import Connection
from tests.bench.stage import Client, Stage, say
from tests.bench.table import Line
from tests.bench.writes import statements_of

ENTITIES, COMMENTS = 200_000, 500_000
# Names in full and in part, steps, people, words of notes rare and common, misspelled ones, and what is nowhere.
QUESTIONS = [
    "SH0010",
    "sh10",
    "sq0010 sh0120",
    "sh 120 anim",
    "anim",
    "lay",
    "asset 0042",
    "Asset",
    "prop 4711",
    "extra 150000",
    "lovely",
    "slate",
    "hold last pose",
    "the",
    "leila",
    "mor",
    "whiskers",
    "assett",
    "lantern",
    "nowhere",
]


def run(stage: Stage, shots: int, pairs: int) -> Iterator[Line]:
    """`shots` of 5,000 is the size of the target; fewer of them, the whole is smaller by as much."""
    made = stage.production(shots)
    entities, comments = ENTITIES * shots // 5_000, COMMENTS * shots // 5_000
    _fill(stage, entities, comments, made.project_id)
    recordings = {said: asyncio.run(statements_of(stage, ("GET", _path(said), {}))) for said in QUESTIONS}
    with stage.api() as api, api.client() as client, stage.connect() as connection:
        bare: list[float] = []
        ours: list[float] = []
        for said, recording in recordings.items():
            for _ in range(8):
                _answer(client, said)
                recording.replay(connection)
        for _ in range(pairs * 3):
            for said, recording in recordings.items():
                bare.append(_timed(partial(recording.replay, connection)))
                ours.append(_timed(partial(_answer, client, said)))
    bare_95, ours_95 = _most(bare), _most(ours)
    what = f"search of {entities:,} entities, {comments:,} comments, 95th percentile"
    yield Line(
        what,
        f"{bare_95 * 1000:.1f} ms",
        f"{ours_95 * 1000:.1f} ms",
        f"{ours_95 / bare_95:.2f}",
        "5x, 150 ms",
        ours_95 / bare_95 <= 5 and ours_95 <= 0.150,
    )
    yield Line(
        "search, median",
        f"{sorted(bare)[len(bare) // 2] * 1000:.1f} ms",
        f"{sorted(ours)[len(ours) // 2] * 1000:.1f} ms",
        "",
    )


def _path(said: str) -> str:
    return f"/search?q={quote(said)}"


def _answer(client: Client, said: str) -> None:
    client.request("GET", _path(said))


def _timed(act: Callable[[], object]) -> float:
    started = perf_counter()
    act()
    return perf_counter() - started


def _most(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1]


def _fill(stage: Stage, entities: int, comments: int, project: UUID) -> None:
    """Props with names of two words until there are so many entities."""
    with stage.connect() as connection:
        connection.execute("set statement_timeout = 0")
        connection.execute("select motk.begin('bench.fill', null, %s, 'cli')", (stage.organization,))
        counted = connection.execute("select (select count(*) from entity), (select count(*) from comment)").fetchone()
        assert counted is not None
        say(f"filling up from {counted[0]:,} entities and {counted[1]:,} comments …")
        connection.execute(
            "insert into entity (organization_id, project_id, kind, name)"
            " select organization_id, id, 'concept', (array['Prop', 'Set', 'Extra', 'Lantern', 'Rock', 'Tree'])[1 + n %% 6] || ' ' || n"
            " from project cross join generate_series(1, %s) n where id = %s",
            (max(entities - counted[0], 0), project),
        )
        more_comments(connection, comments - counted[1])
    stage.settle()


def more_comments(connection: Connection, number: int) -> None:
    """So many comments more, spread over the tasks there are."""
    if number <= 0:
        return
    connection.execute(
        "with numbered as (select task.*, row_number() over (order by id) as place, count(*) over () as tasks from task),"
        " said as (select n, 1 + n %% (select max(tasks) from numbered) as place from generate_series(1, %s) n)"
        " insert into comment (organization_id, project_id, task_id, author_id, text)"
        " select numbered.organization_id, numbered.project_id, numbered.id,"
        "  (select account_id from member where member.project_id = numbered.project_id and account_id is not null limit 1),"
        "  'Take ' || n || ': the ' || (array['lantern', 'harbour', 'slate', 'horizon', 'shadow'])[1 + n %% 5] || ' is late by a frame.'"
        " from said join numbered using (place)",
        (number,),
    )
