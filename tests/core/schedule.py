"""Writers whose transactions overlap in a random but repeatable order, one step at a time."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from random import Random
from types import TracebackType
from typing import Self
from uuid import UUID

import psycopg
from psycopg import pq

STUDIO = UUID(int=1)
PROJECTS = (UUID(int=2), UUID(int=3))

# A tracked table as small as one can be, so that ten thousand schedules take seconds.
TABLE = """
create table lab_note (
  id uuid primary key default motk.uuid7(), organization_id uuid not null, project_id uuid, rev int not null default 1,
  created_at timestamptz not null default now(), created_by uuid, updated_at timestamptz not null default now(),
  updated_by uuid, writer int not null, text text not null
);
select motk.track('lab_note');
"""


@dataclass
class Writer:
    number: int
    connection: psycopg.Connection


class Schedule:
    """Runs overlapping transactions on a database of its own; `look` is called at random moments between their steps."""

    def __init__(self, dsn: str, seed: int, writers: int = 3) -> None:
        self._random = Random(seed)  # noqa: S311
        self._open = ExitStack()
        with psycopg.connect(dsn) as connection:
            if connection.execute("select to_regclass('lab_note')").fetchone() == (None,):
                connection.execute(TABLE)
        self._writers = [
            Writer(number, self._open.enter_context(psycopg.connect(dsn, autocommit=True))) for number in range(writers)
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def run(self, interleavings: int, look: Callable[[], object]) -> None:
        """One interleaving: two or three transactions of one or two statements each, merged at random."""
        for _ in range(interleavings):
            steps = [
                writer
                for writer in self._random.sample(self._writers, self._random.choice((2, 2, 3)))
                for _ in range(self._random.choice((2, 3)))
            ]
            self._random.shuffle(steps)
            begun: set[int] = set()
            for at, writer in enumerate(steps):
                self._step(writer, first=writer.number not in begun, last=writer not in steps[at + 1 :])
                begun.add(writer.number)
                if self._random.random() < 0.4:
                    look()

    def _step(self, writer: Writer, *, first: bool, last: bool) -> None:
        if last and not first:
            self._say(writer, "rollback" if self._random.random() < 0.1 else "commit")
            return
        project = self._random.choice((*PROJECTS, None))
        said = f"begin; select motk.begin('note.write', null, '{STUDIO}', 'api');" if first else ""
        if self._random.random() < 0.5:
            where = "null" if project is None else f"'{project}'"
            said += (
                "insert into lab_note (organization_id, project_id, writer, text)"
                f" values ('{STUDIO}', {where}, {writer.number}, '{self._random.random()}')"
            )
        else:  # its own rows: no writer ever waits for another
            said += (
                f"update lab_note set text = '{self._random.random()}'"
                f" where id = (select id from lab_note where writer = {writer.number} order by id desc limit 1)"
            )
        self._say(writer, said)

    def _say(self, writer: Writer, said: str) -> None:
        # Straight to libpq: a hundred thousand statements.
        result = writer.connection.pgconn.exec_(said.encode())
        if result.status not in (pq.ExecStatus.COMMAND_OK, pq.ExecStatus.TUPLES_OK):
            raise psycopg.errors.DatabaseError(result.get_error_message())
