"""Who does what: the production's slots by department, open ones for work that has not begun."""

from random import Random
from uuid import UUID

from motk.demo import rows
from motk.demo.plan import Slot, Work
from motk.demo.studio import Studio

DO_THE_WORK = ("artist", "vendor")


class Roster:
    def __init__(self, slots: tuple[Slot, ...], ids: dict[str, UUID]) -> None:
        self.slots = {slot.role: slot for slot in slots}
        self.ids = ids

    def pick(self, work: Work, task_type: rows.TaskType, studio: Studio, chance: Random) -> Slot | None:
        """Work that has begun is somebody's; what waits may be an open slot's or nobody's."""
        if work.role:
            return self.slots[work.role]
        if work.status == "Omitted" or (work.status == "Ready" and chance.random() < 0.45):
            return None
        able = [
            slot for slot in self.slots.values() if studio.departments[slot.department].id == task_type.department_id
        ]
        candidates = [slot for slot in able if _may_do(slot, studio, waits=work.status == "Ready")]
        return chance.choice(candidates) if candidates else None


def _may_do(slot: Slot, studio: Studio, *, waits: bool) -> bool:
    if slot.person is None:
        return waits
    return studio.accounts[slot.person].account_type in DO_THE_WORK
