"""Readers of the log, polling with the product's own query."""

from types import TracebackType
from typing import Any, Self

import psycopg
from psycopg.rows import dict_row
from sqlalchemy import make_url

from motk.core.cursor import queries
from motk.core.sql import Query

Place = tuple[int, int, int]


def written(query: Query) -> str:
    """The product's own query, for a plain connection."""
    return str(query.statement.compile(dialect=make_url("postgresql+psycopg://").get_dialect()()))


CHANGES_AFTER = written(queries.changes_after)
SETTLED = written(queries.settled)


class Follower:
    """Polls by cursor, a page of at most three changes at a time."""

    def __init__(self, dsn: str) -> None:
        self._connection = psycopg.connect(dsn, autocommit=True, row_factory=dict_row)
        self.cursor: Place = (0, 0, 0)
        self.read: list[Place] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def poll(self) -> bool:
        """Read one page; False when there was nothing."""
        page = self._page()
        self.read += page
        if page:
            self.cursor = page[-1]
        return bool(page)

    def poll_up_to(self, place: Place) -> None:
        """Read until `place` is read: the server's own housekeeping may hold the horizon back for a moment."""
        while self.cursor < place:
            self.poll()

    def _page(self) -> list[Place]:
        epoch, tx, number = self.cursor
        rows = self._ask(CHANGES_AFTER, {"epoch": epoch, "tx": str(tx), "id": number, "most": 3})
        return [(row["epoch"], int(row["tx"]), row["id"]) for row in rows]

    def _ask(self, query: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        return self._connection.execute(query.encode(), parameters, prepare=True).fetchall()


class NaiveFollower(Follower):
    """What a serial number would have read."""

    def _page(self) -> list[Place]:
        rows = self._ask("select id from change where id > %(id)s order by id limit 3", {"id": self.cursor[2]})
        return [(0, 0, row["id"]) for row in rows]
