"""When the tasks of one shot or asset happen: steps follow each other, and work under way lies around today."""

from dataclasses import dataclass
from datetime import date
from random import Random

from motk.demo.workdays import shift

MINUTES_A_DAY = 480
LONGEST = 12

# Working days from today: how long ago it began, and when it is due. Work in progress is late now and then.
UNDER_WAY = {"In progress": ((-6, -1), (-1, 6)), "To review": ((-9, -3), (-1, 2)), "Retake": ((-9, -4), (1, 4))}


@dataclass(frozen=True)
class Window:
    start: date
    due: date


@dataclass(frozen=True)
class Step:
    status: str
    minutes: int
    notes: int
    """How much was said already: long threads began earlier."""


def windows(steps: list[Step], today: date, chance: Random) -> list[Window | None]:
    """One window for each step, in pipeline order. Omitted work and the far future have none."""
    placed = [_under_way(step, today, chance) for step in steps]
    busy = [window for window in placed if window]
    limit = min((window.start for window in busy), default=shift(today, -chance.randint(1, 8)))
    for at, step in reversed(list(enumerate(steps))):
        if step.status == "Approved":
            placed[at] = window = _before(limit, step.minutes, chance)
            limit = window.start
    limit = max((window.due for window in busy), default=today)
    ready = [at for at, step in enumerate(steps) if step.status == "Ready"]
    for place, at in enumerate(ready):
        if place < 2 or chance.random() < 0.4:
            placed[at] = window = _after(max(limit, today), steps[at].minutes, chance)
            limit = window.due
    return placed


def _under_way(step: Step, today: date, chance: Random) -> Window | None:
    if step.status not in UNDER_WAY:
        return None
    begun, due = UNDER_WAY[step.status]
    start = shift(today, chance.randint(*begun) - max(0, step.notes - 2))
    return Window(start, max(start, shift(today, chance.randint(*due))))


def _before(limit: date, minutes: int, chance: Random) -> Window:
    due = shift(limit, -chance.randint(2, 5))
    return Window(shift(due, -_days(minutes)), due)


def _after(limit: date, minutes: int, chance: Random) -> Window:
    start = shift(limit, chance.randint(1, 3))
    return Window(start, shift(start, _days(minutes)))


def _days(minutes: int) -> int:
    return min(LONGEST, -(-minutes // MINUTES_A_DAY))
