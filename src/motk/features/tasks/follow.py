"""What follows from a status by the studio's automations: other tasks of the same entity move on, in the same change set."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from motk.gate.gate import Writing

# The rules form no circle (model/rules.sql), and a task follows once at most; this bounds what is left.
MOST_STEPS = 20
_MOST_TOLD = 3

# Whoever may come to move is locked first, in the order of ids: two people at one entity then wait for each other and never deadlock.
_LOCK = text(
    "with rule as materialized ("
    "  select then_task_type_id, project_id from status_automation"
    "  where organization_id = :organization_id and active and archived_at is null"
    ")"
    " select task.id from task"
    " where (task.id = any(cast(:tasks as uuid[])) or ("
    "  task.entity_id in (select asked.entity_id from task as asked where asked.id = any(cast(:tasks as uuid[])))"
    "  and task.task_type_id in (select then_task_type_id from rule where rule.project_id is null or rule.project_id = task.project_id)"
    " )) and task.organization_id = :organization_id"
    " order by task.id for no key update of task"
)

# A project's own rule goes before the studio's. A task that stands at its status already causes nothing; one that is archived, or whose
# project does not use the status, stays where it is.
_NEXT = text(
    "select distinct on (follower.id) follower.id as task_id, rule.then_status_id as status_id,"
    "  format('when %s became %s, %s became %s', cause.name, reached_status.name, consequence.name, then_status.name) as why"
    " from unnest(cast(:tasks as uuid[]), cast(:statuses as uuid[])) as reached(task_id, status_id)"
    " join task as mover on mover.id = reached.task_id and mover.task_status_id <> reached.status_id"
    " join status_automation as rule on rule.when_task_type_id = mover.task_type_id and rule.when_status_id = reached.status_id"
    "  and rule.active and rule.archived_at is null and (rule.project_id is null or rule.project_id = mover.project_id)"
    " join task as follower on follower.entity_id = mover.entity_id and follower.task_type_id = rule.then_task_type_id"
    "  and follower.archived_at is null and follower.task_status_id <> rule.then_status_id"
    " join project_task_status as used on used.project_id = mover.project_id and used.task_status_id = rule.then_status_id"
    " join task_status as present on present.id = follower.task_status_id"
    " join task_status as then_status on then_status.id = rule.then_status_id and then_status.archived_at is null"
    " join task_status as reached_status on reached_status.id = reached.status_id"
    " join task_type as cause on cause.id = rule.when_task_type_id"
    " join task_type as consequence on consequence.id = rule.then_task_type_id"
    " where (rule.action = 'set_status' or (present.is_default and follower.real_start_date is null))"
    "  and not exists (select from unnest(cast(:settled as uuid[])) as settled(id) where settled.id = follower.id)"
    " order by follower.id, rule.project_id nulls last, rule.position, rule.id"
)

# From what somebody moved, by rules as they stand now, those that are archived too: what each led to was written in the same change set.
_LED = text(
    "with recursive moved as materialized ("
    "  select task.id, task.entity_id, task.project_id, task.task_type_id, reached.status_id"
    "  from unnest(cast(:tasks as uuid[]), cast(:statuses as uuid[])) as reached(task_id, status_id) join task on task.id = reached.task_id"
    "), led as ("
    "  select * from moved where id = any(cast(:own as uuid[]))"
    "  union"
    "  select follower.* from led"
    "  join status_automation as rule on rule.when_task_type_id = led.task_type_id and rule.when_status_id = led.status_id"
    "   and (rule.project_id is null or rule.project_id = led.project_id)"
    "  join moved as follower on follower.entity_id = led.entity_id and follower.task_type_id = rule.then_task_type_id"
    "   and follower.status_id = rule.then_status_id"
    ")"
    " select id from led where id <> all(cast(:own as uuid[]))"
)

_TELL = text(
    "select set_config('motk.note', :note, true) where coalesce(current_setting('motk.note', true), '') = ''"
    " and motk.setting('change_set_written') is null"
)


@dataclass(frozen=True)
class Followers:
    """The status that each following task goes to, and the rules that moved them, as sentences."""

    statuses: Mapping[UUID, UUID]
    reasons: tuple[str, ...]


async def lock(w: Writing, task_ids: Iterable[UUID]) -> None:
    """Lock tasks that are about to move together with those that may follow them. To be called before any other lock on tasks."""
    await w.session.execute(_LOCK, {"tasks": list(task_ids), "organization_id": w.actor.organization_id})


async def followers(w: Writing, chosen: Mapping[UUID, UUID]) -> Followers:
    """Which tasks move on when these reach their statuses, chains included. A statement per link of the longest chain.

    What was asked for wins over what would follow; a task follows once.
    """
    reached = dict(chosen)
    found: dict[UUID, UUID] = {}
    reasons: dict[str, None] = {}
    for _ in range(MOST_STEPS):
        if not reached:
            break
        following = await w.session.execute(
            _NEXT,
            {
                "tasks": list(reached),
                "statuses": list(reached.values()),
                "settled": [*chosen, *found],
            },
        )
        reached = {}
        for row in following.all():
            reached[row.task_id] = row.status_id
            reasons.setdefault(row.why)
        found |= reached
    return Followers(found, tuple(reasons))


async def tell(w: Writing, reasons: tuple[str, ...]) -> None:
    """Have the diary say which rules moved what nobody touched, unless the change set has a note of its own."""
    if reasons:
        more = f", and {len(reasons) - _MOST_TOLD} more" if len(reasons) > _MOST_TOLD else ""
        said = f"Automation: {'; '.join(reasons[:_MOST_TOLD])}{more}"
        await w.session.execute(_TELL, {"note": said})


async def led(w: Writing, reached: Mapping[UUID, UUID], own: Collection[UUID]) -> frozenset[UUID]:
    """Of tasks that one change set moved to these statuses, those that only followed from moving one's `own`."""
    found = await w.session.scalars(
        _LED, {"tasks": list(reached), "statuses": list(reached.values()), "own": list(own)}
    )
    return frozenset(found)
