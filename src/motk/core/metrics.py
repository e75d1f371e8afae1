"""What Prometheus may know: counts and times, never names of people or productions.

Numbers are of one process, unless PROMETHEUS_MULTIPROC_DIR names a folder (empty at start) before anything is imported: then
every process writes there and any one of them answers for all. With several API processes and no such folder a scrape meets
one process at random, so scrape each on its own.
"""

import os
from collections.abc import Iterable, Mapping
from typing import Any
from weakref import WeakSet

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import ConnectionPoolEntry

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

# The middle ones are the budgets of the design: 10 ms for a plain read, 100 ms for a grid, a second for bulk.
_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

requests = Counter("motk_requests", "Answered requests.", ["method", "route", "status"])
request_seconds = Histogram(
    "motk_request_seconds", "From first byte in to last byte out.", ["method", "route"], buckets=_SECONDS
)
requests_in_flight = Gauge(
    "motk_requests_in_flight", "Requests being answered, streams left out.", multiprocess_mode="livesum"
)
live_followers = Gauge("motk_live_followers", "Open live streams.", multiprocess_mode="livesum")
pool_in_use = Gauge("motk_pool_in_use", "Database connections in use.", multiprocess_mode="livesum")
reaction_lag = Gauge(
    "motk_reaction_lag_seconds",
    "Age of the oldest change set a reaction has not looked at.",
    ["reaction"],
    multiprocess_mode="livemostrecent",
)
reaction_put_aside = Gauge(
    "motk_reaction_put_aside",
    "Change sets a reaction failed at and left behind.",
    ["reaction"],
    multiprocess_mode="livemostrecent",
)
jobs = Gauge("motk_jobs", "Jobs of the queue by state.", ["state"], multiprocess_mode="livemostrecent")


def watch_pool(engine: AsyncEngine) -> None:
    """Count this engine's connections in `pool_in_use` from now on.

    The pool also calls "checkin" for a connection that it could not open again and so never gave out: only those that
    were counted out are counted in.
    """

    out: WeakSet[ConnectionPoolEntry] = WeakSet()

    def given_out(_connection: object, record: ConnectionPoolEntry, _proxy: object) -> None:
        out.add(record)
        pool_in_use.inc()

    def given_back(_connection: object, record: ConnectionPoolEntry) -> None:
        if record in out:
            out.remove(record)
            pool_in_use.dec()

    event.listen(engine.sync_engine, "checkout", given_out)
    event.listen(engine.sync_engine, "checkin", given_back)


def count_jobs(counts: Mapping[Any, int]) -> None:
    """Take over what motk.core.job_queue.counts() found."""
    for state, number in counts.items():
        jobs.labels(state).set(number)


def tell_lags(readers: Iterable[Mapping[str, Any]]) -> None:
    """Take over what motk.core.cursor.lags() found."""
    for reader in readers:
        reaction_lag.labels(reader["reader"]).set(reader["lag_s"])
        reaction_put_aside.labels(reader["reader"]).set(reader["put_aside"])


def page() -> bytes:
    """The text that Prometheus reads."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)
