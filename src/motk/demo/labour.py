"""The tasks of a production: how long each takes, who does it, when, and its thread."""

from collections.abc import Iterator
from datetime import date
from random import Random
from uuid import UUID

from motk.demo import rows
from motk.demo.plan import Slot, Thing, Work
from motk.demo.roster import Roster
from motk.demo.studio import Studio
from motk.demo.threads import Thread, settle, tell, write
from motk.demo.windows import Step, Window, windows
from motk.demo.workdays import office_hour

COMPLETION = {"Ready": 0, "To review": 90, "Retake": 70, "Approved": 100, "Omitted": 0}

# Minutes of work: for a frame of a shot, or for an asset.
A_FRAME = {
    "Storyboard": 4,
    "Layout": 6,
    "Animation": 20,
    "Character FX": 8,
    "FX": 12,
    "Lighting": 8,
    "Comp": 8,
    "Grade": 1,
}
AN_ASSET = {"Concept": 960, "Modeling": 2400, "Texturing": 1440, "Rigging": 2400, "Shading": 960}
SHORTEST, LONGEST, STEP = 120, 4800, 30


class Desk:
    """Where the work of one production is handed out."""

    def __init__(self, studio: Studio, code: str, project_id: UUID, roster: Roster, today: date) -> None:
        self.studio, self.code, self.project_id, self.roster, self.today = studio, code, project_id, roster, today

    def work_on(
        self, thing: Thing, entity: rows.Entity
    ) -> Iterator[tuple[rows.Task, Slot | None, tuple[rows.Comment, ...]]]:
        """Each task of a shot or asset, in pipeline order, with who does it and what was said."""
        chance = self.studio.seed.chance(self.code, thing.kind, thing.name)
        estimates = [_estimate(thing, step, chance) for step in thing.work]
        steps = [
            Step(work.status, estimate, len(work.notes) or 2 * work.rounds)
            for work, estimate in zip(thing.work.values(), estimates, strict=True)
        ]
        placed = windows(steps, self.today, chance)
        for (step, work), estimate, window in zip(thing.work.items(), estimates, placed, strict=True):
            slot = self.roster.pick(work, self.studio.task_types[thing.kind, step], self.studio, chance)
            task = self._task(thing, entity, step, work, estimate, window, chance)
            notes = work.notes or tell(work, step, slot.person if slot else None, chance)
            thread = write(self.studio, task, notes, window, self.today, chance) if notes else Thread()
            yield settle(task, thread), slot, thread.comments

    def _task(
        self,
        thing: Thing,
        entity: rows.Entity,
        step: str,
        work: Work,
        estimate: int,
        window: Window | None,
        chance: Random,
    ) -> rows.Task:
        begun = window is not None and work.status not in ("Ready", "Omitted")
        return rows.Task(
            id=self.studio.seed.id("task", entity.id, step),
            organization_id=self.studio.id,
            project_id=self.project_id,
            entity_id=entity.id,
            task_type_id=self.studio.task_types[thing.kind, step].id,
            task_status_id=self.studio.statuses[work.status].id,
            priority=chance.choices((0, 1, 2, 3), (85, 9, 4, 2))[0],
            difficulty=chance.choices((1, 2, 3, 4, 5), (8, 22, 40, 22, 8))[0],
            estimate_minutes=estimate,
            completion_rate=COMPLETION.get(work.status, chance.randrange(10, 80, 5)),
            retake_count=0,
            start_date=window.start if window else None,
            due_date=window.due if window else None,
            real_start_date=office_hour(window.start, chance) if window and begun else None,
            done_at=office_hour(window.due, chance) if window and work.status == "Approved" else None,
            last_comment_at=None,
        )


def _estimate(thing: Thing, step: str, chance: Random) -> int:
    minutes = thing.nb_frames * A_FRAME[step] if thing.nb_frames else AN_ASSET[step]
    rounded = round(minutes * chance.uniform(0.8, 1.3) / STEP) * STEP
    return min(max(rounded, SHORTEST), LONGEST)
