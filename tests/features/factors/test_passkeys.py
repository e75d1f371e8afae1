"""Passkeys, with a device made of a real key."""

import json
from copy import deepcopy
from typing import Any

import pytest
from tests.browser import PASSWORD, Browser
from tests.features.door import again, signed_in, stands, taken
from tests.features.factors.authenticator import Device
from tests.studio import Json, Studio

JSON = {"Content-Type": "application/json"}

pytestmark = pytest.mark.anyio


async def _options(browser: Browser, path: str, body: Json | None = None) -> Json:
    options: Json = (await taken(browser, "POST", path, body))["options"]
    return options


async def _keep(browser: Browser, device: Device, name: str = "Laptop") -> Any:
    options = await _options(browser, "/me/factors/passkeys/options", {"password": PASSWORD})
    return await taken(browser, "POST", "/me/factors/passkeys", {"name": name, "credential": device.make(options)})


async def _show(browser: Browser, credential: Json) -> int:
    return (await browser.send("POST", "/session/passkey", {"credential": credential})).status_code


async def test_a_passkey_opens_the_door_alone_and_each_answer_once(studio: Studio) -> None:
    noor = await signed_in(studio, "artist")
    laptop = Device()
    assert len((await _keep(noor, laptop))["recovery_codes"]) == 10

    browser = Browser(studio.app)
    options = await _options(browser, "/session/passkey/options")
    assert options["userVerification"] == "required"
    shown = laptop.show(options)
    thief = Browser(studio.app)
    await _options(thief, "/session/passkey/options")
    assert await _show(thief, shown) == 401, "an answer to another browser's question"
    assert await _show(browser, shown) == 200
    assert (await taken(browser, "GET", "/me"))["account"]["display_name"] == "Noor Haddad"
    assert await _show(browser, shown) == 401, "used up"

    copied = deepcopy(laptop)
    copied.count = 0
    options = await _options(browser, "/session/passkey/options")
    assert await _show(browser, copied.show(options)) == 401, "a counter that goes back is a copied key"
    options = await _options(browser, "/session/passkey/options")
    stranger = Device(credential_id=laptop.credential_id, count=50)
    assert await _show(browser, stranger.show(options)) == 401, "another key under the same name"
    (held,) = (await taken(noor, "GET", "/me/factors"))["passkeys"]
    body = {"factor": "passkey", "passkey_id": held["id"], "password": PASSWORD}
    await taken(noor, "POST", "/me/factors/remove", body)
    options = await _options(browser, "/session/passkey/options")
    assert await _show(browser, laptop.show(options)) == 401


async def test_a_device_that_asks_nobody_is_a_second_step_and_no_more(studio: Studio) -> None:
    noor = await signed_in(studio, "artist")
    stick = Device(asks_who=False)
    await _keep(noor, stick)
    alone = Browser(studio.app)
    assert await _show(alone, stick.show(await _options(alone, "/session/passkey/options"))) == 401
    browser, step = await again(studio, "artist")
    assert step["ways"] == ["passkey", "recovery"]
    options = await _options(browser, "/session/passkey/options")
    assert len(options["allowCredentials"]) == 1
    leila = await signed_in(studio, "supervisor")
    hers = Device()
    await _keep(leila, hers)
    assert await _show(browser, hers.show(options)) == 401, "somebody else's key"
    assert await _show(browser, stick.show(options)) == 200
    assert await stands(browser) == 200


async def test_a_key_is_bound_to_the_place_and_to_the_question(studio: Studio) -> None:
    noor = await signed_in(studio, "artist")
    laptop = Device()
    await _keep(noor, laptop)
    browser = Browser(studio.app)
    for site, place in (("https://motk.example.net", laptop.place), (laptop.site, "motk.example.net")):
        phished = Device(credential_id=laptop.credential_id, key=laptop.key, site=site, place=place)
        assert await _show(browser, phished.show(await _options(browser, "/session/passkey/options"))) == 401
    made = Device().make({"challenge": "c29tZXRoaW5nIGVsc2U"})
    await _options(noor, "/me/factors/passkeys/options", {"password": PASSWORD})
    refused = await noor.send("POST", "/me/factors/passkeys", {"name": "Phone", "credential": made})
    assert refused.json()["errors"][0]["field"] == "credential"
    refused = await noor.send("POST", "/me/factors/passkeys", {"name": "Phone", "credential": made})
    assert "too long" in refused.json()["errors"][0]["message"], "each question is answered once"
    options = await _options(noor, "/me/factors/passkeys/options", {"password": PASSWORD})
    assert [key["id"] for key in options["excludeCredentials"]] == [laptop.make(options)["id"]]
    again_ = await noor.send("POST", "/me/factors/passkeys", {"name": "Twice", "credential": laptop.make(options)})
    assert again_.status_code == 409


async def test_how_a_key_is_reached_is_kept_as_far_as_it_is_known(studio: Studio) -> None:
    noor = await signed_in(studio, "artist")
    made = Device().make(await _options(noor, "/me/factors/passkeys/options", {"password": PASSWORD}))
    made["response"]["transports"] = [[], "usb", 7, {}, "pigeon"]
    await taken(noor, "POST", "/me/factors/passkeys", {"name": "Stick", "credential": made})
    options = await _options(noor, "/me/factors/passkeys/options", {"password": PASSWORD})
    assert [key["transports"] for key in options["excludeCredentials"]] == [["usb"]]


async def test_what_is_no_credential_is_refused_in_a_sentence(studio: Studio) -> None:
    noor = await signed_in(studio, "artist")
    laptop = Device()
    await _keep(noor, laptop)
    browser = Browser(studio.app)
    whole = laptop.show(await _options(browser, "/session/passkey/options"))
    for credential in _broken(whole):
        await _options(browser, "/session/passkey/options")
        answer = await browser.http.post(
            "/session/passkey", content=json.dumps({"credential": credential}), headers=JSON
        )
        assert answer.status_code in {401, 422, 429}, (credential, answer.text)
        assert answer.json()["detail"]
    made = Device().make({"challenge": "AAAA"})
    for credential in _broken(made):
        await _options(noor, "/me/factors/passkeys/options", {"password": PASSWORD})
        body = json.dumps({"name": "Odd", "credential": credential})
        headers = {**JSON, "X-CSRF-Token": str(noor.csrf)}
        answer = await noor.http.post("/me/factors/passkeys", content=body, headers=headers)
        assert answer.status_code == 422, (credential, answer.text)


def _broken(whole: Json) -> list[Json]:
    said = whole["response"]
    odd = [7, "AAAA", "\ud800"]
    return [
        {},
        {"id": whole["id"]},
        {**whole, "id": []},
        {**whole, "id": "\ud800", "rawId": "\ud800"},
        {**whole, "response": None},
        {**whole, "type": {}},
        *({**whole, "response": {**said, name: value}} for name, value in zip(said, odd, strict=False)),
    ]
