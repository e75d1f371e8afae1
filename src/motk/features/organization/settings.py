"""What the studio has settled: read with the defaults, changed setting by setting."""

from typing import Any

from sqlalchemy import select

from motk.core.errors import Conflict
from motk.features.organization.schemas import OrganizationOut, OrganizationSettings
from motk.gate import sets
from motk.gate.gate import Reading, Writing
from motk.model.organization import Organization
from motk.model.secret import Session


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
        await _hold_own_factor(w, changes["settings"].get("second_factor", "off"))
        changes["settings"] = {**held.settings, **changes["settings"]}
    await sets.edit(w, Organization, [{**changes, "id": w.actor.organization_id}])


async def _hold_own_factor(w: Writing, policy: str) -> None:
    """Whoever demands a second factor of others has one: they would stand before the door themselves. Raises Conflict."""
    if policy == "off" or w.actor.session_id is None:
        return
    if not await w.session.scalar(select(Session.second_factor_at).where(Session.id == w.actor.session_id)):
        raise Conflict("Set up a second factor for yourself first, under Settings, Security, and sign in with it.")
