"""Keeping views: one's own as one likes, shared ones by those who lead."""

import json
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from motk.core.errors import Forbidden, Invalid
from motk.features.views import filter_tree
from motk.gate import sets
from motk.gate.gate import Writing
from motk.gate.roles import MANAGERS
from motk.gate.rows import any_of
from motk.model.view import View

_MOST_BYTES = 64 * 1024

# Of the shared views of a page, one is a role's default: a new one takes the mark from the old.
_TAKE_MARKS = text(
    "update view set default_for = null"
    " from unnest(cast(:projects as uuid[]), cast(:pages as text[]), cast(:roles as text[])) as wanted(project_id, page, role)"
    " where view.organization_id = :organization_id and view.archived_at is null and view.id <> all(cast(:keeping as uuid[]))"
    " and view.project_id is not distinct from wanted.project_id and view.page = wanted.page and view.default_for = wanted.role"
)


async def create(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    """Make views, the owner being whoever acts. Raises NotFound, Forbidden, Invalid."""
    for place, row in enumerate(rows):
        _hold_state(row, place, len(rows))
        row["owner_id"] = w.actor.account_id
        _hold_share(w, row.get("share", "private"), _project_of(row), row.get("default_for"))
    for project_id in {found for row in rows if (found := _project_of(row))}:
        await w.project(project_id)
    await _take_marks(w, [(_project_of(row), row["page"], row.get("default_for")) for row in rows], [])
    return await sets.create(w, View, rows)


async def edit(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    """Raises NotFound, Forbidden, RevConflict, Invalid."""
    for place, row in enumerate(rows):
        _hold_state(row, place, len(rows))
    ids = [row["id"] for row in rows]
    held = await sets.seize(
        w, View, {row["id"]: row.get("rev") for row in rows}, {row["id"]: _said(row) for row in rows}
    )
    table: Any = View.__table__
    found = await w.session.execute(
        select(View.id, View.project_id, View.page, View.share, View.default_for, View.archived_at).where(
            any_of(table.c.id, list(held))
        )
    )
    views = {row.id: row for row in found}
    marks = []
    for row in rows:
        if not row.keys() & {"share", "default_for"}:
            continue
        view = views[row["id"]]
        role = row.get("default_for", view.default_for)
        # An archived one too: it may be restored.
        _hold_share(w, row.get("share", view.share), view.project_id, role)
        if view.archived_at is None:
            marks.append((view.project_id, view.page, role))
    await _take_marks(w, marks, ids)
    return await sets.edit(w, View, rows)


def _said(row: sets.Fields) -> sets.Fields:
    return {name: value for name, value in row.items() if name not in {"id", "rev"}}


def _project_of(row: sets.Fields) -> UUID | None:
    return UUID(row["project_id"]) if row.get("project_id") else None


def _hold_state(row: sets.Fields, place: int, count: int) -> None:
    """The filter must be one, though its fields may be of a project to come; and the whole must be small enough to load with a page."""
    path = "state" if count == 1 else f"rows.{place}.state"
    if row.get("state") is None:
        return
    filter_tree.parse(row["state"].get("filter"), f"{path}.filter")
    if len(json.dumps(row["state"], ensure_ascii=False).encode()) > _MOST_BYTES:
        raise Invalid([(path, f"Keep a view under {_MOST_BYTES // 1024} kB: shorten its filter.")])


def _hold_share(w: Writing, share: str, project_id: UUID | None, default_for: str | None) -> None:
    """What others find in their menus is for managers to put there. Raises Forbidden, Invalid."""
    if share == "private":
        if default_for is not None:
            raise Invalid([("default_for", "Only a view that is shared can be a role's default.")])
        return
    if share == "project" and project_id is None:
        raise Invalid([("share", "A view without a project serves in all of them: share it with the studio.")])
    if share == "studio" and project_id is not None:
        raise Invalid([("share", "This view belongs to one project. Make one without project_id for the studio.")])
    level = w.actor.role if project_id is None else w.actor.level_in(project_id)
    if level not in MANAGERS:
        raise Forbidden("Sharing a view, and making it a role's default, is for managers.", field="share")


async def _take_marks(w: Writing, wanted: list[tuple[UUID | None, str, str | None]], keeping: list[UUID]) -> None:
    marks = [(project_id, page, role) for project_id, page, role in wanted if role is not None]
    if not marks:
        return
    await w.session.execute(
        _TAKE_MARKS,
        {
            "projects": [project_id for project_id, _, _ in marks],
            "pages": [page for _, page, _ in marks],
            "roles": [role for _, _, role in marks],
            "organization_id": w.actor.organization_id,
            "keeping": keeping,
        },
    )
