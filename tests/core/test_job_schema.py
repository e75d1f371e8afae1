"""Procrastinate's schema is frozen in our migrations; an upgrade of the package must not go past it unseen."""

from importlib.resources import files


def test_the_frozen_schema_is_that_of_the_installed_procrastinate() -> None:
    """When this fails: write a migration with the package's own `sql/migrations` since then, and freeze the new schema."""
    shipped = (files("procrastinate.sql") / "schema.sql").read_text()
    frozen = (files("motk.migrations") / "procrastinate.sql").read_text()
    assert frozen.endswith(shipped)
