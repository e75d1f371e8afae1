"""One person with accounts in two studios: shown to be theirs once, changed between with a click."""

import pytest
from tests.browser import PASSWORD, Browser
from tests.features.door import (
    LINK,
    NOON,
    OTHER_PASSWORD,
    code,
    mails,
    prove,
    second_studio,
    set_up_authenticator,
    signed_in,
    stands,
    taken,
)
from tests.studio import Studio

from motk.core import clock
from motk.core.jobs import JobContext
from motk.features.access.jobs import mail_reset

pytestmark = pytest.mark.anyio


async def test_an_account_shown_to_be_ones_own_is_a_click_away(studio: Studio) -> None:
    other = second_studio(studio)
    noor = await signed_in(studio, "artist")
    here = studio.artist.account_id
    assert (await noor.send("POST", "/session/switch", {"account_id": other})).status_code == 404, "not yet"
    wrong = await noor.send("POST", "/me/accounts", {**LINK, "password": "not the password"})
    assert wrong.status_code == 401
    found = await noor.send("POST", "/me/accounts", {**LINK, "own_password": "found it open"})
    assert (found.status_code, found.json()["errors"][0]["field"]) == (422, "own_password"), (
        "a browser left open is no consent"
    )
    await studio.artist.refused(403, "POST", "/me/accounts", LINK)
    await taken(noor, "POST", "/me/accounts", LINK)
    listed = (await taken(noor, "GET", "/me/accounts"))["rows"]
    assert [(row["organization_name"], row["current"]) for row in listed] == [
        ("Harbour", False),
        ("Meadow Studio", True),
    ]

    assert (await noor.send("POST", "/session/switch", {"account_id": here})).status_code == 409, "nothing to change to"
    (since,) = [row["created_at"] for row in (await taken(noor, "GET", "/me/sessions"))["rows"] if row["current"]]
    before = noor.cookie
    me = await taken(noor, "POST", "/session/switch", {"account_id": other})
    assert (me["organization"]["name"], me["account"]["display_name"]) == ("Harbour", "Noor at Harbour")
    (now,) = (await taken(noor, "GET", "/me/sessions"))["rows"]
    assert now["created_at"] == since, "nothing was proved anew"
    stale = Browser(studio.app)
    stale.http.cookies.set("motk_session", str(before))
    assert await stands(stale) == 401, "the session of the account before is over"
    assert (await noor.send("GET", f"/accounts/{here}")).status_code == 404, (
        "and nothing of that studio is seen from here"
    )
    await taken(noor, "POST", "/session/switch", {"account_id": here})
    await taken(noor, "DELETE", f"/me/accounts/{other}")
    assert (await noor.send("POST", "/session/switch", {"account_id": other})).status_code == 404


async def test_the_second_factor_of_the_other_account_is_shown_first(studio: Studio) -> None:
    second_studio(studio)
    elsewhere = Browser(studio.app)
    await elsewhere.sign_in(LINK["account"], OTHER_PASSWORD, organization="harbour")
    noor = await signed_in(studio, "artist")
    secret, codes = await set_up_authenticator(noor)
    here = studio.artist.account_id
    link = {"account": "artist@meadow.example", "password": PASSWORD, "own_password": OTHER_PASSWORD}
    refused = await elsewhere.send("POST", "/me/accounts", link)
    assert refused.json()["errors"][0]["field"] == "code"
    assert (await elsewhere.send("POST", "/me/accounts", {**link, "code": "000000"})).status_code == 422
    await taken(elsewhere, "POST", "/me/accounts", {**link, "code": codes[0]})
    switched = await elsewhere.send("POST", "/session/switch", {"account_id": here})
    assert (switched.status_code, switched.json()["ways"]) == (202, ["totp", "recovery"])
    assert (await taken(elsewhere, "GET", "/me"))["organization"]["name"] == "Harbour", "until it is shown"
    assert (await prove(elsewhere, "totp", code(secret, later=1), later=1)).status_code == 200
    assert (await taken(elsewhere, "GET", "/me"))["organization"]["name"] == "Meadow Studio"


@pytest.mark.parametrize("way", ["a mailed link", "an admin"])
async def test_whoever_takes_over_an_account_does_not_reach_the_others(studio: Studio, way: str) -> None:
    other = second_studio(studio)
    noor = await signed_in(studio, "artist")
    await taken(noor, "POST", "/me/accounts", LINK)
    if way == "a mailed link":
        # An admin who enters an address of their own has the link that sets the password.
        await studio.admin.patch(f"/accounts/{studio.artist.account_id}", {"email": "mine@evil.example"})
        context = JobContext(studio.app.state.engine, studio.app.state.settings, job_id=1, attempt=1)
        await mail_reset.run(context, "mine@evil.example")
        token = mails(studio)[-1]["text"].partition("token=")[2].split()[0]
        await taken(
            Browser(studio.app), "PUT", "/password-resets", {"token": token, "new_password": "nine blue herons"}
        )
        thief = Browser(studio.app)
        assert (await thief.sign_in("mine@evil.example", "nine blue herons")).status_code == 200
    else:
        await studio.admin.send("DELETE", f"/accounts/{studio.artist.account_id}/factors")
        thief = noor
    assert [row["current"] for row in (await taken(thief, "GET", "/me/accounts"))["rows"]] == [True]
    assert (await thief.send("POST", "/session/switch", {"account_id": other})).status_code == 404


async def test_an_admin_who_looks_as_somebody_is_not_told_their_other_studios(studio: Studio) -> None:
    second_studio(studio)
    noor = await signed_in(studio, "artist")
    await taken(noor, "POST", "/me/accounts", LINK)
    ada = await signed_in(studio, "admin")
    await taken(ada, "POST", "/session/view-as", {"account_id": studio.artist.account_id})
    (listed,) = (await taken(ada, "GET", "/me/accounts"))["rows"]
    assert (listed["display_name"], listed["current"]) == ("Noor Haddad", True)
    await taken(ada, "DELETE", "/session")
    assert (await stands(ada), await stands(noor)) == (401, 200), "signing out ends one's own session"


async def test_a_factor_set_up_inside_is_not_one_that_was_shown(studio: Studio) -> None:
    second_studio(studio)
    elsewhere = Browser(studio.app)
    await elsewhere.sign_in(LINK["account"], OTHER_PASSWORD, organization="harbour")
    noor = await signed_in(studio, "artist")
    _, codes = await set_up_authenticator(noor)
    link = {"account": "artist@meadow.example", "password": PASSWORD, "own_password": OTHER_PASSWORD, "code": codes[0]}
    await taken(elsewhere, "POST", "/me/accounts", link)
    with clock.frozen(NOON):
        begun = await taken(elsewhere, "POST", "/me/factors/totp", {"password": OTHER_PASSWORD})
        await taken(elsewhere, "PUT", "/me/factors/totp", {"code": code(begun["secret"])})
    switched = await elsewhere.send("POST", "/session/switch", {"account_id": studio.artist.account_id})
    assert switched.status_code == 202, "whoever set it up may not be the person"
    assert (await taken(elsewhere, "GET", "/me"))["organization"]["name"] == "Harbour"
    assert (await prove(elsewhere, "recovery", codes[1])).status_code == 200
    # One was shown now: back and forth without another.
    other = next(row["id"] for row in (await taken(elsewhere, "GET", "/me/accounts"))["rows"] if not row["current"])
    await taken(elsewhere, "POST", "/session/switch", {"account_id": other})
    me = await taken(elsewhere, "POST", "/session/switch", {"account_id": studio.artist.account_id})
    assert me["organization"]["name"] == "Meadow Studio"
