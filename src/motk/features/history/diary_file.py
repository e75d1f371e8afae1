"""The diary as a file: CSV for a spreadsheet, JSON for a program."""

import csv
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO, Literal
from urllib.parse import quote
from uuid import UUID

from motk.core.errors import Invalid
from motk.features.exports.csv_file import harmless
from motk.features.history.feed import of_project
from motk.features.history.schemas import FeedLine
from motk.features.history.search import Asked
from motk.gate.gate import Reading

Form = Literal["csv", "json"]

# What is written in about half a minute.
MOST_LINES = 50_000
_MOST_PAGES = 500
_PAGE = 500
_PIECE_BYTES = 256 * 1024
_HEADINGS = ["at", "who", "what", "via", "changes", "note", "verb", "change_set_id"]


@dataclass(frozen=True)
class DiaryFile:
    """Without a name on disk: it is gone when it has been sent."""

    file: BinaryIO
    headers: dict[str, str]

    def pieces(self) -> Iterator[bytes]:
        with self.file:
            while piece := self.file.read(_PIECE_BYTES):
                yield piece


async def diary_file(r: Reading, project_id: UUID, asked: Asked, form: Form) -> DiaryFile:
    """What the feed tells of a project under the same filters, the newest first; a page of it in memory at a time.

    Raises NotFound, Forbidden; Invalid where it is too much for one file.
    """
    project = await r.project(project_id)
    file: BinaryIO = tempfile.TemporaryFile(prefix="motk-diary-")  # noqa: SIM115 - closed by whoever sends it
    try:
        text = TextIOWrapper(file, "utf-8-sig" if form == "csv" else "utf-8", newline="")
        writer = _Csv(text) if form == "csv" else _Json(text)
        await _write(r, project_id, asked, writer)
        writer.end()
        text.flush()
        text.detach()
    except BaseException:
        file.close()
        raise
    size_bytes = file.seek(0, 2)
    file.seek(0)
    name = quote(f"{project.name} diary {await r.today()}.{form}", safe="")
    return DiaryFile(
        file,
        {
            "Content-Type": "text/csv; charset=utf-8" if form == "csv" else "application/json",
            "Content-Length": str(size_bytes),
            "Content-Disposition": f"attachment; filename=\"diary.{form}\"; filename*=UTF-8''{name}",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )


async def _write(r: Reading, project_id: UUID, asked: Asked, writer: "_Csv | _Json") -> None:
    after: UUID | None = None
    written = 0
    for _ in range(_MOST_PAGES):
        page = await of_project(r, project_id, asked, limit=_PAGE, after=after)
        written += len(page.rows)
        if written > MOST_LINES:
            break
        writer.lines(page.rows)
        if page.next is None:
            return
        after = UUID(page.next)
    raise Invalid([("from", f"This is more than one file holds ({MOST_LINES:,} lines). Choose a shorter time.")])


class _Csv:
    """RFC 4180; what a spreadsheet would run as a formula is text."""

    def __init__(self, to: TextIOWrapper) -> None:
        self._writer = csv.writer(to, lineterminator="\r\n")
        self._writer.writerow(_HEADINGS)

    def lines(self, lines: Sequence[FeedLine]) -> None:
        for line in lines:
            who = line.actor.display_name if line.actor else ""
            words = [harmless(text) for text in (who, line.sentence, line.via)]
            note = harmless(line.note or "")
            self._writer.writerow([line.at, *words, line.changes, note, line.verb, line.change_set_id])

    def end(self) -> None:
        pass


class _Json:
    """One array, a change set on each line."""

    def __init__(self, to: TextIOWrapper) -> None:
        self._to = to
        self._to.write("[")
        self._lead = "\n"

    def lines(self, lines: Sequence[FeedLine]) -> None:
        for line in lines:
            self._to.write(self._lead + json.dumps(line.model_dump(mode="json"), ensure_ascii=False))
            self._lead = ",\n"

    def end(self) -> None:
        self._to.write("\n]\n")
