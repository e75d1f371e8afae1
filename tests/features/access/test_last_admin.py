"""A studio never loses its last admin."""

import asyncio

import pytest
from tests.browser import Browser

pytestmark = pytest.mark.anyio


async def _hire(leila: Browser, name: str) -> str:
    body = {"account_name": name, "display_name": name.title(), "account_type": "admin"}
    answer = await leila.send("POST", "/accounts", body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


@pytest.mark.parametrize(
    "change",
    [{"account_type": "manager"}, {"active": False}, {"expires_on": "2020-01-01"}],
    ids=lambda change: next(iter(change)),
)
async def test_the_last_admin_stays(leila: Browser, change: dict[str, object]) -> None:
    me = (await leila.get("/me"))["account"]["id"]
    refused = await leila.send("PATCH", f"/accounts/{me}", change)
    assert refused.status_code == 409
    assert refused.json()["detail"].startswith("This is the studio's last active admin.")
    assert (await leila.send("POST", "/accounts/archive", {"ids": [me]})).status_code == 409

    await _hire(leila, "noor")
    assert (await leila.send("PATCH", f"/accounts/{me}", change)).status_code == 200


async def test_of_two_admins_who_step_down_at_once_one_stays(leila: Browser) -> None:
    me = (await leila.get("/me"))["account"]["id"]
    other = await _hire(leila, "noor")
    answers = await asyncio.gather(
        *(leila.send("POST", "/accounts/archive", {"ids": [account_id]}) for account_id in (me, other))
    )
    # Whoever was archived first may have lost the session that asks for the second.
    first, second = sorted(answer.status_code for answer in answers)
    assert first == 200
    assert second in {401, 409}


async def test_an_admin_who_goes_in_the_same_request_as_all_others_stays(leila: Browser) -> None:
    me = (await leila.get("/me"))["account"]["id"]
    other = await _hire(leila, "noor")
    assert (await leila.send("POST", "/accounts/archive", {"ids": [me, other]})).status_code == 409
    assert (await leila.get("/me"))["account"]["id"] == me
