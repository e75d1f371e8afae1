"""Named queries kept in `.sql` files.

A file holds statements, each under a header that gives its name, its typed parameters and what it returns:

    -- name: late(project_id uuid, today date) -> rows
    -- Open tasks past their due date.  Index: task_due_idx.
    select … where task.project_id = :project_id

`-> rows` gives mappings, `-> value` the first column of the first row, `-> json` the same as bytes (ask for ::text in the query).
Parameters are bound and cast to the declared type, so PostgreSQL never has to guess.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

_HEADER = re.compile(
    r"^-- name: (?P<name>\w+)\((?P<parameters>.*?)\) -> (?P<returns>rows|value|json)\s*$", re.MULTILINE
)
# A colon in a comment is no parameter.
_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))--.*$")
_PARAMETER = re.compile(r"(?<![:\w]):(?P<name>[a-z_]\w*)")
_ABSENCE = re.compile(r"(?<![:\w]):(?P<name>[a-z_]\w*) is null\b")


@dataclass(frozen=True)
class Query:
    name: str
    parameters: Mapping[str, str]
    returns: str
    sql: str

    @cached_property
    def statement(self) -> TextClause:
        return self._written(self.sql)

    def shaped(self, parameters: Mapping[str, Any]) -> TextClause:
        """The statement for these values: wherever it asks if a parameter `is null`, the answer stands instead.

        PostgreSQL settles on one plan per statement. Left to ask, a plan made for all rows would read all for a few.
        """
        absent = frozenset(name for name in self._optional if parameters[name] is None)
        if absent not in self._shapes:
            answered = _ABSENCE.sub(lambda match: "true" if match["name"] in absent else "false", self.sql)
            self._shapes[absent] = self._written(answered)
        return self._shapes[absent]

    @cached_property
    def _optional(self) -> frozenset[str]:
        return frozenset(match["name"] for match in _ABSENCE.finditer(self.sql))

    @cached_property
    def _shapes(self) -> dict[frozenset[str], TextClause]:
        return {}

    def _written(self, sql: str) -> TextClause:
        return text(_PARAMETER.sub(lambda match: f"cast(:{match['name']} as {self.parameters[match['name']]})", sql))

    async def rows(self, on: AsyncSession | AsyncConnection, **parameters: Any) -> Sequence[Mapping[str, Any]]:
        rows: Any = (await on.execute(self.shaped(parameters), parameters)).mappings().all()
        return rows  # type: ignore[no-any-return]

    async def value(self, on: AsyncSession | AsyncConnection, **parameters: Any) -> Any:
        return (await on.execute(self.shaped(parameters), parameters)).scalar()

    async def json(self, on: AsyncSession | AsyncConnection, **parameters: Any) -> bytes:
        return str(await self.value(on, **parameters)).encode()


class Queries:
    """The queries of one file, by attribute: `queries.late`. A header that does not fit its body fails at import."""

    def __init__(self, found: Mapping[str, Query]) -> None:
        self._found = found

    def __getattr__(self, name: str) -> Query:
        try:
            return self._found[name]
        except KeyError:
            raise AttributeError(name) from None

    def __iter__(self) -> Iterator[Query]:
        return iter(self._found.values())


def load(package: str, file: str = "queries.sql") -> Queries:
    """Read the `.sql` file beside a package's modules. Raises ValueError naming the query whose header is wrong."""
    source = (files(package) / file).read_text()
    headers = list(_HEADER.finditer(source))
    found: dict[str, Query] = {}
    for header, following in zip(headers, [*headers[1:], None], strict=True):
        end = following.start() if following else len(source)
        body = _COMMENT.sub("", source[header.end() : end]).strip().rstrip(";")
        query = Query(header["name"], _parse(header["parameters"]), header["returns"], body)
        used = {match["name"] for match in _PARAMETER.finditer(body)}
        if used != set(query.parameters) or query.name in found:
            raise ValueError(
                f"{package}/{file}: {query.name} declares {sorted(query.parameters)} and uses {sorted(used)}"
            )
        found[query.name] = query
    return Queries(found)


def _parse(parameters: str) -> dict[str, str]:
    words = [part.split() for part in parameters.split(",") if part.strip()]
    return {name: " ".join(kind) for name, *kind in words}
