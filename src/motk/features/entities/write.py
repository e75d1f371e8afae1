"""Creating and editing entities."""

from uuid import UUID

from sqlalchemy import select

from motk.features.entities.frames import count_frames
from motk.gate import sets
from motk.gate.gate import Reading, Writing
from motk.model.entity import Entity
from motk.model.task import Task


async def create(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    for row in rows:
        count_frames(row)
    return await sets.create(w, Entity, rows)


async def edit(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    for row in rows:
        count_frames(row)
    return await sets.edit(w, Entity, rows)


async def with_its_tasks(r: Reading, entity_id: UUID) -> list[UUID]:
    """Rows whose history belongs to the entity's own."""
    tasks = select(Task.id).where(Task.entity_id == entity_id, r.visible(Task)).limit(200)
    return list((await r.session.scalars(tasks)).all())
