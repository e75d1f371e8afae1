"""Days of a filter: an ISO day, `@today`, so many days, weeks or months from it, and periods such as `@this_week`."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

PERIODS = ("@this_week", "@last_week", "@next_week", "@this_month", "@last_month", "@next_month")

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RELATIVE = re.compile(r"@today(?:([+-])([0-9]{1,4})([dwm]))?")


@dataclass(frozen=True)
class Span:
    """The days from `first` to `last`, both of them in it."""

    first: date
    last: date


def meant(said: str, today: date) -> date | None:
    """The day that is meant; None when it is none. A month on from the 31st is the last day of a shorter month."""
    relative = _RELATIVE.fullmatch(said)
    try:
        if relative is None:
            return date.fromisoformat(said) if _ISO.fullmatch(said) else None
        sign, amount, unit = relative.groups()
        count = int(amount or 0) * (-1 if sign == "-" else 1)
        if unit == "m":
            return _months_on(today, count)
        return today + timedelta(days=count * (7 if unit == "w" else 1))
    except (ValueError, OverflowError):
        return None


def period(said: str, today: date) -> Span | None:
    """The days of a period by its name; None when it is none. Weeks begin on Monday."""
    if said not in PERIODS:
        return None
    shift = {"@this": 0, "@last": -1, "@next": 1}[said.partition("_")[0]]
    try:
        if said.endswith("_week"):
            monday = today + timedelta(days=shift * 7 - today.weekday())
            return Span(monday, monday + timedelta(days=6))
        first = _months_on(today.replace(day=1), shift)
        return Span(first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))
    except (ValueError, OverflowError):
        return None


def _months_on(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
