"""What the bench prints: figures as ratios of alternating pairs, each beside its target."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Line:
    """One figure. `met` is None where there is no target to meet."""

    what: str
    bare: str
    ours: str
    ratio: str
    target: str = ""
    met: bool | None = None

    @property
    def verdict(self) -> str:
        return {None: "", True: "met", False: "NOT MET"}[self.met]


def fact(what: str, ours: str, *, target: str = "", met: bool | None = None) -> Line:
    """A figure that has nothing to be compared with."""
    return Line(what, "", ours, "", target, met)


def compare(
    what: str,
    bare: Callable[[], object],
    ours: Callable[[], object],
    *,
    pairs: int,
    at_most: float | None = None,
    between: Callable[[], object] = lambda: None,
) -> Line:
    """Time both in turns, so that a busy machine hits both alike; one warm-up each. `between` is not timed."""
    taken = [(_timed(bare, between), _timed(ours, between)) for _ in range(pairs + 1)][1:]
    ratios = [after / before for before, after in taken]
    return Line(
        what,
        milliseconds([before for before, _ in taken]),
        milliseconds([after for _, after in taken]),
        f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})",
        f"{at_most:g}x" if at_most else "",
        median(ratios) <= at_most if at_most else None,
    )


def _timed(act: Callable[[], object], between: Callable[[], object]) -> float:
    started = perf_counter()
    act()
    taken = perf_counter() - started
    between()
    return taken


def milliseconds(seconds: list[float]) -> str:
    return f"{median(seconds) * 1000:.1f} ms"


def megabytes(size_bytes: float) -> str:
    return f"{size_bytes / 1e6:.2f} MB"


def printed(lines: Iterable[Line]) -> str:
    """A table in Markdown, its columns in line."""
    cells = [("what", "bare", "MOTK", "ratio (min–max)", "target", ""), *map(_cells, lines)]
    widths = [max(len(row[column]) for row in cells) for column in range(6)]
    rows = [
        "| " + " | ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)) + " |" for row in cells
    ]
    return "\n".join([rows[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *rows[1:]])


def _cells(line: Line) -> tuple[str, ...]:
    return (line.what, line.bare, line.ours, line.ratio, line.target, line.verdict)
