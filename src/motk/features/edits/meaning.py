"""What a gesture means: the verbs its parts are held to, and the one that its change set is known by."""

from collections.abc import Sequence

from motk.gate.sets import Fields

MIXED = "grid.edit"
SET_STATUS = "task.set_status"
ASSIGN = "task.assign"

_NO_FIELDS = frozenset({"id", "rev", "task_status_id"})


def fields_of(task: Fields) -> Fields:
    """What a task's edit changes beside its status."""
    return {name: value for name, value in task.items() if name not in _NO_FIELDS}


def verbs_of(gesture: dict[str, list[Fields]]) -> dict[str, str]:
    """Each verb with the part of the gesture that needs it."""
    verbs: dict[str, str] = {}
    if gesture["entities"]:
        verbs[_of("entity.edit", gesture["entities"])] = "entities"
    if edited := [task for task in gesture["tasks"] if fields_of(task)]:
        verbs[_of("task.edit", edited)] = "tasks"
    if any("task_status_id" in task for task in gesture["tasks"]):
        verbs[SET_STATUS] = "tasks"
    if gesture["assignees"]:
        verbs[ASSIGN] = "assignees"
    if gesture["new_entities"]:
        verbs[_of("entity.create", gesture["new_entities"])] = "new_entities"
    if gesture["new_tasks"]:
        verbs[_of("task.create", gesture["new_tasks"])] = "new_tasks"
    return verbs


def verb_of(gesture: dict[str, list[Fields]]) -> str:
    """A gesture of one kind goes by that kind's verb, so that its sentence says what was done. Giving new tasks hands is part of making them."""
    verbs = list(verbs_of(gesture))
    return verbs[0] if len(verbs) == 1 else MIXED


def _of(verb: str, rows: Sequence[Fields]) -> str:
    return verb if len(rows) == 1 else f"{verb}_many"
