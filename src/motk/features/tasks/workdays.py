"""Counting in the days that the studio works."""

from collections.abc import Collection
from datetime import date, timedelta


def workday_before(day: date, days: int, week: Collection[int]) -> date:
    """The working day that lies `days` of them before one; 0 is the day itself, or the last working day before it.

    `week` names the days that are worked, 1 is Monday.
    """
    found = day
    while found.isoweekday() not in week:
        found -= timedelta(days=1)
    for _ in range(days):
        found -= timedelta(days=1)
        while found.isoweekday() not in week:
            found -= timedelta(days=1)
    return found
