"""The studio's lists: plain, so one call each."""

from motk.features.workflow import default_status, default_tasks
from motk.features.workflow.schemas import (
    DepartmentChanges,
    DepartmentNew,
    DepartmentOut,
    EntityTypeChanges,
    EntityTypeNew,
    EntityTypeOut,
    SoftwareChanges,
    SoftwareNew,
    SoftwareOut,
    TaskStatusChanges,
    TaskStatusNew,
    TaskStatusOut,
    TaskTypeChanges,
    TaskTypeNew,
    TaskTypeOut,
)
from motk.gate.crud import Behaviour, resource
from motk.model.department import Department
from motk.model.entity_type import EntityType
from motk.model.software import Software
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
        behaviour=Behaviour(create=default_status.create, edit=default_status.edit),
    ),
    resource(
        "entity_type",
        EntityType,
        plural="entity-types",
        new=EntityTypeNew,
        changes=EntityTypeChanges,
        out=EntityTypeOut,
        behaviour=Behaviour(create=default_tasks.create, edit=default_tasks.edit),
    ),
    resource("software", Software, plural="software", new=SoftwareNew, changes=SoftwareChanges, out=SoftwareOut),
]
