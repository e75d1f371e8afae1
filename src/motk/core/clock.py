"""The one place that asks what time it is, so that a test can say."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime


def _wall() -> datetime:
    return datetime.now(UTC)


_clock: ContextVar[Callable[[], datetime]] = ContextVar("clock", default=_wall)


def now() -> datetime:
    """The present moment, in UTC. Rows are stamped by the database; this is for everything decided in Python."""
    return _clock.get()()


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Hold time still at `at` (which must carry a time zone) for the code called inside."""
    if at.tzinfo is None:
        raise ValueError("frozen() needs a time with a time zone, such as datetime(2026, 1, 5, 9, tzinfo=UTC).")
    token = _clock.set(lambda: at)
    try:
        yield
    finally:
        _clock.reset(token)
