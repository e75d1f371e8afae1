"""The picture of a person, the logo of a studio."""

from motk.core.storage import Storage
from motk.features.media.pictures import keep
from motk.gate.gate import Writing
from motk.model.account import Account
from motk.model.organization import Organization


async def set_avatar(w: Writing, storage: Storage, content: bytes) -> None:
    """Raises Invalid for what is no such picture."""
    account = await w.load(Account, w.actor.somebody)
    account.avatar_id = await keep(w, storage, content)


async def remove_avatar(w: Writing) -> None:
    (await w.load(Account, w.actor.somebody)).avatar_id = None


async def set_logo(w: Writing, storage: Storage, content: bytes) -> None:
    """Raises Invalid for what is no such picture."""
    studio = await w.load(Organization, w.actor.organization_id)
    studio.logo_id = await keep(w, storage, content)


async def remove_logo(w: Writing) -> None:
    (await w.load(Organization, w.actor.organization_id)).logo_id = None
