"""What the studio has settled: read with the defaults, changed setting by setting."""

from typing import Any

from motk.features.organization.schemas import OrganizationOut, OrganizationSettings
from motk.gate import sets
from motk.gate.gate import Reading, Writing
from motk.model.organization import Organization


async def studio(r: Reading) -> OrganizationOut:
    """The actor's own studio."""
    found = await r.load(Organization, r.actor.organization_id)
    return OrganizationOut(
        settings=OrganizationSettings.model_validate(found.settings),
        **{name: getattr(found, name) for name in OrganizationOut.model_fields if name != "settings"},
    )


async def edit(w: Writing, changes: dict[str, Any]) -> None:
    """Change the studio. Settings that are not named stay. Raises RevConflict, Conflict for a slug that is taken."""
    held = await w.load(Organization, w.actor.organization_id)
    if "settings" in changes:
        changes["settings"] = {**held.settings, **changes["settings"]}
    await sets.edit(w, Organization, [{**changes, "id": w.actor.organization_id}])
