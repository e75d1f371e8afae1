"""Where a page of one's work ended."""

import math
from dataclasses import dataclass
from uuid import UUID

from motk.core.errors import Invalid


@dataclass(frozen=True)
class Place:
    """The keys of a page's last task: its section's place, its day or moment, its priority turned around, and the task itself."""

    rank: int
    moment: float
    priority: int
    task_id: UUID

    def __str__(self) -> str:
        return f"{self.rank}_{self.moment!r}_{self.priority}_{self.task_id}"

    @classmethod
    def parse(cls, said: str) -> "Place":
        """Raises Invalid."""
        try:
            rank, moment, priority, task_id = said.split("_")
            place = cls(int(rank), float(moment), int(priority), UUID(task_id))
        except ValueError:
            place = None
        if place is None or not math.isfinite(place.moment) or max(abs(place.rank), abs(place.priority)) > 40_000:
            raise Invalid([("after", "Use the `next` of the page before.")])
        return place
