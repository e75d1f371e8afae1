"""Putting the credits in order by hand: the whole list is said, and only what differs is written."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from motk.core.errors import Conflict, Invalid, NotFound
from motk.features.credits.queries import queries
from motk.gate.gate import Writing
from motk.model.project import Project

_FIELDS = ("id", "member_id", "section", "name", "role")

# Both take the place in the list as the position. A row that stays as it is has no new rev and no line in the diary.
_CHANGE_SLOTS = text(
    "insert into credit_line (organization_id, project_id, member_id, section, name, role, hidden, position)"
    " select cast(:organization_id as uuid), cast(:project_id as uuid), line.member_id, line.section, line.name, line.role, line.hidden, line.position"
    " from jsonb_to_recordset(cast(:lines as jsonb))"
    "   as line(member_id uuid, section text, name text, role text, hidden boolean, position int)"
    " on conflict (member_id) do update set section = excluded.section, name = excluded.name, role = excluded.role,"
    "   hidden = excluded.hidden, position = excluded.position"
)
_CHANGE_OWN = text(
    "update credit_line as held set section = line.section, name = line.name, role = line.role, hidden = line.hidden, position = line.position"
    " from jsonb_to_recordset(cast(:lines as jsonb))"
    "   as line(id uuid, section text, name text, role text, hidden boolean, position int)"
    " where held.id = line.id"
)
_ADD_OWN = text(
    "insert into credit_line (organization_id, project_id, section, name, role, hidden, position)"
    " select cast(:organization_id as uuid), cast(:project_id as uuid), line.section, line.name, line.role, line.hidden, line.position"
    " from jsonb_to_recordset(cast(:lines as jsonb)) as line(section text, name text, role text, hidden boolean, position int)"
    " order by line.position"
)
_DROP = text(
    "delete from credit_line where project_id = :project_id"
    " and (member_id is null and id <> all(cast(:own as uuid[])) or member_id <> all(cast(:members as uuid[])))"
)


async def arrange(w: Writing, project_id: UUID, lines: Sequence[Mapping[str, Any]], seen: str | None) -> None:
    """Write the order and the changes of all lines. One after another: the project's row is locked meanwhile.

    Raises NotFound, Forbidden; Invalid for a line without a name or named twice; Conflict when somebody else has arranged them since.
    """
    await w.project(project_id)
    await w.session.execute(select(Project.id).where(Project.id == project_id).with_for_update(key_share=True))
    if seen is not None and seen != await queries.seen.value(w.session, project_id=project_id):
        raise Conflict(
            "Somebody else has arranged the credits meanwhile. Read them anew, then put them in order.", field="seen"
        )
    await _hold(w, project_id, lines)
    placed = [
        {**{name: line.get(name) for name in _FIELDS}, "hidden": line.get("hidden", False), "position": place}
        for place, line in enumerate(lines, start=1)
    ]
    slots = [line for line in placed if line["member_id"]]
    own = [line for line in placed if not line["member_id"] and line["id"]]
    new = [line for line in placed if not line["member_id"] and not line["id"]]
    of_project = {"organization_id": w.actor.organization_id, "project_id": project_id}
    kept = {"own": [line["id"] for line in own], "members": [line["member_id"] for line in slots]}
    await w.session.execute(_DROP, {"project_id": project_id, **kept})
    await w.session.execute(_CHANGE_SLOTS, {**of_project, "lines": _json(slots)})
    await w.session.execute(_CHANGE_OWN, {"lines": _json(own)})
    await w.session.execute(_ADD_OWN, {**of_project, "lines": _json(new)})


def _json(lines: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps(lines, default=str)


async def _hold(w: Writing, project_id: UUID, lines: Sequence[Mapping[str, Any]]) -> None:
    line_ids = [line["id"] for line in lines if line.get("id")]
    member_ids = [line["member_id"] for line in lines if line.get("member_id")]
    if len(set(line_ids)) < len(line_ids) or len(set(member_ids)) < len(member_ids):
        raise Invalid([("lines", "Somebody stands twice in this list. Name each line once, where it belongs.")])
    found = await queries.known.rows(w.session, project_id=project_id, line_ids=line_ids, member_ids=member_ids)
    slots = {row["id"] for row in found if row["what"] == "slot"}
    slot_of_line = {row["id"]: row["member_id"] for row in found if row["what"] == "line"}
    for place, line in enumerate(lines):
        line_id, member_id = line.get("id"), line.get("member_id")
        if member_id and member_id not in slots:
            raise NotFound("member", member_id)
        if line_id and line_id not in slot_of_line:
            raise NotFound("credit_line", line_id)
        if line_id and slot_of_line[line_id] != member_id:
            raise Invalid(
                [(f"lines.{place}.member_id", "This line is another slot's. Send the slot that it came with.")]
            )
        if not member_id and not line.get("name"):
            raise Invalid([(f"lines.{place}.name", "A line without a slot needs a name.")])
