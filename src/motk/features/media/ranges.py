"""The part of a file that a player asks for (RFC 9110, section 14)."""

import re
from dataclasses import dataclass

from motk.core.errors import Problem

_ONE = re.compile(r"bytes=(\d{1,18})?-(\d{1,18})?")


class NoSuchPart(Problem):
    status, slug, title = 416, "no-such-part", "The file is shorter than that"

    def __init__(self, size_bytes: int) -> None:
        super().__init__(f"This file has {size_bytes} bytes.", size_bytes=size_bytes)


@dataclass(frozen=True)
class Part:
    """Bytes `first` to `last` of a file, both included."""

    first: int
    last: int

    @property
    def size_bytes(self) -> int:
        return self.last - self.first + 1


def asked_part(header: str | None, size_bytes: int) -> Part | None:
    """The one range of a Range header; None sends the whole file, as for several ranges. Raises NoSuchPart."""
    found = _ONE.fullmatch((header or "").replace(" ", ""))
    if not found or found.groups() == (None, None):
        return None
    first, last = (None if number is None else int(number) for number in found.groups())
    if first is None:  # the last n bytes
        part = Part(max(0, size_bytes - (last or 0)), size_bytes - 1)
    else:
        part = Part(first, size_bytes - 1 if last is None else min(last, size_bytes - 1))
    if first is not None and last is not None and last < first:
        return None
    if part.size_bytes <= 0 or part.first >= size_bytes:
        raise NoSuchPart(size_bytes)
    return part
