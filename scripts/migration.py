"""Write the next migration: what changes the newest migrated database into the models'. Read it before committing."""

import re
import sys
import tempfile
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

from motk.core.db import driver_url
from motk.core.embedded import EmbeddedPostgres
from motk.migrations.run import configuration

VERSIONS = Path("src/motk/migrations/versions")


def next_number() -> str:
    numbers = [int(found[0]) for path in VERSIONS.glob("*.py") if (found := re.match(r"\d+", path.name))]
    return f"{max(numbers, default=0) + 1:04}"


message = sys.argv[1]
with tempfile.TemporaryDirectory(prefix="motk-migration-") as folder:
    Path(folder).chmod(0o711)
    with EmbeddedPostgres(Path(folder) / "state", durable=False) as server:
        engine = create_engine(driver_url(server.dsn), connect_args={"options": "-c search_path=public"})
        # The migrations alone: the log cannot be put on a table that the next one makes.
        with engine.begin() as connection:
            command.upgrade(configuration(connection), "head")
        with engine.connect() as connection:
            command.revision(configuration(connection), message, autogenerate=True, rev_id=next_number())
        engine.dispose()
