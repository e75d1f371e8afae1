"""The statements a request really runs, to be counted, or run by hand without the API around them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from psycopg import Connection
from sqlalchemy import Connection as SqlConnection
from sqlalchemy import Engine, event


@dataclass
class Recording:
    """One transaction. `statements` leaves out BEGIN and COMMIT; `count` does not."""

    statements: list[tuple[str, Any]] = field(default_factory=list)
    begins: int = 0
    commits: int = 0
    rollbacks: int = 0

    @property
    def count(self) -> int:
        return len(self.statements) + self.begins + self.commits + self.rollbacks

    def replay(self, connection: Connection) -> None:
        """The same statements with the same values in one transaction, every answer fetched."""
        with connection.transaction(), connection.cursor() as cursor:
            for statement, parameters in self.statements:
                cursor.execute(statement, parameters)
                if cursor.description:
                    cursor.fetchall()


def is_follower(connection: SqlConnection) -> bool:
    """The live stream reads the log on the same engine, each statement by itself, whenever the doorbell rings."""
    return connection.get_execution_options().get("isolation_level") == "AUTOCOMMIT"


@contextmanager
def recorded(engine: Engine) -> Iterator[Recording]:
    """Everything the engine runs meanwhile."""
    made = Recording()

    def execute(
        connection: SqlConnection, _cursor: object, statement: str, parameters: Any, _context: object, _many: bool
    ) -> None:
        if not is_follower(connection):
            made.statements.append((statement, parameters))

    def count(name: str) -> Any:
        def one(connection: SqlConnection) -> None:
            if not is_follower(connection):
                setattr(made, name, getattr(made, name) + 1)

        return one

    listeners: Sequence[tuple[str, Any]] = [
        ("before_cursor_execute", execute),
        ("begin", count("begins")),
        ("commit", count("commits")),
        ("rollback", count("rollbacks")),
    ]
    for name, listener in listeners:
        event.listen(engine, name, listener)
    try:
        yield made
    finally:
        for name, listener in listeners:
            event.remove(engine, name, listener)
