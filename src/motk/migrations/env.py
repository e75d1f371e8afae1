"""Alembic's entry point. `run.py` hands it an open connection; `alembic` by hand reads MOTK_DATABASE_URL."""

from typing import Any

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.dialects.postgresql.base import ischema_names

from motk.model import Base
from motk.model.change import XID8

# Partitions and the job queue's own tables are not in our models, on purpose.
FOREIGN = ("change_", "procrastinate_")


def ours(_thing: object, name: str | None, kind: str, _reflected: bool, _compare_to: object) -> bool:
    return not (kind == "table" and (name or "").startswith(FOREIGN) and name != "change_set")


def migrate(connection: Connection) -> None:
    # A migration waits for a lock only briefly: better to fail and try again than to stop a studio.
    connection.execute(text("set lock_timeout = '10s'"))
    connection.execute(text("set statement_timeout = '30min'"))
    # Read back from the database, a transaction id is ours as well.
    ischema_names.setdefault("xid8", XID8)
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_object=ours,
        compare_server_default=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


attributes: dict[str, Any] = context.config.attributes
migrate(attributes["connection"])
