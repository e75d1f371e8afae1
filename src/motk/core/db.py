"""The engine. Only the gate, the worker and the command line import this: everyone else is handed a Reading or a Writing."""

from sqlalchemy import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

# Times leave PostgreSQL in UTC; a forgotten transaction ends; a lock is waited for, but not for ever.
SERVER_SETTINGS = {
    # A database user may be called motk, like the schema of our functions: its tables still belong in public.
    "search_path": "public",
    "timezone": "UTC",
    "statement_timeout": "60s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
    "jit": "off",
}


def driver_url(dsn: str) -> URL:
    """The address of a database as SQLAlchemy's psycopg dialect wants it. Accepts postgres:// and postgresql://."""
    return make_url(dsn.replace("postgres://", "postgresql://", 1)).set(drivername="postgresql+psycopg")


def connect(dsn: str, *, pool_size: int = 10, application_name: str = "motk") -> AsyncEngine:
    options = " ".join(f"-c {name}={value}" for name, value in SERVER_SETTINGS.items())
    return create_async_engine(
        driver_url(dsn),
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=15,
        # What a statement was given may be a secret; without this it stands in every traceback.
        hide_parameters=True,
        connect_args={"options": options, "application_name": application_name, "connect_timeout": 10},
    )
