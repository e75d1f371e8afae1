from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Response

from motk.features.schedule import baseline
from motk.features.schedule.compare import compare
from motk.features.schedule.schemas import (
    MOST_MOVED,
    BaselineChanges,
    BaselineNew,
    BaselineOut,
    Comparison,
    MilestoneChanges,
    MilestoneNew,
    MilestoneOut,
    ScheduleItemChanges,
    ScheduleItemNew,
    ScheduleItemOut,
)
from motk.gate.crud import Behaviour, answer, resource, router
from motk.gate.gate import Reading
from motk.gate.http import reads
from motk.model.schedule import Baseline, Milestone, ScheduleItem

_baselines = router("/baselines", "baselines")


@_baselines.get(
    "/{row_id:uuid}/compare",
    operation_id="baseline.compare",
    summary="The dates of a baseline beside those of now",
    response_model=Comparison,
)
async def compare_baseline(
    row_id: UUID,
    r: Annotated[Reading, Depends(reads("baseline.compare"))],
    limit: Annotated[int, Query(ge=1, le=MOST_MOVED)] = 500,
) -> Response:
    return answer(await compare(r, row_id, limit=limit))


routers = [
    _baselines,
    resource("milestone", Milestone, plural="milestones", new=MilestoneNew, changes=MilestoneChanges, out=MilestoneOut),
    resource(
        "schedule_item",
        ScheduleItem,
        plural="schedule-items",
        new=ScheduleItemNew,
        changes=ScheduleItemChanges,
        out=ScheduleItemOut,
    ),
    resource(
        "baseline",
        Baseline,
        plural="baselines",
        new=BaselineNew,
        changes=BaselineChanges,
        out=BaselineOut,
        behaviour=Behaviour(create=baseline.take),
    ),
]
