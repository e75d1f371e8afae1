"""The studio's lists: plain, so one call each."""

from motk.features.workflow.schemas import (
    DepartmentChanges,
    DepartmentNew,
    DepartmentOut,
    EntityTypeChanges,
    EntityTypeNew,
    EntityTypeOut,
    TaskStatusChanges,
    TaskStatusNew,
    TaskStatusOut,
    TaskTypeChanges,
    TaskTypeNew,
    TaskTypeOut,
)
from motk.gate.crud import resource
from motk.model.department import Department
from motk.model.entity_type import EntityType
from motk.model.task_status import TaskStatus
from motk.model.task_type import TaskType

routers = [
    resource(
        "department", Department, plural="departments", new=DepartmentNew, changes=DepartmentChanges, out=DepartmentOut
    ),
    resource("task_type", TaskType, plural="task-types", new=TaskTypeNew, changes=TaskTypeChanges, out=TaskTypeOut),
    resource(
        "task_status",
        TaskStatus,
        plural="task-statuses",
        new=TaskStatusNew,
        changes=TaskStatusChanges,
        out=TaskStatusOut,
    ),
    resource(
        "entity_type",
        EntityType,
        plural="entity-types",
        new=EntityTypeNew,
        changes=EntityTypeChanges,
        out=EntityTypeOut,
    ),
]
