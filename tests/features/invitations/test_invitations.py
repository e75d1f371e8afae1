"""Invitations: a link in a mail, with which somebody takes over the account made for them."""

import re

import pytest
from tests.browser import PASSWORD, Browser
from tests.features.door import mails, past, prove, set_up_authenticator, signed_in, stands, taken
from tests.studio import Json, Studio

pytestmark = pytest.mark.anyio

JUN = {"email": "Jun.Park@meadow.example", "display_name": "Jun Park", "account_type": "supervisor"}
NEW = "nine blue herons"


def _link(studio: Studio) -> str:
    """The token of the newest mail."""
    found = re.search(r"http://127\.0\.0\.1:8000/invitation\?token=(\S+)", mails(studio)[-1]["text"])
    assert found
    return found[1]


async def _accept(studio: Studio, token: str, **more: str) -> tuple[Browser, int]:
    browser = Browser(studio.app)
    answer = await browser.send("POST", "/invitations/accept", {"token": token, "password": NEW, **more})
    return browser, answer.status_code


async def _invited(studio: Studio, **changed: str) -> Json:
    made: Json = await studio.admin.post("/accounts/invitations", {**JUN, **changed})
    return made


async def test_a_mailed_link_lets_somebody_in_once(studio: Studio) -> None:
    made = await _invited(studio)
    assert (made["account_name"], made["email"]) == ("jun.park", "jun.park@meadow.example")
    token = _link(studio)
    assert mails(studio)[-1]["to"] == "jun.park@meadow.example"
    assert token not in str(studio.sql("select invitation::text from invitation"))
    shown = await taken(Browser(studio.app), "POST", "/invitations/look", {"token": token})
    assert (shown["organization_name"], shown["invited_by"]) == ("Meadow Studio", "Ada Brandt")

    weak = await Browser(studio.app).send("POST", "/invitations/accept", {"token": token, "password": "Jun Park"})
    assert weak.json()["errors"][0]["field"] == "password"
    jun, status = await _accept(studio, token, display_name="Jun", timezone="Asia/Seoul")
    assert status == 200
    me = (await taken(jun, "GET", "/me"))["account"]
    assert (me["display_name"], me["timezone"], me["account_type"]) == ("Jun", "Asia/Seoul", "supervisor")
    assert (await Browser(studio.app).sign_in("jun.park", NEW)).status_code == 200
    assert (await _accept(studio, token))[1] == 422, "twice"
    assert (await Browser(studio.app).send("POST", "/invitations/look", {"token": token})).status_code == 422
    said = [row["sentence"] for row in (await studio.admin.get("/feed"))["rows"]]
    assert said[:2] == ["Jun accepted the invitation", "Ada Brandt invited Jun"]


async def test_an_invitation_speaks_the_language_of_the_person_or_else_of_the_studio(studio: Studio) -> None:
    organization = await studio.admin.get("/organization")
    await studio.admin.patch("/organization", {"rev": organization["rev"], "settings": {"locale": "fr-CA"}})
    await _invited(studio)
    assert mails(studio)[-1]["subject"] == "Votre invitation chez Meadow Studio"
    assert "Ada Brandt vous invite" in mails(studio)[-1]["text"]
    kim = await _invited(studio, email="kim@meadow.example", display_name="Kim Vo", locale="en", phone="12 34")
    assert (kim["locale"], kim["phone"]) == ("en", "12 34")
    assert mails(studio)[-1]["subject"] == "Your invitation to Meadow Studio"


async def test_a_link_ends_with_the_week_the_account_the_address_and_the_next_one(studio: Studio) -> None:
    jun = await _invited(studio)
    path = f"/accounts/{jun['id']}"

    async def again() -> str:
        await studio.admin.post(f"{path}/invitation", {})
        return _link(studio)

    async def is_dead(token: str) -> bool:
        return (await _accept(studio, token))[1] == 422

    replaced, current = _link(studio), await again()
    assert await is_dead(replaced), "the newest alone"
    await studio.admin.patch(path, {"email": "jun@elsewhere.example"})
    assert await is_dead(current), "it had gone to somebody else's address"
    current = await again()
    assert mails(studio)[-1]["to"] == "jun@elsewhere.example"
    await studio.admin.patch(path, {"active": False})
    await studio.admin.refused(409, "POST", f"{path}/invitation", {})
    await studio.admin.patch(path, {"active": True})
    assert await is_dead(current), "what ended with the account stays ended"
    current = await again()
    past(studio, "invitation", "expires_at", 7 * 86_400)
    assert await is_dead(current)
    assert not studio.sql("select from account_secret where account_id = %s", jun["id"])


async def test_mailboxes_are_not_filled_and_names_not_taken_twice(studio: Studio) -> None:
    jun = await _invited(studio)
    other = await _invited(studio, email="jun.park@second.example")
    assert other["account_name"] == "jun.park2"
    taken_ = await studio.admin.refused(409, "POST", "/accounts/invitations", JUN)
    assert "e-mail" in taken_["detail"]
    assert "account_type" in await studio.admin.invalid("POST", "/accounts/invitations", {**JUN, "account_type": "bot"})
    answers = [(await studio.admin.send("POST", f"/accounts/{jun['id']}/invitation")).status_code for _ in range(6)]
    assert (answers[0], answers[-1]) == (202, 429)
    for role in ("manager", "supervisor", "artist"):
        await studio.people[role].refused(403, "POST", "/accounts/invitations", {**JUN, "email": "x@x.example"})


async def test_a_link_is_no_way_around_a_second_factor_nor_into_other_studios(studio: Studio) -> None:
    noor = await signed_in(studio, "artist")
    _, codes = await set_up_authenticator(noor)
    studio.sql("update account_secret set identity_id = gen_random_uuid()")
    await studio.admin.post(f"/accounts/{studio.artist.account_id}/invitation", {})
    browser, status = await _accept(studio, _link(studio))
    assert (status, await stands(browser)) == (202, 401)
    assert await stands(noor) == 401, "the old password's sessions are over"
    assert studio.sql("select identity_id from account_secret") == [(None,)]
    assert (await prove(browser, "recovery", codes[0])).status_code == 200
    assert (await Browser(studio.app).sign_in("artist@meadow.example", PASSWORD)).status_code == 401
