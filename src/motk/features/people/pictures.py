"""The picture of a person, the logo of a studio."""

from motk.core.errors import Forbidden
from motk.core.storage import Storage
from motk.features.media.pictures import keep
from motk.gate.gate import Writing
from motk.model.account import Account
from motk.model.organization import Organization


async def set_avatar(w: Writing, storage: Storage, content: bytes) -> None:
    """Raises Invalid for what is no such picture."""
    if w.actor.account_id is None:
        raise Forbidden("Nobody in particular is signed in.", verb=w.verb)
    account = await w.load(Account, w.actor.account_id)
    account.avatar_id = await keep(w, storage, content)


async def remove_avatar(w: Writing) -> None:
    if w.actor.account_id is not None:
        (await w.load(Account, w.actor.account_id)).avatar_id = None


async def set_logo(w: Writing, storage: Storage, content: bytes) -> None:
    """Raises Invalid for what is no such picture."""
    studio = await w.load(Organization, w.actor.organization_id)
    studio.logo_id = await keep(w, storage, content)


async def remove_logo(w: Writing) -> None:
    (await w.load(Organization, w.actor.organization_id)).logo_id = None
