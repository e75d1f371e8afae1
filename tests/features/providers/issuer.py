"""An OpenID Connect provider on this machine: discovery, keys, codes with PKCE, tokens, over real HTTP. It may be told to lie."""

import asyncio
import base64
import hashlib
import json
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey

CLIENT, SECRET = "motk", "the client's secret: / & %"
Json = dict[str, Any]


@dataclass
class Issuer:
    """`person` is who signs in there. `lies` lies over the claims of the ID token, `describes` over what it says of itself."""

    url: str = ""
    person: Json = field(default_factory=lambda: {"sub": "7", "email": "noor@meadow.example", "email_verified": True})
    lies: Json = field(default_factory=dict)
    describes: Json = field(default_factory=dict)
    header: Json = field(default_factory=lambda: {"alg": "ES256"})
    signs_with: Any = None
    key: Any = field(default_factory=lambda: ECKey.generate_key("P-256", {"kid": "1", "use": "sig"}))
    codes: dict[str, Json] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def sign_in(self, address: str) -> Json:
        """What a browser sent to `address` comes back with, once the person has signed in here."""
        asked = dict(parse_qsl(urlsplit(address).query))
        assert address.startswith(f"{self.url}/authorize?")
        assert (asked["response_type"], asked["client_id"], asked["code_challenge_method"]) == ("code", CLIENT, "S256")
        assert "openid" in asked["scope"].split()
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return {"code": code, "state": asked["state"], "iss": self.url}

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        body = (await reader.readexactly(int(headers.get("content-length", 0)))).decode()
        path = head[0].split()[1]
        status, said = 404, {}
        if path == "/.well-known/openid-configuration":
            status, said = 200, self._description()
        elif path == "/keys":
            status, said = 200, {"keys": [self.key.as_dict(private=False)]}
        elif path == "/token":
            status, said = self._token(dict(parse_qsl(body)), headers.get("authorization", ""))
        elif path == "/userinfo" and headers.get("authorization") == "Bearer access":
            status, said = 200, self.person
        sent = json.dumps(said).encode()
        writer.write(
            f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {len(sent)}\r\nConnection: close\r\n\r\n".encode()
            + sent
        )
        await writer.drain()
        writer.close()

    def _description(self) -> Json:
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "userinfo"}
        described = {name: f"{self.url}/{place}" for name, place in places.items()}
        return {"issuer": self.url, "jwks_uri": f"{self.url}/keys", **described, **self.describes}

    def _token(self, form: Json, authorization: str) -> tuple[int, Json]:
        asked = self.codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        pair = urlencode({CLIENT: SECRET}).replace("+", "%20").replace("=", ":")
        expected = f"Basic {base64.b64encode(pair.encode()).decode()}"
        wrong = [
            *(["code"] if asked is None else []),
            *(["verifier"] if asked and asked["code_challenge"] != challenge else []),
            *(["redirect_uri"] if asked and asked["redirect_uri"] != form.get("redirect_uri") else []),
            *(["secret"] if authorization != expected else []),
        ]
        self.refused += wrong
        if wrong or asked is None:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        told = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked["nonce"], **self.person}
        claims = {name: value for name, value in {**told, **self.lies}.items() if value is not None}
        return 200, {"access_token": "access", "token_type": "Bearer", "id_token": self._signed(claims)}

    def _signed(self, claims: Json) -> str:
        if self.header["alg"] == "none":
            parts = [json.dumps(part).encode() for part in (self.header, claims)]
            return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts) + "."
        header = self.header if self.header["alg"] == "HS256" else {"kid": "1", **self.header}
        return jwt.encode(header, claims, self.signs_with or self.key, algorithms=[self.header["alg"]])


def secret_as_key() -> OctKey:
    """What somebody who knows the client's secret could sign with."""
    return OctKey.import_key(SECRET)


@asynccontextmanager
async def issuing() -> AsyncIterator[Issuer]:
    issuer = Issuer()
    server = await asyncio.start_server(issuer.answer, "127.0.0.1", 0)
    issuer.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield issuer
