"""The slots with which people do tasks: somebody who has none in a project gets one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from motk.core.errors import Invalid
from motk.features.tasks.dependencies import queries
from motk.gate import sets
from motk.gate.gate import Writing
from motk.model.member import Member


async def slots_of(w: Writing, projects: set[UUID], account_ids: Sequence[UUID]) -> Mapping[UUID, list[UUID]]:
    """By project, one slot of each person. Raises Invalid for an account that is not there; Forbidden where a slot is missing and the
    actor may make none.
    """
    slots: dict[UUID, list[UUID]] = defaultdict(list)
    asked = list(dict.fromkeys(account_ids))
    if not asked:
        return slots
    found = await queries.slots_of.rows(
        w.session, organization=w.actor.organization_id, projects=sorted(projects), accounts=asked
    )
    known = {row["account_id"] for row in found}
    errors = [
        (f"account_ids.{place}", "There is no such account, or it is not active.")
        for place, account_id in enumerate(asked)
        if account_id not in known
    ]
    if errors:
        raise Invalid(errors)
    missing = [row for row in found if row["member_id"] is None]
    for project_id in {row["project_id"] for row in missing}:
        w.hold_open("member.create", project_id)
    new = [
        {"project_id": str(row["project_id"]), "account_id": str(row["account_id"]), "role": row["role"]}
        for row in missing
    ]
    made = iter(await sets.insert(w, Member, new) if new else [])
    for row in found:
        slots[row["project_id"]].append(row["member_id"] or next(made))
    return slots
