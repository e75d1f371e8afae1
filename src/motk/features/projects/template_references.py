"""A template speaks of the studio's own lists: what it names must be there when it is written."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import text

from motk.gate import sets
from motk.gate.gate import Writing
from motk.gate.problems import RowsMissing
from motk.model.project_template import ProjectTemplate

_LISTS = {"task_types": "task_type", "task_statuses": "task_status", "entity_types": "entity_type"}
_NAMED = {"department_id": "department", "task_type_id": "task_type"}


async def create(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    await _hold(w, rows)
    return await sets.create(w, ProjectTemplate, rows)


async def edit(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    await _hold(w, rows)
    return await sets.edit(w, ProjectTemplate, rows)


async def _hold(w: Writing, rows: list[sets.Fields]) -> None:
    """A statement per list, however many templates. Raises RowsMissing naming the list."""
    named: dict[str, dict[str, str]] = {}
    for row in rows:
        for table, row_id, path in _references(row.get("content") or {}):
            named.setdefault(table, {}).setdefault(row_id, path)
    for table, paths in named.items():
        found = await w.session.scalars(
            text(f"select id from {table} where organization_id = :organization_id and id = any(cast(:ids as uuid[]))"),
            {"organization_id": w.actor.organization_id, "ids": list(paths)},
        )
        missing = paths.keys() - {str(row_id) for row_id in found}
        if missing:
            spoken = table.replace("_", " ")
            raise RowsMissing([(paths[row_id], f"There is no such {spoken} here.") for row_id in sorted(missing)])


def _references(content: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(table, id, path) of everything that a template names."""
    for name, table in _LISTS.items():
        for place, step in enumerate(content.get(name) or []):
            yield table, step["id"], f"content.{name}.{place}.id"
    for part in ("slots", "milestones"):
        for place, row in enumerate(content.get(part) or []):
            for name, table in _NAMED.items():
                if row.get(name):
                    yield table, row[name], f"content.{part}.{place}.{name}"
    for place, field in enumerate(content.get("fields") or []):
        for name in ("seen_by", "edited_by"):
            for at, row_id in enumerate(field.get(name) or []):
                yield "department", row_id, f"content.fields.{place}.{name}.{at}"
