from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Response

from motk.features.people.schemas import MemberOut
from motk.features.team import fill, transfer, workload
from motk.features.team.schemas import MOST_WEEKS, Emptied, Fillings, Transfer, Transferred, Workload
from motk.gate import rows
from motk.gate.crud import answer, router
from motk.gate.gate import Reading, Writing
from motk.gate.http import reads, writes
from motk.gate.schemas import Rows
from motk.model.member import Member

slots = router("/members", "members")
project = router("/projects", "projects")


@slots.post("/fill", operation_id="member.fill", summary="Give slots to people", response_model=Rows[MemberOut])
async def fill_slots(body: Fillings, w: Annotated[Writing, Depends(writes("member.fill"))]) -> Response:
    filled = await fill.fill(w, [row.model_dump(exclude_unset=True) for row in body.slots])
    return answer(await rows.many(w, Member, MemberOut, filled))


@slots.post(
    "/empty",
    operation_id="member.empty",
    summary="Leave slots open again, with their tasks",
    response_model=Rows[MemberOut],
)
async def empty_slots(body: Emptied, w: Annotated[Writing, Depends(writes("member.empty"))]) -> Response:
    await fill.empty(w, body.member_ids, body.revs)
    return answer(await rows.many(w, Member, MemberOut, body.member_ids))


@slots.post("/transfer", operation_id="member.transfer", summary="Hand tasks on from one slot to another")
async def transfer_tasks(body: Transfer, w: Annotated[Writing, Depends(writes("member.transfer"))]) -> Transferred:
    return Transferred(
        count=await transfer.transfer(w, body.from_member_id, body.to_member_id, body.which, body.task_ids)
    )


@project.get(
    "/{project_id}/workload",
    operation_id="project.workload",
    summary="Slots by week: planned, possible, needed and filled",
    response_model=Workload,
)
async def project_workload(
    project_id: UUID,
    r: Annotated[Reading, Depends(reads("project.workload"))],
    first_day: Annotated[
        date | None,
        Query(alias="from", ge=date(1900, 1, 1), le=date(2200, 1, 1), description="A day of the first week; today's."),
    ] = None,
    weeks: Annotated[int, Query(ge=1, le=MOST_WEEKS)] = 12,
) -> Response:
    return answer(await workload.workload(r, project_id, first_day or await r.today(), weeks))


routers = [slots, project]
