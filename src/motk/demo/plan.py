"""How a production is described before it becomes rows: names instead of ids, states instead of dates."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Note:
    """A comment somebody wrote. `status` is the one it set; "" sets none. `checklist` items done start with "x "."""

    author: str
    text: str
    status: str = ""
    checklist: tuple[str, ...] = ()
    for_client: bool = False


@dataclass(frozen=True)
class Slot:
    """A role in the production, unique in it by its name; no person means it is still open."""

    person: str | None
    role: str
    department: str
    allocation: Decimal = Decimal(1)


@dataclass(frozen=True)
class Phase:
    """A stretch of the plan: when the work of a task type is to be done, in working days from today."""

    task_type: str
    kind: str
    runs: tuple[int, int]


@dataclass(frozen=True)
class Work:
    """One task: where it stands, and what was said. `role` names who does it; "" leaves it to the roster.

    Without `notes` a talkative task gets a thread that leads to its status, `rounds` retakes long.
    """

    status: str
    role: str = ""
    rounds: int = 0
    talkative: bool = True
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Thing:
    """A shot or an asset; `work` goes by the name of the task type, in the order of the pipeline."""

    kind: str
    name: str
    description: str
    work: dict[str, Work]
    group: str
    """The sequence of a shot, the type of an asset."""
    nb_frames: int | None = None
    cut_order: int | None = None
    cast: dict[str, int] = field(default_factory=dict)
    thumbnail: str | None = None
    tags: tuple[str, ...] = ()
    status: str = "running"
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Production:
    name: str
    code: str
    description: str
    tags: tuple[str, ...]
    production_type: str
    production_style: str
    fps: str
    ratio: str
    resolution: str
    runs: tuple[int, int]
    """First and last day, in working days from today."""
    slots: tuple[Slot, ...]
    sequences: dict[str, str]
    things: tuple[Thing, ...]
    thumbnail: str | None = None
    footage: tuple[str, ...] = ()
    milestones: dict[str, int] = field(default_factory=dict)
    """By name, in working days from today."""
    phases: tuple[Phase, ...] = ()
