"""P3: what the log costs, as ratios in one run: the same statement with the log's triggers and without.

Foreign keys, indexes and the rules between rows are there both times. `python -m tests.bench.log_overhead [dsn]`.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from uuid import UUID

import psycopg
from psycopg import Connection
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session
from tests.database import running_server
from tests.factory import Film, begin, film

from motk.core.db import driver_url
from motk.model.entity import Entity

_LOGS = ("motk_stamp_insert", "motk_stamp_update", "motk_log_insert", "motk_log_update", "motk_log_delete")
_SHOTS = 10_000

Act = Callable[[Connection], object]


@dataclass(frozen=True)
class Overhead:
    what: str
    bare_ms: float
    logged_ms: float
    ratio: float


def run(dsn: str, *, pairs: int = 7) -> list[Overhead]:
    """Measure on a migrated database nobody else uses; fills it with a film of 10,000 shots."""
    with psycopg.connect(dsn) as connection:
        made = film(connection, shots=_SHOTS)
        connection.commit()
        found = [
            _pairs(connection, made, what, act, clean, pairs if rows > 100 else pairs * 5)
            for what, rows, act, clean in _cases(made)
        ]
        found.append(_orm(dsn, connection, made, pairs * 3))
    return found


def _cases(made: Film) -> Iterator[tuple[str, int, Act, str | None]]:
    for rows in (1, 100, 10_000):
        shots = list(made.shots[:rows])
        yield f"update {rows:,} rows, one field", rows, _update("description = description || '.'", shots), None
    shots = list(made.shots)
    yield (
        "update 10,000 rows, four fields",
        10_000,
        _update(
            "description = description || '.', frame_in = frame_in + 1, frame_out = frame_out + 1, tags = tags || '{late}'",
            shots,
        ),
        None,
    )
    yield "insert 1 row", 1, _insert(made, 1), "delete from entity where kind = 'asset'"
    yield "insert 10,000 rows", 10_000, _insert(made, 10_000), "delete from entity where kind = 'asset'"
    yield "create tasks for 5,000 shots", 5_000, _tasks(made), "delete from task"


def _update(assignments: str, shots: list[UUID]) -> Act:
    return lambda connection: connection.execute(f"update entity set {assignments} where id = any(%s)", (shots,))


def _insert(made: Film, rows: int) -> Act:
    return lambda connection: connection.execute(
        "insert into entity (organization_id, project_id, kind, name, description)"
        " select %s, %s, 'asset', 'Prop ' || n, 'Seen in the meadow' from generate_series(1, %s) n",
        (made.organization, made.project, rows),
    )


def _tasks(made: Film) -> Act:
    return lambda connection: connection.execute(
        "insert into task (organization_id, project_id, entity_id, task_type_id, task_status_id)"
        " select organization_id, project_id, id, %s, %s from entity where id = any(%s)",
        (made.animation, made.statuses[0], list(made.shots[:5_000])),
    )


def _pairs(connection: Connection, made: Film, what: str, act: Act, clean: str | None, pairs: int) -> Overhead:
    def once(logged: bool) -> float:
        with _settled(connection, clean):
            started = perf_counter()
            if logged:
                begin(connection, "bench.write", made.organization)
            act(connection)
            connection.commit()
            return (perf_counter() - started) * 1000

    return _compare(connection, what, once, pairs)


def _orm(dsn: str, connection: Connection, made: Film, pairs: int) -> Overhead:
    engine = create_engine(driver_url(dsn))

    def once(logged: bool) -> float:
        with Session(engine) as session:
            shots = session.scalars(select(Entity).where(Entity.id.in_(made.shots[:500]))).all()
            started = perf_counter()
            if logged:
                session.connection().exec_driver_sql(
                    f"select motk.begin('bench.write', null, '{made.organization}', 'api')"
                )
            for shot in shots:
                shot.description += "."
            session.commit()
            return (perf_counter() - started) * 1000

    overhead = _compare(connection, "ORM flush of 500 changed rows", once, pairs)
    engine.dispose()
    return overhead


def _compare(connection: Connection, what: str, once: Callable[[bool], float], pairs: int) -> Overhead:
    """Alternating, so that bloat and a busy machine hit both alike; one warm-up each."""
    bare: list[float] = []
    logged: list[float] = []
    for number in range(pairs + 1):
        for with_log, times in ((False, bare), (True, logged)):
            _switch(connection, on=with_log)
            took = once(with_log)
            if number:
                times.append(took)
    _switch(connection, on=True)
    # Of the quickest of each: on a busy machine the others measure the neighbours.
    return Overhead(what, min(bare), min(logged), min(logged) / min(bare))


@contextmanager
def _settled(connection: Connection, clean: str | None) -> Iterator[None]:
    yield
    if clean is not None:
        _switch(connection, on=False)
        connection.execute(clean)
        connection.commit()


def _switch(connection: Connection, *, on: bool) -> None:
    for table in ("entity", "task"):
        for trigger in _LOGS:
            connection.execute(f"alter table {table} {'enable' if on else 'disable'} trigger {trigger}")
    connection.commit()


def written(overheads: list[Overhead]) -> str:
    """A table in Markdown."""
    lines = ["| write | without ms | with the log ms | ratio |", "|---|---:|---:|---:|"]
    lines += [f"| {one.what} | {one.bare_ms:.1f} | {one.logged_ms:.1f} | {one.ratio:.2f} |" for one in overheads]
    return "\n".join(lines)


def main() -> None:
    if len(sys.argv) > 1:
        print(written(run(sys.argv[1])))  # noqa: T201
        return
    with running_server() as server:
        name = server.clone()
        print(written(run(server.dsn(name))))  # noqa: T201
        server.drop(name)


if __name__ == "__main__":
    main()
