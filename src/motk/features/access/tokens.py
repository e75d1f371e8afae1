"""API tokens: a person's own, and a bot's, made by an admin."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from motk.core.clock import now
from motk.core.errors import Conflict, Forbidden, Invalid, NotFound
from motk.features.access.attempts import queries
from motk.features.access.schemas import TokenMade, TokenOut
from motk.gate.actor import hashed
from motk.gate.gate import Reading
from motk.gate.roles import BOT
from motk.gate.verbs import VERBS
from motk.model.account import Account

_PREFIX = "motk_"
_HINT_LENGTH = len(_PREFIX) + 4


async def list_tokens(r: Reading, account_id: UUID | None = None) -> list[TokenOut]:
    found = await queries.tokens.rows(r.session, account_id=account_id or r.actor.account_id)
    return [TokenOut.model_validate(dict(row)) for row in found]


async def make_token(
    r: Reading, name: str, scopes: Sequence[str], expires_at: datetime | None, *, bot_id: UUID | None = None
) -> TokenMade:
    """A token for the actor itself, or for a bot; the only time it is seen. Raises Forbidden, Invalid, NotFound, Conflict.

    A token makes no tokens: one that leaked could outlive its own end, or widen its scopes.
    """
    if r.actor.token_id is not None:
        raise Forbidden("Tokens are made by people: sign in with a browser.", verb=r.verb)
    return await issue_token(r, bot_id or r.actor.account_id, name, scopes, expires_at)


async def issue_token(
    r: Reading, account_id: UUID | None, name: str, scopes: Sequence[str], expires_at: datetime | None
) -> TokenMade:
    refuse_unknown_scopes(scopes)
    _refuse_past(expires_at)
    token = _PREFIX + secrets.token_urlsafe(32)
    made = await queries.make_token.rows(
        r.session,
        account_id=account_id,
        name=name,
        hint=token[:_HINT_LENGTH],
        token_hash=hashed(token),
        scopes=list(dict.fromkeys(scopes)),
        expires_at=expires_at,
        created_by=r.actor.account_id,
    )
    if not made:
        raise Conflict("This account holds 100 tokens. Revoke those that are no longer used.")
    return TokenMade(**made[0], token=token)


async def revoke_token(r: Reading, token_id: UUID, *, account_id: UUID | None = None) -> None:
    """The token is refused from now on. Raises NotFound."""
    if not await queries.revoke_token.value(r.session, account_id=account_id or r.actor.account_id, token_id=token_id):
        raise NotFound("token", token_id)


async def bot(r: Reading, account_id: UUID) -> UUID:
    """The id again, when it is a bot of the actor's studio. Raises NotFound, Forbidden."""
    account = await r.load(Account, account_id)
    if account.account_type != BOT:
        raise Forbidden(f"{account.display_name} is no bot: people make their own tokens.", verb=r.verb)
    return account.id


def refuse_unknown_scopes(scopes: Sequence[str]) -> None:
    known = {name for name, verb in VERBS.items() if not verb.public}
    known |= {f"{name.partition('.')[0]}.*" for name in known}
    unknown = [scope for scope in scopes if scope not in known]
    if unknown:
        raise Invalid(
            [
                (
                    "scopes",
                    f"There is no verb {scope!r}. Use one of the operation ids, or a noun with .*, such as task.*",
                )
                for scope in unknown
            ]
        )


def _refuse_past(expires_at: datetime | None) -> None:
    if expires_at is None:
        return
    if expires_at.tzinfo is None:
        raise Invalid([("expires_at", "Say the time zone too, such as 2027-01-31T12:00:00Z.")])
    if expires_at <= now():
        raise Invalid([("expires_at", "This moment is past.")])
