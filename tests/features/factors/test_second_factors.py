"""A second factor: set up, asked for, lost, and demanded."""

import pytest
from tests.browser import PASSWORD, Browser
from tests.features.door import (
    again,
    code,
    mailed_code,
    mails,
    past,
    prove,
    set_up_authenticator,
    signed_in,
    stands,
    taken,
)
from tests.studio import Studio

from motk.gate.verbs import VERBS

pytestmark = pytest.mark.anyio


async def test_an_authenticator_is_asked_for_and_each_code_is_taken_once(studio: Studio) -> None:
    before = await signed_in(studio, "artist")
    noor, _ = await again(studio, "artist")
    wrong = await noor.send("POST", "/me/factors/totp", {"password": "not the password"})
    assert wrong.json()["errors"][0]["field"] == "password"
    secret, recovery_codes = await set_up_authenticator(noor)
    assert len(set(recovery_codes)) == 10
    assert (await stands(before), await stands(noor)) == (401, 200), "who came in without it is out"
    assert (
        secret.encode() not in studio.sql("select totp_secret from account_secret where totp_secret is not null")[0][0]
    )

    phone, step = await again(studio, "artist")
    assert step["ways"] == ["totp", "recovery"]
    assert await stands(phone) == 401, "the password alone opens nothing"
    assert (await prove(phone, "totp", code(secret))).status_code == 422, "this one was used to set it up"
    assert (await prove(phone, "totp", code(secret, later=2))).status_code == 422, "not yet"
    spaced = f"{code(secret, later=1)[:3]} {code(secret, later=1)[3:]}"
    assert (await prove(phone, "totp", spaced)).status_code == 200
    assert await stands(phone) == 200
    thief, _ = await again(studio, "artist")
    assert (await prove(thief, "totp", code(secret, later=1))).status_code == 422, "seen over the shoulder"
    assert (await prove(thief, "totp", code(secret, later=9), later=9)).status_code == 200


async def test_recovery_codes_open_the_door_once_each(studio: Studio) -> None:
    noor = await signed_in(studio, "artist")
    _, codes = await set_up_authenticator(noor)
    first, _ = await again(studio, "artist")
    assert (await prove(first, "recovery", codes[0].upper().replace("-", " "))).status_code == 200
    second, _ = await again(studio, "artist")
    assert (await prove(second, "recovery", codes[0])).status_code == 422
    assert (await taken(first, "GET", "/me/factors"))["recovery_codes_left"] == 9
    renewed = (await taken(first, "POST", "/me/factors/recovery-codes", {"password": PASSWORD}))["recovery_codes"]
    assert (await prove(second, "recovery", codes[1])).status_code == 422, "the old paper is worth nothing"
    assert (await prove(second, "recovery", renewed[0])).status_code == 200
    kept = str(studio.sql("select code_hash::text from recovery_code"))
    assert all(typed.replace("-", "") not in kept for typed in renewed)


async def test_codes_come_by_mail_and_fill_no_mailbox(studio: Studio) -> None:
    noor = await signed_in(studio, "artist")
    await taken(noor, "POST", "/me/factors/email", {"password": PASSWORD})
    await taken(noor, "PUT", "/me/factors/email", {"code": mailed_code(studio)})
    phone, step = await again(studio, "artist")
    assert (step["ways"][0], step["email_hint"]) == ("email", "a…@meadow.example")
    await taken(phone, "POST", "/session/step/code")
    first = mailed_code(studio)
    assert mails(studio)[-1]["to"] == "artist@meadow.example"
    assert (await phone.send("POST", "/session/step/code")).status_code == 429, "one was sent a moment ago"
    studio.sql("update sign_in_step set facts = facts || '{\"mailed_at\": 0}'")
    await taken(phone, "POST", "/session/step/code")
    if first != mailed_code(studio):
        assert (await prove(phone, "email", first)).status_code == 422, "only the newest counts"
    assert (await prove(phone, "email", mailed_code(studio))).status_code == 200

    sent = len(mails(studio))
    last = 0
    for _ in range(12):
        another, _ = await again(studio, "artist")
        last = (await another.send("POST", "/session/step/code")).status_code
    assert last == 429
    assert len(mails(studio)) < sent + 10, "whoever knows the password may begin as often as they like"


async def test_a_code_comes_in_the_language_of_who_asks_or_of_the_studio(studio: Studio) -> None:
    noor = await signed_in(studio, "artist")
    studio.sql('update organization set settings = settings || \'{"locale": "fr-CA"}\'')
    await taken(noor, "POST", "/me/factors/email", {"password": PASSWORD})
    assert mails(studio)[-1]["subject"].endswith("est votre code MOTK")
    assert "pour recevoir des codes" in mails(studio)[-1]["text"]
    await taken(noor, "PUT", "/me/factors/email", {"code": mailed_code(studio)})
    studio.sql("update account set locale = 'en' where account_type = 'artist'")
    phone, _ = await again(studio, "artist")
    await taken(phone, "POST", "/session/step/code")
    assert "your code to sign in is" in mails(studio)[-1]["text"]


async def test_guessing_codes_gets_slower_and_ends(studio: Studio) -> None:
    noor = await signed_in(studio, "artist")
    secret, _ = await set_up_authenticator(noor)
    thief, _ = await again(studio, "artist")
    for _ in range(5):
        assert (await prove(thief, "totp", "000000", later=50)).status_code == 422
    assert (await prove(thief, "totp", code(secret, later=50), later=50)).status_code == 401, "this sign-in is over"
    refused = await thief.sign_in("artist@meadow.example")
    assert refused.status_code == 429, "and the next one waits"
    assert int(refused.headers["Retry-After"]) >= 1
    past(studio, "login_log", "at", 10)
    fresh, _ = await again(studio, "artist")
    assert (await prove(fresh, "totp", code(secret, later=50), later=50)).status_code == 200
    log = await studio.admin.get("/login-log", account_id=studio.artist.account_id, outcome="wrong_code")
    assert len(log["rows"]) == 5
    (line, *_) = (await studio.admin.get("/login-log"))["rows"]
    assert (line["outcome"], line["display_name"]) == ("signed_in", "Noor Haddad")


async def test_a_step_that_was_left_lying_ends_by_itself_and_with_the_password(studio: Studio) -> None:
    noor = await signed_in(studio, "artist")
    secret, _ = await set_up_authenticator(noor)
    late, _ = await again(studio, "artist")
    past(studio, "sign_in_step", "expires_at", 601)
    assert (await prove(late, "totp", code(secret, later=1))).json()["type"].endswith("/step-ended")
    half, _ = await again(studio, "artist")
    changed = {"current_password": PASSWORD, "new_password": "nine blue herons"}
    await taken(noor, "PUT", "/me/password", changed)
    assert (await prove(half, "totp", code(secret, later=1))).status_code == 401


async def test_a_studio_that_demands_one_opens_nothing_else_before(studio: Studio) -> None:
    ada = await signed_in(studio, "admin")
    noor = await signed_in(studio, "artist")
    demand = {"settings": {"second_factor": "everyone"}, "rev": (await ada.get("/organization"))["rev"]}
    refused = await ada.send("PATCH", "/organization", demand)
    assert refused.status_code == 409, "not before one's own"
    await set_up_authenticator(ada)
    await taken(ada, "PATCH", "/organization", demand)

    assert (await taken(noor, "GET", "/me"))["must_set_up_factor"] is True
    # One of each kind of door: see gate/http.py.
    for method, path in (("GET", "/departments"), ("PATCH", "/me"), ("POST", "/me/tokens"), ("GET", "/live")):
        answer = await noor.send(method, path, {} if method != "GET" else None)
        assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (403, "needs-factor"), path
    open_before = {name.partition(".")[0] for name, verb in VERBS.items() if verb.before_factor}
    assert open_before == {"session", "factor", "password", "me"}
    await set_up_authenticator(noor)
    assert (await noor.send("GET", "/departments")).status_code == 200
    last = await noor.send("POST", "/me/factors/remove", {"factor": "totp", "password": PASSWORD})
    assert last.status_code == 409


async def test_a_factor_that_was_taken_away_counts_no_longer(studio: Studio) -> None:
    noor = await signed_in(studio, "artist")
    await set_up_authenticator(noor)
    await taken(noor, "POST", "/me/factors/remove", {"factor": "totp", "password": PASSWORD})
    assert (await taken(noor, "GET", "/me/factors"))["recovery_codes_left"] == 0
    leila = await signed_in(studio, "supervisor")
    await set_up_authenticator(leila)
    await studio.admin.send("DELETE", f"/accounts/{studio.supervisor.account_id}/factors")
    studio.sql('update organization set settings = settings || \'{"second_factor": "everyone"}\'')
    for browser in (noor, leila):
        assert (await browser.send("GET", "/departments")).json()["type"].endswith("/needs-factor")
    _, me = await again(studio, "supervisor")
    assert me["must_set_up_factor"] is True


async def test_a_token_changes_nothing_of_how_its_owner_comes_in(studio: Studio) -> None:
    await studio.artist.refused(403, "POST", "/me/factors/totp", {"password": PASSWORD})
    await studio.artist.refused(403, "POST", "/me/factors/remove", {"factor": "totp"})
    await studio.artist.refused(403, "DELETE", f"/accounts/{studio.admin.account_id}/factors")
    assert (await Browser(studio.app).send("GET", "/me/factors")).status_code == 401
