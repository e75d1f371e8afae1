"""Project templates: made of a project, and begun from."""

import json
from typing import Any
from uuid import UUID

from sqlalchemy import text

from motk.core.errors import NotFound
from motk.features.fields.define import OF_THE_STUDIO, ONE_BY_ONE
from motk.features.projects.grid import queries
from motk.gate import custom_writes, sets
from motk.gate.gate import Writing
from motk.model.project import Project
from motk.model.project_template import ProjectTemplate

_STEPS = ("task_type", "task_status", "entity_type")
_PLURAL = {"task_type": "task_types", "task_status": "task_statuses", "entity_type": "entity_types"}

# What the studio has put away meanwhile is left out; the rest keeps its order.
_TAKE_STEPS = {
    noun: text(
        f"insert into project_{noun} (organization_id, project_id, {noun}_id, position, color)"
        f" select {noun}.organization_id, cast(:project_id as uuid), {noun}.id, step.place, step.value ->> 'color'"
        " from jsonb_array_elements(cast(:steps as jsonb)) with ordinality as step(value, place)"
        f" join {noun} on {noun}.id = (step.value ->> 'id')::uuid and {noun}.organization_id = :organization_id"
        f"  and {noun}.archived_at is null"
        f" on conflict (project_id, {noun}_id) do nothing"
    )
    for noun in _STEPS
}

_SLOTS = text(
    "insert into member (organization_id, project_id, role, department_id, access, allocation, starts_on, ends_on, extra)"
    " select project.organization_id, project.id, slot.role, department.id, slot.access, coalesce(slot.allocation, 1),"
    "  project.start_date + slot.starts_after_days, project.start_date + slot.ends_after_days, cast(:extra as jsonb)"
    " from jsonb_to_recordset(cast(:rows as jsonb)) as slot(role text, department_id uuid, access text, allocation numeric,"
    "  starts_after_days int, ends_after_days int)"
    " join project on project.id = :project_id"
    " left join department on department.id = slot.department_id and department.organization_id = project.organization_id"
    "  and department.archived_at is null"
)

# Without a start there is nothing to count from: milestones wait until somebody makes them.
_MILESTONES = text(
    "insert into milestone (organization_id, project_id, name, description, task_type_id, on_date)"
    " select project.organization_id, project.id, point.name, coalesce(point.description, ''), task_type.id,"
    "  project.start_date + point.after_days"
    " from jsonb_to_recordset(cast(:rows as jsonb)) as point(name text, description text, task_type_id uuid, after_days int)"
    " join project on project.id = :project_id and project.start_date is not null"
    " left join task_type on task_type.id = point.task_type_id and task_type.organization_id = project.organization_id"
    "  and task_type.archived_at is null"
)

# One key means one thing on a row: what a field of the studio has, be it in the archive, is the studio's.
# Departments are taken as they stand, those that are gone too: a field that they alone read must not open to everybody.
_FIELDS = text(
    "insert into field_definition (organization_id, project_id, kind, key, name, description, type, choices, default_value, required,"
    "   for_client, seen_by, edited_by, position)"
    " select project.organization_id, project.id, own.kind, own.key, own.name, coalesce(own.description, ''), own.type,"
    "  coalesce(own.choices, '[]'), own.default_value, coalesce(own.required, false) and own.default_value is not null,"
    "  coalesce(own.for_client, false), coalesce(own.seen_by, '{}'), coalesce(own.edited_by, '{}'), coalesce(own.position, 0)"
    " from jsonb_to_recordset(cast(:rows as jsonb)) as own(kind text, key text, name text, description text, type text, choices jsonb,"
    "  default_value jsonb, required bool, for_client bool, seen_by uuid[], edited_by uuid[], position int)"
    " join project on project.id = :project_id"
    " where own.kind <> all (:of_the_studio) and not exists ("
    "  select from field_definition as held"
    "  where held.organization_id = project.organization_id and held.project_id is null and held.kind = own.kind and held.key = own.key)"
)


async def save(w: Writing, project_id: UUID, name: str, description: str) -> UUID:
    """Make a template of a project: its facts, workflow, slots, milestones and fields; nobody's name and nobody's rate. Raises NotFound."""
    await w.project(project_id)
    content: dict[str, Any] = json.loads(await queries.template_of.json(w.session, project_id=project_id))
    made = await sets.insert(w, ProjectTemplate, [{"name": name, "description": description, "content": content}])
    return made[0]


async def content_of(w: Writing, template_id: UUID) -> dict[str, Any]:
    """Raises NotFound, also for a template that is archived."""
    content = await w.session.scalar(
        text(
            "select content from project_template"
            " where id = :id and organization_id = :organization_id and archived_at is null"
        ),
        {"id": template_id, "organization_id": w.actor.organization_id},
    )
    if content is None:
        raise NotFound("project_template", template_id)
    return dict(content)


def facts(content: dict[str, Any], said: sets.Fields) -> sets.Fields:
    """The fields of a new project: the template's, and over them what was said."""
    known = Project.__table__.c.keys()
    return {**{name: value for name, value in content.get("facts", {}).items() if name in known}, **said}


async def fill(w: Writing, project_id: UUID, content: dict[str, Any]) -> set[str]:
    """Give a new project what its template holds; returns which lists of the workflow it spoke of."""
    given = {"project_id": project_id, "organization_id": w.actor.organization_id}
    spoken = {noun for noun in _STEPS if _PLURAL[noun] in content}
    for noun in sorted(spoken):
        await w.session.execute(_TAKE_STEPS[noun], {**given, "steps": json.dumps(content[_PLURAL[noun]])})
    parts = {part: json.dumps(rows) for part in ("fields", "slots", "milestones") if (rows := content.get(part))}
    if "fields" in parts:
        await w.session.execute(ONE_BY_ONE, {"organization_id": str(w.actor.organization_id)})
        await w.session.execute(
            _FIELDS, {"project_id": project_id, "rows": parts["fields"], "of_the_studio": sorted(OF_THE_STUDIO)}
        )
    if "slots" in parts:
        extra = json.dumps(await custom_writes.defaults(w, "member", project_id))
        await w.session.execute(_SLOTS, {"project_id": project_id, "rows": parts["slots"], "extra": extra})
    if "milestones" in parts:
        await w.session.execute(_MILESTONES, {"project_id": project_id, "rows": parts["milestones"]})
    return spoken
