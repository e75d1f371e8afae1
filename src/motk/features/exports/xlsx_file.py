"""A page as a spreadsheet: typed cells, a frozen heading, the colours of statuses, links, groups that fold."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO

import xlsxwriter

from motk.features.exports.columns import Column
from motk.features.exports.gather import Line

_MOST_CHARACTERS = 32_767
# What one sheet may hold of links; rows beyond keep their names as text.
_MOST_LINKS = 65_000
_LEVELS = 3
_PIXELS_A_CHARACTER = 7
_WIDTHS = {"name": 18.0, "text": 18.0, "number": 9.0, "date": 11.0, "duration": 9.0, "checkbox": 7.0}


class XlsxFile:
    """Written row by row: what was written is in files of `folder` and not in memory."""

    def __init__(
        self,
        to: BinaryIO,
        columns: Sequence[Column],
        words: Mapping[str, str],
        *,
        title: str,
        locale: str,
        unit: str,
        link: Callable[[Line], str | None],
        folder: str,
    ) -> None:
        self._book = xlsxwriter.Workbook(
            to, {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "tmpdir": folder}
        )
        self._sheet = self._book.add_worksheet(_sheet_name(title))
        self._columns = columns
        self._words = words
        self._link = link
        self._links = 0
        self._row = 0
        self._level = 0
        self._colors: dict[str, Any] = {}
        self._styles = self._made(locale, unit)
        self._head()

    def _made(self, locale: str, unit: str) -> dict[str, Any]:
        top = {"valign": "top"}
        day = "dd/mm/yyyy" if locale.partition("-")[0] == "fr" else "yyyy-mm-dd"
        return {
            "head": self._book.add_format({"bold": True, "bottom": 1, "bg_color": "#E9ECEF"}),
            "group": self._book.add_format({"bold": True, "bg_color": "#F4F5F7"}),
            "date": self._book.add_format({**top, "num_format": day}),
            "duration": self._book.add_format({**top, "num_format": f'0.##" {unit}"'}),
            "name": self._book.add_format({**top, "bold": True, "font_color": "#1F5FBF"}),
            "plain": self._book.add_format(top),
        }

    def _head(self) -> None:
        for place, column in enumerate(self._columns):
            width = column.width / _PIXELS_A_CHARACTER if column.width else _WIDTHS[column.kind]
            self._sheet.set_column(place, place, min(max(width, len(column.title) + 2, 4), 80))
        for place, column in enumerate(self._columns):
            self._sheet.write_string(0, place, column.title, self._styles["head"])
        self._sheet.freeze_panes(1, 1)
        self._sheet.outline_settings(True, False, True, False)

    def heading(self, label: str, level: int) -> None:
        """Groups below it can be folded; `level` 0 is the outermost."""
        self._row += 1
        self._level = min(level + 1, _LEVELS)
        self._sheet.set_row(self._row, None, self._styles["group"], {"level": level})
        self._sheet.write_string(self._row, 0, f"{'    ' * level}{label}", self._styles["group"])

    def lines(self, lines: Sequence[Line]) -> None:
        columns = [
            (place, column, self._styles.get(column.kind, self._styles["plain"]))
            for place, column in enumerate(self._columns)
        ]
        for line in lines:
            self._row += 1
            if self._level:
                self._sheet.set_row(self._row, None, None, {"level": self._level})
            for place, column, style in columns:
                value = column.value(line)
                if value is not None and value != "":
                    self._cell(place, column, line, value, style)

    def _cell(self, place: int, column: Column, line: Line, value: Any, style: Any) -> None:
        if isinstance(value, bool):
            self._sheet.write_string(self._row, place, self._words["yes" if value else "no"], style)
        elif isinstance(value, int | float):
            self._sheet.write_number(self._row, place, value, style)
        elif column.kind == "date" and (day := _day(value)):
            self._sheet.write_datetime(self._row, place, day, style)
        else:
            self._text(place, column, line, str(value)[:_MOST_CHARACTERS], style)

    def _text(self, place: int, column: Column, line: Line, text: str, style: Any) -> None:
        address = self._link(line) if column.kind == "name" and self._links < _MOST_LINKS else None
        if address:
            self._links += 1
            self._sheet.write_url(self._row, place, address, style, text)
        else:
            color = column.color(line) if column.color else None
            self._sheet.write_string(self._row, place, text, self._filled(color) if color else style)

    def _filled(self, color: str) -> Any:
        if color not in self._colors:
            self._colors[color] = self._book.add_format(
                {"bg_color": color.upper(), "font_color": _readable_on(color), "valign": "top"}
            )
        return self._colors[color]

    def end(self) -> None:
        self._sheet.autofilter(0, 0, max(self._row, 1), len(self._columns) - 1)
        self._book.close()


def _readable_on(color: str) -> str:
    """Black or white, whichever stands out more (WCAG 2, relative luminance)."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else "#FFFFFF"


def _sheet_name(title: str) -> str:
    """What a sheet may be called: 31 signs, none of those with a meaning."""
    plain = "".join(" " if sign in "[]:*?/\\" else sign for sign in title if sign.isprintable()).strip().strip("'")
    return plain[:31].strip().strip("'") or "MOTK"


def _day(value: Any) -> date | None:
    """What a field held when it was of another type may be no day."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
