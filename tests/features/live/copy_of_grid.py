"""A client's copy of a grid, kept right by the stream alone: the rule a client must follow, in few lines."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.studio import Json

ROWS = ("entity", "task", "task_assignee")
# What a grid tells of a task's moments: their days where the studio is.
DAYS = {"added_on": "created_at", "started_on": "real_start_date", "done_on": "done_at"}


@dataclass
class Held:
    """A row as far as it is known. `revs` holds the rev that each field came with, for fields newer than the row itself."""

    rev: int
    values: Json
    revs: dict[str, int] = field(default_factory=dict)
    gone_at: int = 0

    def take(self, change: Json) -> None:
        """Two change sets that overlap may stand in the log the other way round than they touched a row: so each field keeps the newest."""
        for name, value in (change["after"] or {}).items():
            if change["rev"] > self.revs.get(name, self.rev):
                self.values[name] = value
                self.revs[name] = change["rev"]
        if change["op"] == "delete":
            self.gone_at = max(self.gone_at, change["rev"])

    @property
    def newest(self) -> int:
        return max([self.rev, *self.revs.values()])

    @property
    def is_there(self) -> bool:
        return self.gone_at < self.newest and not self.values.get("archived_at")


class Copy:
    """A snapshot of `GET /projects/{id}/grid/{kind}`, and what came after it."""

    def __init__(self, kind: str, snapshot: Json) -> None:
        self.kind = kind
        self.fields = {"entity": snapshot["row_fields"][:-1], "task": snapshot["task_fields"]}
        self.zone = ZoneInfo(snapshot["zone"])
        self.rows: dict[str, dict[str, Held]] = {name: {} for name in ROWS}
        self.read(snapshot)

    def read(self, page: Json) -> None:
        """Take over the rows of a whole page or of a delta."""
        for row in page["rows"]:
            shot = dict(zip(page["row_fields"], row, strict=True))
            tasks = shot.pop("tasks")
            self._hold("entity", {**shot, "kind": self.kind, "archived_at": None})
            for listed in tasks:
                task = dict(zip(page["task_fields"], listed, strict=True))
                for member in task.pop("member_ids"):
                    slot = {"task_id": task["id"], "member_id": member}
                    self.rows["task_assignee"][f"{task['id']} {member}"] = Held(1, slot)
                self._hold("task", {**task, "entity_id": shot["id"], "archived_at": None})

    def _hold(self, entity: str, values: Json) -> None:
        row_id, rev = values["id"], values["rev"]
        held = self.rows[entity].get(row_id)
        if held is None or held.newest <= rev:
            self.rows[entity][row_id] = Held(rev, values, gone_at=held.gone_at if held else 0)

    def apply(self, changes: list[Json]) -> bool:
        """Take changes of the stream. True when a row came back from the archive of which the copy knows too little: read a delta."""
        asks = False
        for change in changes:
            if change["entity"] not in ROWS:
                continue
            rows = self.rows[change["entity"]]
            if change["entity"] == "task_assignee":
                self._assign(rows, change)
                continue
            held = rows.setdefault(change["row_id"], Held(0, {"id": change["row_id"]}))
            held.take(self._with_days(change))
            asks = asks or ("archived_at" in (change["after"] or ()) and "name" not in held.values)
        return asks

    def _with_days(self, change: Json) -> Json:
        told = change["after"] or {}
        if change["entity"] != "task":
            return change
        days = {
            day: told[moment] and str(datetime.fromisoformat(told[moment]).astimezone(self.zone).date())
            for day, moment in DAYS.items()
            if moment in told
        }
        return {**change, "after": told | days} if days else change

    def _assign(self, rows: dict[str, Held], change: Json) -> None:
        """The snapshot names slots, not rows: the row that the stream speaks of stands in for the one of the snapshot."""
        slot = change["after"] or change["before"]
        rows.pop(f"{slot['task_id']} {slot['member_id']}", None)
        rows.setdefault(change["row_id"], Held(0, dict(slot))).take(change)

    def seen(self) -> dict[str, Any]:
        """What the client shows: rows by id with their tasks by id."""
        members: dict[str, set[str]] = {}
        for held in self.rows["task_assignee"].values():
            if held.is_there:
                members.setdefault(held.values["task_id"], set()).add(held.values["member_id"])
        shown: dict[str, Any] = {}
        for shot_id, held in self.rows["entity"].items():
            if held.is_there and held.values.get("kind") == self.kind:
                shown[shot_id] = {name: held.values.get(name) for name in self.fields["entity"] if name != "rev"}
                shown[shot_id]["tasks"] = {}
        for task_id, held in self.rows["task"].items():
            if held.is_there and held.values.get("entity_id") in shown:
                task = {
                    name: held.values.get(name) for name in self.fields["task"] if name not in {"rev", "member_ids"}
                }
                shown[held.values["entity_id"]]["tasks"][task_id] = {
                    **task,
                    "member_ids": sorted(members.get(task_id, ())),
                }
        return shown
