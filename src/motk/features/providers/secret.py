"""The secret that a provider gave MOTK: sealed, in a table outside the log, and never shown again."""

from uuid import UUID

from motk.core import sql
from motk.core.sealing import seal, unseal
from motk.gate.gate import Reading
from motk.model.identity_provider import IdentityProvider

queries = sql.load("motk.features.providers")


async def set_secret(r: Reading, key: str, provider_id: UUID, client_secret: str) -> None:
    """Raises NotFound."""
    provider = await r.load(IdentityProvider, provider_id)
    await queries.keep_secret.value(
        r.session, provider_id=provider.id, client_secret=seal(key, _purpose(provider.id), client_secret.encode())
    )


def opened(key: str, provider_id: UUID, sealed: bytes | None) -> str | None:
    """Raises CannotUnseal."""
    return unseal(key, _purpose(provider_id), sealed).decode() if sealed else None


def _purpose(provider_id: UUID) -> str:
    return f"identity_provider:{provider_id}"
