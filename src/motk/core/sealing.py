"""Secrets that must be read again: sealed with the installation's key before they are kept."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_FORM = b"\x01"
_NONCE_LENGTH = 12
_TAG_LENGTH = 16


class CannotUnseal(Exception):
    """What was sealed does not open. The message says what an administrator can do."""

    def __init__(self, purpose: str) -> None:
        super().__init__(
            f"What is kept for {purpose!r} does not open: it was sealed with another secret key, or is damaged. "
            "Give MOTK_SECRET_KEY (or HOME/secret_key) back the value it had, or enter the secret anew."
        )


def seal(key: str, purpose: str, plain: bytes) -> bytes:
    """`plain` under AES-256-GCM, with a key of its own derived from `key` (`settings.signing_key()`) and `purpose`.

    What is sealed for one purpose does not open for another: name the row too, such as f"totp:{account_id}", and a secret
    copied to another row stays shut. The same text sealed twice differs.
    """
    nonce = secrets.token_bytes(_NONCE_LENGTH)
    return _FORM + nonce + AESGCM(_derived(key, purpose)).encrypt(nonce, plain, _FORM)


def unseal(key: str, purpose: str, sealed: bytes) -> bytes:
    """What was sealed for this purpose. Raises CannotUnseal."""
    form, nonce, locked = sealed[:1], sealed[1 : 1 + _NONCE_LENGTH], sealed[1 + _NONCE_LENGTH :]
    if form != _FORM or len(locked) < _TAG_LENGTH:
        raise CannotUnseal(purpose)
    try:
        return AESGCM(_derived(key, purpose)).decrypt(nonce, locked, _FORM)
    except InvalidTag:
        raise CannotUnseal(purpose) from None


def _derived(key: str, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"motk sealing {purpose}".encode()).derive(key.encode())
