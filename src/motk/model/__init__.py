"""Every table, one file per noun. Importing this package fills `Base.metadata`."""

from motk.model import (
    account,
    change,
    comment,
    department,
    entity,
    entity_link,
    entity_type,
    idempotency,
    media,
    member,
    organization,
    project,
    secret,
    task,
    task_status,
    task_type,
    workflow,
)
from motk.model.base import Base

__all__ = [
    "Base",
    "account",
    "change",
    "comment",
    "department",
    "entity",
    "entity_link",
    "entity_type",
    "idempotency",
    "media",
    "member",
    "organization",
    "project",
    "secret",
    "task",
    "task_status",
    "task_type",
    "workflow",
]
