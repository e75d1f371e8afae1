"""A device that holds passkeys, as browsers speak to it (WebAuthn level 2): made of a P-256 key and a counter."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url, encode_cbor

_PRESENT, _VERIFIED, _NEW_KEY = 0x01, 0x04, 0x40


@dataclass
class Device:
    """`asks_who`: it checks a finger or a PIN before it signs. `site` is where the browser is, `place` what the key is bound to."""

    asks_who: bool = True
    site: str = "http://127.0.0.1:8000"
    place: str = "127.0.0.1"
    count: int = 0
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """The answer to `navigator.credentials.create`."""
        public = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: public.x.to_bytes(32), -3: public.y.to_bytes(32)}
        held = bytes(16) + len(self.credential_id).to_bytes(2) + self.credential_id + encode_cbor(cose)
        attested = {"fmt": "none", "attStmt": {}, "authData": self._data(_NEW_KEY) + held}
        return self._answer(
            clientDataJSON=self._said("webauthn.create", options), attestationObject=encode_cbor(attested)
        )

    def show(self, options: dict[str, Any]) -> dict[str, Any]:
        """The answer to `navigator.credentials.get`."""
        self.count += 1
        said, data = self._said("webauthn.get", options), self._data()
        signature = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=said, authenticatorData=data, signature=signature)

    def _data(self, flags: int = 0) -> bytes:
        flags |= _PRESENT | (_VERIFIED if self.asks_who else 0)
        return hashlib.sha256(self.place.encode()).digest() + bytes([flags]) + self.count.to_bytes(4)

    def _said(self, kind: str, options: dict[str, Any]) -> bytes:
        return json.dumps({"type": kind, "challenge": options["challenge"], "origin": self.site}).encode()

    def _answer(self, **response: bytes) -> dict[str, Any]:
        credential_id = bytes_to_base64url(self.credential_id)
        encoded = {name: bytes_to_base64url(value) for name, value in response.items()}
        return {"id": credential_id, "rawId": credential_id, "type": "public-key", "response": encoded}
