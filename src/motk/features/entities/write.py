"""Creating and editing entities."""

from uuid import UUID

from sqlalchemy import and_, func, or_, select

from motk.features.entities.frames import count_frames
from motk.features.entities.places import take_places
from motk.features.tasks.begin import with_tasks
from motk.gate import sets
from motk.gate.archive import hold_live
from motk.gate.gate import Reading, Writing
from motk.gate.problems import RowsMissing
from motk.gate.rows import any_of
from motk.model.entity import Entity
from motk.model.entity_link import EntityLink
from motk.model.task import Task


async def create(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    for row in rows:
        count_frames(row)
    for project_id in {row["project_id"] for row in rows}:
        await w.project(project_id)
    await take_places(w, rows)
    beginning = [row.pop("with_tasks", False) for row in rows]
    made = await sets.create(w, Entity, rows)
    if any(beginning):
        await with_tasks(w, [row_id for row_id, wanted in zip(made, beginning, strict=True) if wanted])
    return made


async def edit(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    for row in rows:
        count_frames(row)
    await hold_live(w, Entity, [row["parent_id"] for row in rows if row.get("parent_id")])
    return await sets.edit(w, Entity, rows)


async def cast(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    """Create casting. An asset of another project must be shared, or the actor's to see: its name would stand here. Raises RowsMissing."""
    assets = list({UUID(row["asset_id"]) for row in rows})
    known = or_(w.visible(Entity), and_(Entity.organization_id == w.actor.organization_id, Entity.is_shared))
    found = await w.session.scalar(
        select(func.count())
        .select_from(Entity)
        .where(any_of(Entity.__table__.c.id, assets), Entity.kind == "asset", known)
    )
    if found != len(assets):
        raise RowsMissing([("asset_id", "There is no such asset here.")])
    return await sets.create(w, EntityLink, rows)


async def with_its_tasks(r: Reading, entity_id: UUID) -> list[UUID]:
    """Rows whose history belongs to the entity's own."""
    tasks = select(Task.id).where(Task.entity_id == entity_id, r.visible(Task)).limit(200)
    return list((await r.session.scalars(tasks)).all())
