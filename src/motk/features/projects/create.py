"""Starting a production."""

import json
from uuid import UUID

from sqlalchemy import text

from motk.features.projects import template
from motk.gate import custom_writes, sets
from motk.gate.gate import Writing
from motk.gate.roles import ADMIN
from motk.model.project import Project

# A project takes over what the studio has now; later changes of the studio's lists do not reach into it.
_FROM_STUDIO = {
    noun: text(
        f"insert into project_{noun} (organization_id, project_id, {noun}_id, position)"
        f" select organization_id, cast(:project_id as uuid), id, row_number() over (order by priority, name)"
        f" from {noun} where organization_id = :organization_id and archived_at is null"
    )
    for noun in ("task_type", "task_status", "entity_type")
}

_MEMBER = text(
    "insert into member (organization_id, project_id, account_id, role, extra)"
    " select organization_id, cast(:project_id as uuid), id, 'Producer', cast(:extra as jsonb) from account where id = :account_id"
)


async def create(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    """Create projects, from a template or from the studio's lists. Whoever is not an admin gets a slot in what they create, or could not
    see it. Raises NotFound for a template that is not there.
    """
    take_over = [row.pop("from_studio", True) for row in rows]
    chosen = [row.pop("template_id", None) for row in rows]
    templates = {one: await template.content_of(w, UUID(one)) for one in dict.fromkeys(chosen) if one}
    contents = [templates[one] if one else {} for one in chosen]
    made = await sets.create(
        w, Project, [template.facts(content, row) for content, row in zip(contents, rows, strict=True)]
    )
    for project_id, wanted, content in zip(made, take_over, contents, strict=True):
        spoken = await template.fill(w, project_id, content)
        for statement in [_FROM_STUDIO[noun] for noun in _FROM_STUDIO if wanted and noun not in spoken]:
            await w.session.execute(statement, {"project_id": project_id, "organization_id": w.actor.organization_id})
        if w.actor.role != ADMIN and w.actor.account_id is not None:
            extra = json.dumps(await custom_writes.defaults(w, "member", project_id))
            given = {"project_id": project_id, "account_id": w.actor.account_id, "extra": extra}
            await w.session.execute(_MEMBER, given)
            w.actor = w.actor.joining(project_id)
    return made
