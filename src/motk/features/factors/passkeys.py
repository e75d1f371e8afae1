"""Passkeys (WebAuthn): a key in a device that answers for this address alone, so that it cannot be typed into another page."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import webauthn
from sqlalchemy.ext.asyncio import AsyncSession
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from motk.core.errors import Conflict, Invalid
from motk.core.settings import Settings
from motk.features.factors.held import Held, queries

Credential = dict[str, Any]

_TRANSPORTS = {transport.value for transport in AuthenticatorTransport}
# What a credential that is none at all makes the library stumble over.
_UNREADABLE = (WebAuthnException, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError)


@dataclass(frozen=True)
class Known:
    """A key that somebody holds. `is_verified`: the device asked for a finger, a face or a PIN, so it proves two things at once."""

    account_id: UUID
    account_name: str
    is_verified: bool


@dataclass(frozen=True)
class Asked:
    """What the browser is handed, and the challenge to hold its answer to."""

    options: Credential
    challenge: str


async def ask_to_make(session: AsyncSession, settings: Settings, owner: Held, studio: str) -> Asked:
    options = webauthn.generate_registration_options(
        rp_id=_place(settings),
        rp_name=f"MOTK, {studio}",
        user_id=owner.account_id.bytes,
        user_name=owner.account_name,
        user_display_name=owner.display_name,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.PREFERRED
        ),
        exclude_credentials=await _descriptors(session, owner.account_id),
    )
    return Asked(json.loads(webauthn.options_to_json(options)), bytes_to_base64url(options.challenge))


async def ask_to_show(session: AsyncSession, settings: Settings, account_id: UUID | None) -> Asked:
    """For a known account one of its own keys; for nobody in particular any key, with the device's own lock."""
    options = webauthn.generate_authentication_options(
        rp_id=_place(settings),
        allow_credentials=await _descriptors(session, account_id) if account_id else None,
        user_verification=UserVerificationRequirement.PREFERRED if account_id else UserVerificationRequirement.REQUIRED,
    )
    return Asked(json.loads(webauthn.options_to_json(options)), bytes_to_base64url(options.challenge))


async def keep(
    session: AsyncSession, settings: Settings, account_id: UUID, name: str, credential: Credential, challenge: str
) -> None:
    """Keep a new key. Raises Invalid, Conflict."""
    try:
        made = webauthn.verify_registration_response(
            credential=credential,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=_place(settings),
            expected_origin=_origin(settings),
        )
    except _UNREADABLE:
        raise Invalid([("credential", "This is not the passkey that was asked for. Try again.")]) from None
    kept = await queries.keep_passkey.value(
        session,
        account_id=account_id,
        name=name,
        credential_id=made.credential_id,
        public_key=made.credential_public_key,
        sign_count=made.sign_count,
        transports=_transports(credential),
    )
    if not kept:
        raise Conflict("This passkey is known already, or there are twenty. Remove one that is no longer used.")


async def take(session: AsyncSession, settings: Settings, credential: Credential, challenge: str) -> Known | None:
    """Whose key has answered the challenge; None when nobody's has. A counter that goes back is a copied key, and is refused."""
    try:
        credential_id = base64url_to_bytes(str(credential["id"]))
        found = await queries.passkey.rows(session, credential_id=credential_id)
        if not found:
            return None
        key: Mapping[str, Any] = found[0]
        shown = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=_place(settings),
            expected_origin=_origin(settings),
            credential_public_key=key["public_key"],
            credential_current_sign_count=key["sign_count"],
        )
    except _UNREADABLE:
        return None
    if not await queries.used_passkey.value(session, passkey_id=key["id"], sign_count=shown.new_sign_count):
        return None
    return Known(key["account_id"], key["account_name"], shown.user_verified)


async def _descriptors(session: AsyncSession, account_id: UUID) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(
            id=key["credential_id"], transports=[AuthenticatorTransport(name) for name in key["transports"]]
        )
        for key in await queries.passkeys_of.rows(session, account_id=account_id)
    ]


def _transports(credential: Credential) -> list[str]:
    told = credential.get("response", {}).get("transports", [])
    return [name for name in told if isinstance(name, str) and name in _TRANSPORTS] if isinstance(told, list) else []


def _place(settings: Settings) -> str:
    """The name that keys are bound to: the host of the public address."""
    return urlsplit(settings.public_url).hostname or "localhost"


def _origin(settings: Settings) -> str:
    parts = urlsplit(settings.public_url)
    return f"{parts.scheme}://{parts.netloc}"
