"""A production replayed from the log, change by change from the first one on: what the time machine has to agree with."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from tests.studio import Film, Json

# Days of moments, in a studio whose days are those of UTC.
DAYS = {"added_on": "created_at", "started_on": "real_start_date", "done_on": "done_at"}
TABLES = ("entity", "task", "task_assignee")
_LOG = """
select change.change_set_id::text, change_set.at, change.entity, change.row_id::text, change.rev, change.after
from change join change_set on change_set.id = change.change_set_id
where change.project_id = %s and change.entity = any(%s)
order by change.epoch, change.tx, change.id
"""


Pages = dict[str, Json]


@dataclass
class Replay:
    """The rows of a project by table, as they stand after so much of the log."""

    tables: dict[str, dict[str, Json]] = field(default_factory=lambda: {table: {} for table in TABLES})

    def apply(self, line: "Line") -> None:
        rows = self.tables[line.table]
        if line.after is None:
            del rows[line.row_id]
        else:
            rows[line.row_id] = {**rows.get(line.row_id, {}), **line.after, "rev": line.rev}

    def grid(self, kind: str, row_fields: list[str], task_fields: list[str]) -> Json:
        """What the page of a kind shows of these rows."""
        entities = self.tables["entity"]

        def place(row: Json) -> tuple[Any, ...]:
            above = entities.get(row["parent_id"] or "")
            parent = (0, _natural(above["name"]), above["id"]) if above else (1,)
            cut = (1,) if row["cut_order"] is None else (0, row["cut_order"])
            return (*parent, cut, _natural(row["name"]), row["id"])

        rows = [row for row in entities.values() if row["kind"] == kind and row["archived_at"] is None]
        parents = [
            row
            for row in entities.values()
            if row["kind"] == ("sequence" if kind == "shot" else "episode") and row["archived_at"] is None
        ]
        return {
            "rows": [
                [*(row[name] for name in row_fields if name != "tasks"), self._tasks(row["id"], task_fields)]
                for row in sorted(rows, key=place)
            ],
            "parents": [
                [row["id"], row["name"], row["description"], row["parent_id"], self._name(row["parent_id"])]
                for row in sorted(parents, key=lambda row: (_natural(row["name"]), row["id"]))
            ],
        }

    def _name(self, entity_id: str | None) -> str | None:
        return self.tables["entity"][entity_id]["name"] if entity_id else None

    def _tasks(self, entity_id: str, fields: list[str]) -> list[list[Any]]:
        tasks = [
            {**task, **days_of(task), "member_ids": self._hands(task["id"])}
            for task in self.tables["task"].values()
            if task["entity_id"] == entity_id and task["archived_at"] is None
        ]
        tasks.sort(key=lambda task: (task["task_type_id"], task["sort_order"], task["name"]))
        return [[task[name] for name in fields] for task in tasks]

    def _hands(self, task_id: str) -> list[str]:
        hands = [hand for hand in self.tables["task_assignee"].values() if hand["task_id"] == task_id]
        return [hand["member_id"] for hand in sorted(hands, key=lambda hand: hand["id"])]


def days_of(task: Json) -> Json:
    return {day: task[moment] and task[moment][:10] for day, moment in DAYS.items()}


class Line(NamedTuple):
    change_set: str
    at: datetime
    table: str
    row_id: str
    rev: int
    after: Json | None


def log_of(film: Film) -> list[Line]:
    """The log of what a grid is made of, from the beginning."""
    return [Line(*row) for row in film.studio.sql(_LOG, film.project, list(TABLES))]


def replayed(film: Film, looks: set[str], shows: Callable[[Replay], Pages]) -> dict[str, tuple[str, Pages]]:
    """When each of these change sets was made, and what the production showed after it."""
    replay, past = Replay(), {}
    for change_set, lines in groupby(log_of(film), key=lambda line: line.change_set):
        for line in lines:
            replay.apply(line)
        if change_set in looks:
            past[change_set] = (line.at.isoformat(), shows(replay))
    return past


def _natural(name: str) -> list[Any]:
    """Numbers within a name by their size."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", name.lower())]
