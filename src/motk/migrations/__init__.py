"""Alembic's folder, and `run` to bring a database up to date."""
