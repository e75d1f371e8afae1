"""Writing what a view shows into a file."""

import asyncio
import re
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any, BinaryIO, Protocol
from urllib.parse import quote
from uuid import UUID

import structlog
from sqlalchemy import select

from motk.core.errors import Invalid
from motk.features.exports import gather
from motk.features.exports.columns import Column, Making, needs
from motk.features.exports.csv_file import CsvFile
from motk.features.exports.gather import Line, Slice
from motk.features.exports.schemas import Export
from motk.features.exports.words import words_of
from motk.features.exports.xlsx_file import XlsxFile
from motk.features.organization.settings import studio
from motk.features.views import filter_tree
from motk.features.views.fields import custom_key
from motk.features.views.matching import Asked, ordered
from motk.features.views.own import own_fields
from motk.gate.gate import Reading
from motk.model.task_status import TaskStatus

log = structlog.get_logger("motk.export")

# What is made in about half a minute.
MOST_CELLS = {"csv": 20_000_000, "xlsx": 3_000_000}
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_PAGES = {
    "shot": "shots",
    "asset": "assets",
    "sequence": "sequences",
    "episode": "episodes",
    "scene": "scenes",
    "concept": "concepts",
    "edit": "edits",
}


# The rows of some ids.
Some = Callable[[Sequence[UUID]], Awaitable[Slice]]


class Writer(Protocol):
    def heading(self, label: str, level: int) -> None: ...
    def lines(self, lines: Sequence[Line]) -> None: ...
    def end(self) -> None: ...


@dataclass(frozen=True)
class Made:
    """A file without a name on disk: it is gone when it is closed."""

    file: BinaryIO
    size_bytes: int
    headers: dict[str, str]


async def export(r: Reading, project_id: UUID, kind: str, wanted: Export, *, address: str) -> Made:
    """The file of what the actor sees of the rows asked for. Takes memory for their ids and a few hundred of them at a time.

    `address` is where the pages stand, for links. Raises NotFound, Forbidden, Invalid.
    """
    project = await r.project(project_id)
    asked = Asked(
        kind,
        filter_tree.parse(wanted.filter),
        wanted.today or await r.today(),
        [(key.field, key.desc) for key in wanted.sort],
        wanted.group,
        wanted.ids,
    )
    names = await gather.names(r, project_id)
    named = [*(column.id for column in wanted.columns), *wanted.group]
    own = await own_fields(r, project_id, kind, {key for name in named if (key := custom_key(name)) is not None})
    called = await gather.called(r, project_id, own)
    making = Making(kind, names, words_of(wanted.locale), asked.today.isoformat(), await _done(r), own, called)
    columns = making.columns(wanted.columns, wanted.parts)
    rows = await ordered(r, project_id, asked)
    if not columns:
        raise Invalid([("columns", "Choose a column that is more than a picture.")])
    most = MOST_CELLS[wanted.format]
    if len(rows) * len(columns) > most:
        fix = "Take CSV, or fewer columns or rows." if wanted.format == "xlsx" else "Take fewer columns or rows."
        raise Invalid([("columns", f"More than {most:,} cells are too many for one file. {fix}")])
    minutes = 60 * ((await studio(r)).settings.hours_per_day if wanted.durations == "days" else 1)
    columns = [_counted(column, minutes) for column in columns]
    name = _file_name(wanted.name or f"{project.name} {asked.today}")
    file: BinaryIO = tempfile.TemporaryFile(prefix="motk-export-")  # noqa: SIM115 - closed by whoever sends it
    try:
        # What is half made goes with the folder, whatever stops it.
        with tempfile.TemporaryDirectory(prefix="motk-export-", ignore_cleanup_errors=True) as folder:
            writer = _writer(file, columns, making, wanted, name, _links(address, project_id), folder)
            headings = [making.column(field) for field in wanted.group] if wanted.format == "xlsx" else []
            read = needs([*columns, *(one for one in headings if one)])
            some = partial(gather.some, r, project_id, kind, needs=read, zone=await r.zone())
            await _write(some, rows, writer, Headings(headings, making))
    except BaseException:
        file.close()
        raise
    size_bytes = file.seek(0, 2)
    file.seek(0)
    log.info(
        "exported",
        account_id=str(r.actor.account_id),
        project_id=str(project_id),
        page=kind,
        format=wanted.format,
        rows=len(rows),
        columns=len(columns),
        bytes=size_bytes,
    )
    return Made(file, size_bytes, _headers(wanted.format, name, size_bytes))


async def _done(r: Reading) -> frozenset[str]:
    found = await r.session.scalars(select(TaskStatus.id).where(TaskStatus.is_done, r.visible(TaskStatus)))
    return frozenset(map(str, found))


def _counted(column: Column, minutes: float) -> Column:
    """Durations in days or hours; pages hold minutes."""
    if column.kind != "duration":
        return column
    value = column.value
    return replace(column, value=lambda line: None if (held := value(line)) is None else held / minutes)


def _links(address: str, project_id: UUID) -> Callable[[Line], str | None]:
    def link(line: Line) -> str | None:
        page = _PAGES.get(line.entity["kind"])
        return f"{address}/projects/{project_id}/{page}?row={line.entity['id']}" if page else None

    return link


def _writer(
    file: BinaryIO,
    columns: list[Column],
    making: Making,
    wanted: Export,
    name: str,
    link: Callable[[Line], str | None],
    folder: str,
) -> Writer:
    if wanted.format == "csv":
        return CsvFile(file, columns, making.words, delimiter=wanted.delimiter, bom=wanted.bom)
    unit = {"days": "j" if wanted.locale.partition("-")[0] == "fr" else "d", "hours": "h"}[wanted.durations]
    return XlsxFile(file, columns, making.words, title=name, locale=wanted.locale, unit=unit, link=link, folder=folder)


async def _write(some: Some, rows: Sequence[Any], writer: Writer, headings: "Headings") -> None:
    """Slice by slice in a thread of its own: others are answered meanwhile."""
    keys = await asyncio.to_thread(headings.count, rows)
    for start in range(0, len(rows), gather.ROWS_AT_ONCE):
        few = slice(start, start + gather.ROWS_AT_ONCE)
        held = await some([row[0] for row in rows[few]])
        await asyncio.to_thread(headings.write, writer, held, keys[few])
    await asyncio.to_thread(writer.end)


class Headings:
    """What stands above a group: where a key of the rows changes, a group begins."""

    def __init__(self, columns: Sequence[Column | None], making: Making) -> None:
        self._columns = columns
        self._making = making
        self._counts: Counter[tuple[Any, ...]] = Counter()
        self._last: tuple[Any, ...] | None = None

    def count(self, rows: Sequence[Any]) -> list[tuple[Any, ...]]:
        """The keys of the rows."""
        levels = len(self._columns)
        keys = [tuple(row[1 : levels + 1]) for row in rows]
        for level in range(1, levels + 1):
            self._counts.update(key[:level] for key in keys)
        return keys

    def write(self, writer: Writer, held: Slice, keys: Sequence[tuple[Any, ...]]) -> None:
        """The lines of a slice, those of a group at once."""
        for key, group in groupby(zip(keys, held.lines(), strict=True), key=itemgetter(0)):
            lines = [line for _, line in group]
            for level, column in enumerate(self._columns):
                if self._last is None or key[: level + 1] != self._last[: level + 1]:
                    writer.heading(self._label(column, lines[0], self._counts[key[: level + 1]]), level)
            self._last = key
            writer.lines(lines)

    def _label(self, column: Column | None, line: Line, count: int) -> str:
        value = "" if column is None else column.first(line) if column.first else column.value(line)
        words = self._making.words
        if isinstance(value, bool):
            value = words["yes" if value else "no"]
        return f"{words['none'] if value is None or value == '' else value} ({count})"


def _file_name(said: str) -> str:
    """A name that every system takes, and that no header can be broken with."""
    plain = re.sub(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u2028\u2029\u202a-\u202e]+', "-", said).strip(" .-")
    return plain[:120].strip(" .-") or "MOTK"


def _headers(form: str, name: str, size_bytes: int) -> dict[str, str]:
    ascii_name = name.encode("ascii", "ignore").decode().strip(" .-") or "MOTK"
    return {
        "Content-Type": TYPES[form],
        "Content-Disposition": f"attachment; filename=\"{ascii_name}.{form}\"; filename*=UTF-8''{quote(name, safe='')}.{form}",
        "Content-Length": str(size_bytes),
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
