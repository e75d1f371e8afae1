from motk.features.schedule import baseline
from motk.features.schedule.schemas import (
    BaselineChanges,
    BaselineNew,
    BaselineOut,
    MilestoneChanges,
    MilestoneNew,
    MilestoneOut,
    ScheduleItemChanges,
    ScheduleItemNew,
    ScheduleItemOut,
)
from motk.gate.crud import Behaviour, resource
from motk.model.schedule import Baseline, Milestone, ScheduleItem

routers = [
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
