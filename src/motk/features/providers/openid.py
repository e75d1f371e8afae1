"""OpenID Connect, the authorization code flow with PKCE: Core 1.0 (3.1), Discovery 1.0, RFC 7636, RFC 9207."""

import asyncio
import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import httpx2
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from motk.core.errors import Problem

_TIMEOUT_S = 6
_WHOLE_TIMEOUT_S = 20
_MOST_BYTES = 256 * 1024
_LEEWAY_S = 60
_LONGEST_SUBJECT = 255
# Signed with the provider's own key. "none", and secrets shared with us, are never among them.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_HERE = {"localhost", "127.0.0.1", "::1"}


class ProviderAway(Problem):
    status, slug, title = 409, "provider-away", "The provider does not answer"


class ProviderRefused(Problem):
    status, slug, title = 403, "provider-refused", "Not signed in by the provider"


class AddressNotVerified(ProviderRefused):
    slug = "address-not-verified"


class NoAccount(ProviderRefused):
    slug = "no-account"


@dataclass(frozen=True)
class Provider:
    issuer: str
    client_id: str
    client_secret: str | None
    scopes: tuple[str, ...]


@dataclass(frozen=True)
class Errand:
    """What we keep while the browser is away. `verifier` proves that who asked is who comes back for the token."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True)
class Vouched:
    """Whom the provider has vouched for. `email` only when it says that the address was verified."""

    subject: str
    email: str | None
    name: str
    given_name: str
    family_name: str


def new_errand() -> Errand:
    return Errand(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(64))


async def address_for(provider: Provider, errand: Errand, redirect_uri: str) -> str:
    """Where to send the browser. Raises ProviderAway."""
    async with _client() as http:
        described = await _discover(http, provider.issuer)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(errand.verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": redirect_uri,
        "scope": " ".join(dict.fromkeys(["openid", *provider.scopes])),
        "state": errand.state,
        "nonce": errand.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    address = described["authorization_endpoint"]
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"


async def vouched(provider: Provider, errand: Errand, code: str, issuer: str | None, redirect_uri: str) -> Vouched:
    """Exchange the code, and read who it is from the signed ID token. Raises ProviderAway, ProviderRefused."""
    async with _client() as http:
        described = await _discover(http, provider.issuer)
        is_said = described.get("authorization_response_iss_parameter_supported") is True
        if (is_said or issuer is not None) and issuer != described["issuer"]:
            raise ProviderRefused("Another provider answered than the one that was asked. Start again.")
        tokens = await _exchange(http, provider, described, errand, code, redirect_uri)
        keys = await _json(http, "GET", described["jwks_uri"])
        claims = _claims(provider, errand, tokens, keys, described["issuer"])
        if "email" not in claims and described.get("userinfo_endpoint") and tokens.get("access_token"):
            bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
            told = await _json(http, "GET", described["userinfo_endpoint"], headers=bearer)
            # Of another person it would be a stranger's address.
            claims = {**told, **claims} if told.get("sub") == claims["sub"] else claims
    email = claims.get("email")
    # Some write it as text.
    is_verified = claims.get("email_verified") is True or claims.get("email_verified") == "true"
    return Vouched(
        subject=claims["sub"],
        email=_line(email).lower() if isinstance(email, str) and "@" in email and is_verified else None,
        name=_line(claims.get("name")),
        given_name=_line(claims.get("given_name")),
        family_name=_line(claims.get("family_name")),
    )


def _client() -> httpx2.AsyncClient:
    return httpx2.AsyncClient(timeout=_TIMEOUT_S, follow_redirects=False)


async def _discover(http: httpx2.AsyncClient, issuer: str) -> Mapping[str, Any]:
    described = await _json(http, "GET", f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if str(described.get("issuer", "")).rstrip("/") != issuer.rstrip("/"):
        raise ProviderAway("What answers at the issuer's address calls itself by another name.")
    for needed in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        _hold_safe(described.get(needed), issuer)
    if described.get("userinfo_endpoint"):
        _hold_safe(described["userinfo_endpoint"], issuer)
    return described


def _hold_safe(address: object, issuer: str) -> None:
    """An endpoint speaks https, unless the issuer itself is on this machine. Raises ProviderAway."""
    parts = urlsplit(address if isinstance(address, str) else "")
    is_local = urlsplit(issuer).hostname in _HERE and parts.hostname in _HERE
    if not parts.hostname or (parts.scheme != "https" and not (parts.scheme == "http" and is_local)):
        raise ProviderAway("The provider's description names an address that cannot be used.")


async def _exchange(
    http: httpx2.AsyncClient,
    provider: Provider,
    described: Mapping[str, Any],
    errand: Errand,
    code: str,
    redirect_uri: str,
) -> Mapping[str, Any]:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect_uri,
        "code_verifier": errand.verifier,
    }
    headers = {}
    offered = described.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    if provider.client_secret is None:
        form["client_id"] = provider.client_id
    elif "client_secret_basic" in offered:
        pair = f"{quote(provider.client_id, safe='')}:{quote(provider.client_secret, safe='')}"
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    else:
        form |= {"client_id": provider.client_id, "client_secret": provider.client_secret}
    return await _json(http, "POST", described["token_endpoint"], data=form, headers=headers)


def _claims(
    provider: Provider, errand: Errand, tokens: Mapping[str, Any], keys: Mapping[str, Any], issuer: str
) -> dict[str, Any]:
    """The claims of the ID token, once its signature and every one of them holds (Core 3.1.3.7). Raises ProviderRefused."""
    registry = jwt.JWTClaimsRegistry(
        leeway=_LEEWAY_S,
        iss={"essential": True, "value": issuer},
        aud={"essential": True, "value": provider.client_id},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": errand.nonce},
    )
    try:
        token = jwt.decode(str(tokens["id_token"]), KeySet.import_key_set(dict(keys)), algorithms=list(_ALGORITHMS))  # type: ignore[arg-type]
        registry.validate(token.claims)
    except (JoseError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ProviderRefused("The provider's answer could not be believed. Start again, or tell an admin.") from error
    claims = dict(token.claims)
    audience = claims["aud"]
    is_for_others = isinstance(audience, list) and len(audience) > 1
    if (is_for_others or "azp" in claims) and claims.get("azp") != provider.client_id:
        raise ProviderRefused("The provider's answer was made for another application.")
    # Kept as it is, or two who differ in what was cut off would be one.
    if len(claims["sub"]) > _LONGEST_SUBJECT or not claims["sub"].isprintable():
        raise ProviderRefused("The provider names people in a way that cannot be kept. Tell an admin.")
    return claims


async def _json(http: httpx2.AsyncClient, method: str, address: str, **more: Any) -> dict[str, Any]:
    """One small JSON object. Redirects are not followed, and what is large is not read. Raises ProviderAway, ProviderRefused."""
    try:
        async with asyncio.timeout(_WHOLE_TIMEOUT_S), http.stream(method, address, **more) as answer:
            body = b""
            async for piece in answer.aiter_bytes():
                body += piece
                if len(body) > _MOST_BYTES:
                    raise ProviderAway("The provider answers with more than was asked for.")
            read = json.loads(body) if body else {}
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError, RecursionError, TimeoutError) as error:
        raise ProviderAway("The provider does not answer as one. Try again later, or tell an admin.") from error
    if answer.status_code in {400, 401, 403}:
        raise ProviderRefused("The provider did not accept the sign-in. Start again.")
    if answer.status_code != 200 or not isinstance(read, dict):
        raise ProviderAway("The provider does not answer as one. Try again later, or tell an admin.")
    return read


def _line(text: object) -> str:
    """What a provider says, as something that can be stored and shown on a line."""
    return "".join(sign for sign in str(text or "") if sign.isprintable())[:200].strip()
