"""What people want to hear of: a task or a whole shot followed, or muted."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete

from motk.features.notifications.schemas import FollowingOut
from motk.features.notifications.tell import queries
from motk.gate.gate import Reading, Writing
from motk.model.entity import Entity
from motk.model.notification import Subscription
from motk.model.task import Task


async def of_task(r: Reading, task_id: UUID) -> FollowingOut:
    """What the actor hears of a task. Raises NotFound."""
    task = await r.load(Task, task_id)
    found = await queries.following.rows(
        r.session, account_id=r.actor.account_id, task_id=task.id, entity_id=task.entity_id
    )
    states = {row["is_of_task"]: "mute" if row["muted"] else "follow" for row in found}
    return FollowingOut(task=states.get(True, "none"), entity=states.get(False, "none"))


async def choose(w: Writing, model: type[Task] | type[Entity], row_id: UUID, state: str) -> None:
    """Follow, mute, or neither. Raises NotFound."""
    row = await w.load(model, row_id)
    about: dict[str, Any] = (
        {"task_id": row_id, "entity_id": None} if model is Task else {"task_id": None, "entity_id": row_id}
    )
    if state == "none":
        column = Subscription.task_id if model is Task else Subscription.entity_id
        await w.session.execute(
            delete(Subscription).where(Subscription.account_id == w.actor.somebody, column == row_id)
        )
        return
    await queries.follow.rows(
        w.session,
        organization=w.actor.organization_id,
        account_id=w.actor.somebody,
        project_id=row.project_id,
        muted=state == "mute",
        **about,
    )
