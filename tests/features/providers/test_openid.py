"""Signing in elsewhere: at a provider on this machine that is sometimes not to be believed."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import psycopg
import pytest
from joserfc.jwk import ECKey
from psycopg.types.json import Jsonb
from tests.browser import Browser
from tests.factory import writing
from tests.features.door import (
    LINK,
    NOON,
    OTHER_PASSWORD,
    code,
    prove,
    second_studio,
    set_up_authenticator,
    signed_in,
    stands,
    taken,
)
from tests.features.providers.issuer import CLIENT, SECRET, Issuer, issuing, secret_as_key
from tests.studio import Json, Studio

from motk.core import clock

pytestmark = pytest.mark.anyio

NOOR = {"email": "noor@meadow.example", "email_verified": True}


@pytest.fixture
async def issuer() -> AsyncIterator[Issuer]:
    async with issuing() as issuer:
        yield issuer


async def _trust(studio: Studio, issuer: Issuer, **more: Any) -> str:
    """The provider, as an admin sets it up."""
    body = {"name": "Studio account", "issuer": issuer.url, "client_id": CLIENT, **more}
    made = await studio.admin.post("/identity-providers", body)
    await studio.admin.put(f"/identity-providers/{made['id']}/secret", {"client_secret": SECRET})
    return str(made["id"])


async def _leave(browser: Browser, provider: str, page: str = "/") -> str:
    answer = await browser.http.get(f"/session/providers/{provider}/start", params={"next": page})
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


async def _return(browser: Browser, came: Json) -> httpx2.Response:
    answer = await browser.http.get("/session/providers/callback", params=came)
    assert answer.status_code == 303, answer.text
    return answer


async def _go(studio: Studio, issuer: Issuer, provider: str, page: str = "/") -> tuple[Browser, str]:
    """There and back: the browser, and the page it lands on."""
    browser = Browser(studio.app)
    came = issuer.sign_in(await _leave(browser, provider, page))
    return browser, (await _return(browser, came)).headers["Location"]


def _noor_has_the_address(studio: Studio) -> None:
    studio.sql("update account set email = %s where id = %s", NOOR["email"], studio.artist.account_id)


async def test_where_there_are_several_studios_theirs_is_named_first(studio: Studio, issuer: Issuer) -> None:
    provider = await _trust(studio, issuer)
    browser = Browser(studio.app)
    assert not (await browser.get("/session/providers"))["needs_studio"]
    second_studio(studio)
    assert await browser.get("/session/providers") == {"rows": [], "needs_studio": True}
    slug = (await studio.admin.get("/organization"))["slug"]
    named = (await browser.http.get("/session/providers", params={"organization": slug.upper()})).json()
    assert named == {"rows": [{"id": provider, "name": "Studio account"}], "needs_studio": False}
    harbour = await browser.http.get("/session/providers", params={"organization": "harbour"})
    nowhere = await browser.http.get("/session/providers", params={"organization": "nowhere"})
    assert harbour.json() == nowhere.json() == {"rows": [], "needs_studio": True}, (
        "of no studio is said that it is here"
    )
    await studio.admin.post("/identity-providers/archive", {"ids": [provider]})
    assert await browser.get("/session/providers") == {"rows": [], "needs_studio": False}


async def test_whose_address_is_verified_comes_in_and_is_known_from_then_on(studio: Studio, issuer: Issuer) -> None:
    _noor_has_the_address(studio)
    provider = await _trust(studio, issuer)
    offered = (await Browser(studio.app).get("/session/providers"))["rows"]
    assert offered == [{"id": provider, "name": "Studio account"}]
    noor, page = await _go(studio, issuer, provider, "/projects?sort=name")
    assert page == "/projects?sort=name"
    me = await noor.get("/me")
    assert (me["account"]["display_name"], me["must_set_up_factor"]) == ("Noor Haddad", False)
    issuer.person = {"sub": "7", "email": "noor@another.example", "email_verified": False}
    noor, _ = await _go(studio, issuer, provider)
    assert await stands(noor) == 200, "the same person under another address"
    issuer.person = {"sub": "8", "email": "NOOR@meadow.example"}
    stranger, page = await _go(studio, issuer, provider)
    assert (page, await stands(stranger)) == ("/sign-in?refused=address-not-verified", 401)
    log = [line["outcome"] for line in (await studio.admin.get("/login-log"))["rows"]]
    assert log == ["signed_in", "signed_in"]
    assert SECRET not in str(await studio.admin.get("/identity-providers"))
    assert SECRET.encode() not in studio.sql("select client_secret from identity_provider_secret")[0][0]
    assert issuer.refused == []


async def test_an_answer_that_is_not_to_be_believed_opens_nothing(studio: Studio, issuer: Issuer) -> None:
    _noor_has_the_address(studio)
    provider = await _trust(studio, issuer)
    now = int(time.time())
    lies: dict[str, Json] = {
        "another question": {"lies": {"nonce": "not the one"}},
        "no question": {"lies": {"nonce": None}},
        "another application": {"lies": {"aud": "another"}},
        "several, for another": {"lies": {"aud": [CLIENT, "another"], "azp": "another"}},
        "another issuer": {"lies": {"iss": "https://id.example.com"}},
        "long ago": {"lies": {"iat": now - 7200, "exp": now - 3600}},
        "for ever": {"lies": {"exp": None}},
        "nobody": {"lies": {"sub": None}},
        "somebody endless": {"lies": {"sub": "7" * 300}},
        "another key": {"signs_with": ECKey.generate_key("P-256", {"kid": "1"})},
        "no signature": {"header": {"alg": "none"}},
        "our own secret": {"header": {"alg": "HS256"}, "signs_with": secret_as_key()},
        "keys in clear": {"describes": {"jwks_uri": "http://keys.example.com/"}},
        "another name": {"describes": {"issuer": "https://id.example.com"}},
    }
    told = {}
    for name, lie in lies.items():
        honest = {"lies": {}, "describes": {}, "header": {"alg": "ES256"}, "signs_with": None}
        browser = Browser(studio.app)
        came = issuer.sign_in(await _leave(browser, provider))
        vars(issuer).update({**honest, **lie})
        page = (await _return(browser, came)).headers["Location"]
        told[name] = (page.rpartition("=")[2], await stands(browser))
        vars(issuer).update(honest)
    assert {said for said, _ in told.values()} <= {"provider-refused", "provider-away"}, told
    assert {status for _, status in told.values()} == {401}, told
    assert (await _go(studio, issuer, provider))[1] == "/", "and an honest one does"


async def test_only_the_browser_that_left_comes_back_and_once(studio: Studio, issuer: Issuer) -> None:
    _noor_has_the_address(studio)
    provider = await _trust(studio, issuer)

    async def refused(browser: Browser, came: Json) -> bool:
        page = (await _return(browser, came)).headers["Location"]
        return page.startswith("/sign-in?refused=") and await stands(browser) == 401

    noor, thief = Browser(studio.app), Browser(studio.app)
    came = issuer.sign_in(await _leave(noor, provider))
    own = issuer.sign_in(await _leave(thief, provider))
    assert await refused(Browser(studio.app), came), "without the cookie of the one that left"
    assert await refused(thief, came), "with the state of another"
    assert await refused(noor, {**came, "iss": "https://id.example.com"}), "another provider mixed in"
    assert await refused(noor, came), "each leaving has one return"
    assert await refused(thief, own)
    browser = Browser(studio.app)
    await _leave(browser, provider)
    assert await refused(browser, {"error": "access_denied"})
    issuer.describes = {"authorization_response_iss_parameter_supported": True}
    came = issuer.sign_in(await _leave(browser, provider))
    del came["iss"]
    assert await refused(browser, came), "it says it names itself, and does not"


async def test_the_way_back_never_leads_elsewhere(studio: Studio, issuer: Issuer) -> None:
    _noor_has_the_address(studio)
    provider = await _trust(studio, issuer)
    for page in ("//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "x"):
        assert (await _go(studio, issuer, provider, page))[1] == "/", page


async def test_whom_the_provider_vouches_for_gets_an_account_when_the_studio_wants_it(
    studio: Studio, issuer: Issuer
) -> None:
    provider = await _trust(studio, issuer)
    issuer.person = {"sub": "9", "email": "Jun@Meadow.example", "email_verified": True, "name": "Jun Park"}
    assert (await _go(studio, issuer, provider))[1] == "/sign-in?refused=no-account"
    path = f"/identity-providers/{provider}"
    for kind in ("admin", "bot"):
        assert "new_account_type" in await studio.admin.invalid("PATCH", path, {"new_account_type": kind})
    await studio.admin.patch(
        path, {"makes_accounts": True, "domains": ["meadow.example"], "new_account_type": "vendor"}
    )
    await studio.define("account", "Desk", "text", required=True, default_value="unknown")
    jun, page = await _go(studio, issuer, provider)
    me = (await jun.get("/me"))["account"]
    assert (page, me["display_name"], me["account_name"], me["account_type"]) == ("/", "Jun Park", "jun", "vendor")
    assert (await studio.admin.get(f"/accounts/{me['id']}"))["extra"] == {"desk": "unknown"}
    (line, *_) = (await studio.admin.get("/feed"))["rows"]
    assert line["verb"] == "session.come_from_provider"
    issuer.person = {"sub": "10", "email": "x@meadow.example.evil.example", "email_verified": True}
    assert (await _go(studio, issuer, provider))[1] == "/sign-in?refused=no-account"
    await studio.admin.patch(f"/accounts/{me['id']}", {"active": False})
    issuer.person = {"sub": "9", "email": "jun@meadow.example", "email_verified": True}
    assert await stands(jun) == 401
    assert (await _go(studio, issuer, provider))[1] == "/sign-in?refused=no-account"
    assert (await studio.artist.send("GET", "/identity-providers")).status_code == 403


async def test_who_comes_first_by_several_tabs_at_once_gets_one_account(studio: Studio, issuer: Issuer) -> None:
    provider = await _trust(studio, issuer)
    await studio.admin.patch(f"/identity-providers/{provider}", {"makes_accounts": True})
    issuer.person = {"sub": "9", "email": "jun@meadow.example", "email_verified": True, "name": "Jun Park"}
    tabs = [Browser(studio.app) for _ in range(6)]
    came = [issuer.sign_in(await _leave(tab, provider)) for tab in tabs]
    landed = await asyncio.gather(*(_return(tab, one) for tab, one in zip(tabs, came, strict=True)))
    assert {answer.headers["Location"] for answer in landed} == {"/"}
    assert len({(await tab.get("/me"))["account"]["id"] for tab in tabs}) == 1


async def test_a_second_factor_is_asked_for_after_the_provider_too(studio: Studio, issuer: Issuer) -> None:
    noor = await signed_in(studio, "artist")
    _noor_has_the_address(studio)
    _, codes = await set_up_authenticator(noor)
    provider = await _trust(studio, issuer)
    browser, page = await _go(studio, issuer, provider, "/projects")
    assert (page, await stands(browser)) == ("/sign-in?step=1&next=%2Fprojects", 401)
    assert (await prove(browser, "recovery", codes[0])).status_code == 200


async def test_another_issuer_knows_nobody_and_gets_no_secret(studio: Studio, issuer: Issuer) -> None:
    _noor_has_the_address(studio)
    provider = await _trust(studio, issuer)
    await _go(studio, issuer, provider)
    async with issuing() as other:
        await studio.admin.patch(f"/identity-providers/{provider}", {"issuer": other.url})
        other.person = {"sub": "7", "email": "seven@meadow.example", "email_verified": True}
        assert (await _go(studio, other, provider))[1] == "/sign-in?refused=provider-refused"
        assert other.refused == ["secret"], "which was not told"
        await studio.admin.put(f"/identity-providers/{provider}/secret", {"client_secret": SECRET})
        assert (await _go(studio, other, provider))[1] == "/sign-in?refused=no-account", "their 7 is somebody else"


async def _come(studio: Studio, issuer: Issuer, provider: str) -> Browser:
    """The browser of whoever the provider vouches for, inside."""
    browser, _ = await _go(studio, issuer, provider)
    await browser.get("/me")
    return browser


async def test_a_provider_opens_the_door_of_its_own_studio_alone(studio: Studio, issuer: Issuer) -> None:
    other = second_studio(studio)
    _noor_has_the_address(studio)
    provider = await _trust(studio, issuer)
    noor = await _come(studio, issuer, provider)
    await taken(noor, "POST", "/me/accounts", LINK)

    async def refused() -> bool:
        """Whoever the provider says is Noor, in a browser of theirs."""
        browser = await _come(studio, issuer, provider)
        answer = await browser.send("POST", "/session/switch", {"account_id": other})
        return (
            answer.status_code == 403
            and (await taken(browser, "GET", "/me"))["account"]["display_name"] == "Noor Haddad"
        )

    assert await refused()
    with psycopg.connect(studio.dsn) as connection:
        (harbour,) = connection.execute("select id from organization where slug = 'harbour'").fetchone() or (None,)
        with writing(connection, "organization.edit", harbour):
            connection.execute(
                "update organization set settings = settings || %s where id = %s",
                (Jsonb({"second_factor": "everyone"}), harbour),
            )
    assert await refused(), "nor may they set one up there"
    owner = Browser(studio.app)
    await owner.sign_in(LINK["account"], OTHER_PASSWORD, organization="harbour")
    with clock.frozen(NOON):
        begun = await taken(owner, "POST", "/me/factors/totp", {"password": OTHER_PASSWORD})
        added = await taken(owner, "PUT", "/me/factors/totp", {"code": code(begun["secret"])})
    browser = await _come(studio, issuer, provider)
    asked = await browser.send("POST", "/session/switch", {"account_id": other})
    assert (asked.status_code, asked.json()["ways"]) == (202, ["totp", "recovery"])
    assert (await prove(browser, "recovery", added["recovery_codes"][0])).status_code == 200
    assert (await taken(browser, "GET", "/me"))["organization"]["name"] == "Harbour"


async def test_a_factor_behind_which_only_a_provider_stands_leads_nowhere_else(studio: Studio, issuer: Issuer) -> None:
    other = second_studio(studio)
    _noor_has_the_address(studio)
    provider = await _trust(studio, issuer)
    noor = await _come(studio, issuer, provider)
    await taken(noor, "POST", "/me/accounts", LINK)
    thief = await _come(studio, issuer, provider)
    with clock.frozen(NOON):
        begun = await taken(thief, "POST", "/me/factors/totp", {})
        added = await taken(thief, "PUT", "/me/factors/totp", {"code": code(begun["secret"])})
    again, _ = await _go(studio, issuer, provider)
    assert (await prove(again, "recovery", added["recovery_codes"][0])).status_code == 200
    for browser in (thief, again):
        assert (await browser.send("POST", "/session/switch", {"account_id": other})).status_code == 404
