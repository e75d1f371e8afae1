"""What the log costs: the proof P3 in the bench's own words."""

from collections.abc import Iterator

from tests.bench import log_overhead
from tests.bench.stage import Stage
from tests.bench.table import Line

_AT_MOST = 2.5


def run(stage: Stage, _shots: int, pairs: int) -> Iterator[Line]:
    for one in log_overhead.run(stage.another_database(), pairs=pairs):
        # A single row is all round trips; the promise is about bulk.
        is_bulk = "10,000" in one.what or "5,000" in one.what
        yield Line(
            f"log: {one.what}",
            f"{one.bare_ms:.1f} ms",
            f"{one.logged_ms:.1f} ms",
            f"{one.ratio:.2f}",
            f"{_AT_MOST:g}x" if is_bulk else "",
            one.ratio <= _AT_MOST if is_bulk else None,
        )
