"""Counting in working days, Monday to Friday."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

DAY = timedelta(days=1)
SATURDAY = 5


def shift(day: date, working_days: int) -> date:
    """`working_days` before or after `day`; 0 gives `day`, or the Monday after a weekend."""
    step = DAY if working_days >= 0 else -DAY
    left = abs(working_days)
    while left:
        day += step
        left -= day.weekday() < SATURDAY
    while day.weekday() >= SATURDAY:
        day += DAY
    return day


def office_hour(day: date, chance: Random) -> datetime:
    return datetime.combine(day, time(chance.randrange(9, 18), chance.randrange(60), chance.randrange(60)), UTC)
