"""A page as CSV (RFC 4180), in UTF-8."""

import csv
import re
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from typing import Any, BinaryIO

from motk.features.exports.columns import Column
from motk.features.exports.gather import Line

# What a spreadsheet takes for the beginning of a formula; the wide ones too, in East Asian ones.
_FORMULA = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_NEGATIVE = re.compile(r"-[0-9]+([.,][0-9]+)?")


class CsvFile:
    """Headings of groups are left out: every line is a row, for programs to read."""

    def __init__(
        self, to: BinaryIO, columns: Sequence[Column], words: Mapping[str, str], *, delimiter: str, bom: bool
    ) -> None:
        self._text = TextIOWrapper(to, "utf-8-sig" if bom else "utf-8", newline="")
        self._writer = csv.writer(self._text, delimiter=delimiter, lineterminator="\r\n")
        self._columns = columns
        self._words = words
        self._writer.writerow([harmless(column.title) for column in columns])

    def heading(self, label: str, level: int) -> None:
        pass

    def lines(self, lines: Sequence[Line]) -> None:
        cells = [[self._cell(value) for value in map(column.value, lines)] for column in self._columns]
        self._writer.writerows(zip(*cells, strict=True))

    def end(self) -> None:
        self._text.flush()
        self._text.detach()

    def _cell(self, value: Any) -> Any:
        if value is None or isinstance(value, str):
            return harmless(value) if value else None
        if isinstance(value, bool):
            return self._words["yes" if value else "no"]
        return f"{value:.10g}" if isinstance(value, float) else value


def harmless(text: str) -> str:
    """Text that no spreadsheet runs: what would begin a formula is quoted by an apostrophe. A plain negative number stays one."""
    return f"'{text}" if text[:1] in _FORMULA and not _NEGATIVE.fullmatch(text) else text
