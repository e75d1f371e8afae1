from typing import Annotated

from fastapi import Depends

from motk.features.organization import settings
from motk.features.organization.schemas import OrganizationChanges, OrganizationOut
from motk.gate.crud import router
from motk.gate.gate import Reading, Writing
from motk.gate.http import reads, writes

route = router("/organization", "organization")


@route.get("", operation_id="organization.get", summary="The studio and its settings")
async def get_organization(r: Annotated[Reading, Depends(reads("organization.get"))]) -> OrganizationOut:
    return await settings.studio(r)


@route.patch("", operation_id="organization.edit", summary="Edit the studio and its settings")
async def edit_organization(
    body: OrganizationChanges, w: Annotated[Writing, Depends(writes("organization.edit"))]
) -> OrganizationOut:
    await settings.edit(w, body.model_dump(mode="json", exclude_unset=True))
    return await settings.studio(w)


routers = [route]
