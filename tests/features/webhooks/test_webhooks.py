import asyncio
import hashlib
import hmac
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from tests.features.webhooks.receiver import Receiver, receiving
from tests.studio import Film, Json, Studio

from motk.core.settings import Settings
from motk.features.webhooks import connecting, sending
from motk.features.webhooks.address import is_private
from motk.reactions.running import Reaction, catch_up, found

pytestmark = pytest.mark.anyio


@dataclass
class House:
    """The studio with what its worker does, done when a test says so."""

    studio: Studio
    settings: Settings
    reaction: Reaction

    async def react(self) -> None:
        await catch_up(self.studio.app.state.engine, self.settings, self.reaction)

    async def send(self) -> None:
        await sending.send_due(self.studio.app.state.engine, self.settings)

    def let_time_pass(self) -> None:
        """What waits for its next try is due."""
        self.studio.sql("update webhook_delivery set next_at = now() where state = 'waiting'")

    def pass_time(self, seconds: int) -> None:
        """It is that much later for all that was sent and waits."""
        moved = "next_at = next_at - make_interval(secs => %s), created_at = created_at - make_interval(secs => %s)"
        self.studio.sql(f"update webhook_delivery set {moved}", seconds, seconds)

    async def hook(self, url: str, **more: object) -> Json:
        made: Json = await self.studio.admin.post("/webhooks", {"name": "Farm", "url": url, **more})
        return made

    async def log(self, webhook: Json, **params: object) -> list[Json]:
        rows: list[Json] = (await self.studio.admin.get(f"/webhooks/{webhook['id']}/deliveries", **params))["rows"]
        return rows


@pytest.fixture
async def house(studio: Studio) -> AsyncIterator[House]:
    before = studio.app.state.settings
    studio.app.state.settings = settings = before.model_copy(update={"webhooks_private": True})
    (reaction,) = [each for each in found() if each.name == "webhooks"]
    house = House(studio, settings, reaction)
    await house.react()
    yield house
    studio.app.state.settings = before


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as receiver:
        yield receiver


async def test_a_receiver_away_for_ten_minutes_gets_everything_afterwards_once_and_in_order(
    house: House, film: Film, receiver: Receiver
) -> None:
    await house.hook(receiver.url, verbs=["task.set_status"])
    await house.react()
    receiver.status = 503
    wanted = []
    for number in range(20):
        status = ("In progress", "To review", "Retake")[number % 3]
        body = {"task_ids": [film.tasks[number % 2]], "task_status_id": film.statuses[status]}
        answer = await house.studio.admin.send("PUT", "/tasks/status", json=body)
        if "X-Change-Set" in answer.headers:
            wanted.append(answer.headers["X-Change-Set"])
        await house.react()
        await house.send()
        house.pass_time(30)
    assert receiver.taken == []
    assert 5 <= receiver.asked <= 8, "tried again and again, and ever more seldom"
    receiver.status = 200
    for _ in range(20):
        await house.send()
        house.pass_time(30)
    assert receiver.ids == wanted
    per_row: dict[str, list[int]] = {}
    for _, body in receiver.taken:
        for change in body["changes"]:
            per_row.setdefault(change["row_id"], []).append(change["rev"])
    assert len(per_row) == 2
    assert all(revs == sorted(revs) for revs in per_row.values())


async def test_what_is_sent_says_it_in_words_and_is_signed(house: House, film: Film, receiver: Receiver) -> None:
    webhook = await house.hook(receiver.url, verbs=["task.*"])
    secret = (await house.studio.admin.post(f"/webhooks/{webhook['id']}/secret", {}))["secret"]
    await film.move(0, "Approved")
    await house.react()
    await house.send()
    ((headers, body),) = receiver.taken
    assert body["sentence"] == "Ada Brandt moved SQ010 SH0010 Animation to Approved"
    assert (body["verb"], body["actor"]["display_name"]) == ("task.set_status", "Ada Brandt")
    assert body["project_id"] == film.project
    assert body["changes"][0]["after"]["task_status_id"] == film.statuses["Approved"]
    at, mac = (part.partition("=")[2] for part in headers["x-motk-signature"].split(","))
    expected = hmac.new(secret.encode(), f"{at}.".encode() + receiver.raw[0], hashlib.sha256).hexdigest()
    assert mac == expected
    (line,) = await house.log(webhook)
    assert (line["state"], line["response_status"], line["response_text"]) == ("delivered", 200, "status 200")
    (whole,) = await house.log(webhook, only=line["id"])
    assert whole["body"]["sentence"] == body["sentence"]
    assert "secret" not in str(await house.studio.admin.get("/webhooks"))


async def test_what_not_everybody_reads_stays_inside(house: House, film: Film, receiver: Receiver) -> None:
    await house.hook(receiver.url)
    await house.studio.admin.patch(f"/members/{film.members['artist']}", {"day_rate": 512, "role": "Animator"})
    await house.studio.admin.post("/views", {"page": "shot", "project_id": film.project, "name": "My own"})
    await house.react()
    await house.send()
    assert "512" not in str([body["changes"] for _, body in receiver.taken])
    assert [body["verb"] for _, body in receiver.taken if body["verb"] in {"member.edit", "view.create"}] == [
        "member.edit"
    ]


async def test_a_field_deleted_for_ever_sends_nothing_of_what_some_alone_could_read(
    house: House, film: Film, receiver: Receiver
) -> None:
    admin = house.studio.admin
    light = (await admin.post("/departments", {"name": "Light"}))["id"]
    field = await house.studio.define("shot", "Budget", "text", seen_by=[light])
    await admin.patch(f"/entities/{film.shots[0]}", {"extra": {"budget": "quagga"}})
    await house.react()
    await house.hook(receiver.url)
    await admin.post("/field-definitions/archive", {"ids": [field["id"]]})
    await admin.post("/field-definitions/purge", {"ids": [field["id"]]})
    await house.react()
    await house.send()
    said = {body["verb"]: str(body) for _, body in receiver.taken}
    assert "quagga" not in said["field_definition.purge"]


async def test_a_project_manager_hears_of_that_project_alone(house: House, film: Film, receiver: Receiver) -> None:
    made = await house.studio.manager.post(
        "/webhooks", {"name": "Mine", "url": receiver.url, "project_id": film.project, "verbs": ["*"]}
    )
    await house.studio.manager.refused(403, "POST", "/webhooks", {"name": "All", "url": receiver.url})
    whole = await house.hook(receiver.url)
    assert await house.studio.manager.names("/webhooks") == ["Mine"]
    await house.studio.manager.refused(404, "GET", f"/webhooks/{whole['id']}")
    await house.studio.artist.refused(403, "GET", f"/webhooks/{made['id']}")
    await house.studio.admin.patch(f"/webhooks/{whole['id']}", {"active": False})
    elsewhere = await house.studio.admin.post("/projects", {"name": "Elsewhere"})
    await house.studio.admin.patch(f"/projects/{elsewhere['id']}", {"description": "Not yours"})
    await film.move(0, "Approved")
    await house.react()
    await house.send()
    assert [body["verb"] for _, body in receiver.taken if body["verb"] != "webhook.create"] == ["task.set_status"]


async def test_chats_read_the_sentence_with_a_link(house: House, film: Film, receiver: Receiver) -> None:
    for kind in ("slack", "discord", "mattermost"):
        await house.hook(receiver.url, kind=kind, name=kind, verbs=["entity.edit"])
    await house.studio.admin.patch(f"/entities/{film.bunny}", {"name": "<!here> @all *bold*"})
    await house.react()
    await house.send()
    said = [str(body) for _, body in receiver.taken]
    assert len(said) == 3
    for kind in ("slack", "discord"):
        loud = await house.hook(receiver.url, kind=kind, name="<!here> @all", verbs=["entity.purge"])
        await house.studio.admin.post(f"/webhooks/{loud['id']}/ping", {})
    await house.send()
    tests = [str(body) for _, body in receiver.taken[3:]]
    assert len(tests) == 2
    assert not any("@all" in text for text in tests if "&lt;" not in text)
    assert sum("&lt;!here&gt;" in text for text in tests) == 1
    assert any("&lt;!here&gt;" in text for text in said)
    assert all("@all" not in text for text in said if "&lt;" not in text)
    assert all(f"/projects/{film.project}/activity" in text for text in said)


async def test_days_without_an_answer_pause_it_and_switching_on_sends_what_waited(
    house: House, film: Film, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "MOST_TRIES", 3)
    webhook = await house.hook(receiver.url, verbs=["task.set_status"])
    await house.react()
    receiver.status = 500
    await film.move(0, "Approved")
    await house.react()
    for _ in range(5):
        house.let_time_pass()
        await house.send()
    paused = await house.studio.admin.get(f"/webhooks/{webhook['id']}")
    assert paused["active"] is False
    assert "500 status 500" in paused["paused_why"]
    assert receiver.asked == 3, "a paused one is left in peace"
    await film.move(1, "Approved")
    await house.react()
    receiver.status = 200
    back = await house.studio.admin.patch(f"/webhooks/{webhook['id']}", {"active": True})
    assert (back["active"], back["paused_why"]) == (True, None)
    await house.send()
    assert len(set(receiver.ids)) == len(receiver.ids) == 2


async def test_what_the_receiver_will_not_take_holds_nothing_up_for_long_and_can_be_sent_again(
    house: House, film: Film, receiver: Receiver
) -> None:
    webhook = await house.hook(receiver.url, verbs=["task.set_status"])
    receiver.status = 422
    await film.move(0, "Approved")
    await house.react()
    for _ in range(5):
        house.let_time_pass()
        await house.send()
    assert [line["state"] for line in await house.log(webhook)] == ["failed"]
    receiver.status = 200
    assert (await house.studio.admin.post(f"/webhooks/{webhook['id']}/replay", {}))["count"] == 1
    await house.send()
    assert len(receiver.taken) == 1
    await house.studio.admin.post(f"/webhooks/{webhook['id']}/replay", {"since": "2026-01-01T00:00:00Z"})
    await house.send()
    assert receiver.ids[0] == receiver.ids[1]
    assert receiver.raw[0] == receiver.raw[1]


async def test_a_ping_waits_behind_nothing_and_is_tried_once(house: House, film: Film, receiver: Receiver) -> None:
    webhook = await house.hook(receiver.url, verbs=["task.set_status"])
    receiver.status = 500
    await film.move(0, "Approved")
    await house.react()
    await house.send()
    receiver.status = 200
    await house.studio.admin.post(f"/webhooks/{webhook['id']}/ping", {})
    await house.send()
    assert [body["verb"] for _, body in receiver.taken] == ["webhook.ping"]


async def test_a_receiver_that_takes_its_time_holds_up_no_other(
    house: House, film: Film, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "_ANSWER_S", 600.0)
    monkeypatch.setattr(connecting, "_WHOLE_S", 600.0)
    async with receiving() as slow:
        slow.answers.clear()
        for url in (slow.url, receiver.url):
            await house.hook(url, verbs=["task.set_status"])
        sending_on = asyncio.create_task(sending.keep_sending(house.studio.app.state.engine, house.settings))
        for number, status in enumerate(("In progress", "To review"), 1):
            await film.move(0, status)
            await house.react()
            for _ in range(600):
                if slow.asked and len(receiver.taken) == number:
                    break
                await asyncio.sleep(0.05)
            assert (slow.asked, len(receiver.taken)) == (1, number)
        sending_on.cancel()
        await asyncio.gather(sending_on, return_exceptions=True)
        slow.answers.set()


async def test_what_nobody_foresaw_counts_as_a_try(
    house: House, film: Film, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stumble(*_: object, **__: object) -> tuple[int | None, str]:
        raise RuntimeError("nobody foresaw this")

    webhook = await house.hook(receiver.url, verbs=["task.set_status"])
    await film.move(0, "Approved")
    await house.react()
    with monkeypatch.context() as patched:
        patched.setattr(sending, "post", stumble)
        await house.send()
    (line,) = await house.log(webhook)
    assert (line["state"], line["attempts"], line["response_text"]) == ("waiting", 1, "RuntimeError")
    house.let_time_pass()
    await house.send()
    assert len(receiver.taken) == 1


async def test_a_redirect_is_not_followed(house: House, film: Film, receiver: Receiver) -> None:
    async with receiving() as inside:
        receiver.status, receiver.extra = 307, f"Location: {inside.url}\r\n"
        webhook = await house.hook(receiver.url, verbs=["task.set_status"])
        await film.move(0, "Approved")
        await house.react()
        await house.send()
        assert inside.asked == 0
    (line,) = await house.log(webhook)
    assert (line["state"], line["response_status"]) == ("waiting", 307)


async def test_nothing_leads_into_the_own_network_unless_the_studio_says_so(
    house: House, film: Film, receiver: Receiver
) -> None:
    webhook = await house.hook(receiver.url.replace("127.0.0.1", "localhost"), verbs=["task.set_status"])
    house.settings = house.settings.model_copy(update={"webhooks_private": False})
    house.studio.app.state.settings = house.settings
    await film.move(0, "Approved")
    await house.react()
    await house.send()
    assert receiver.asked == 0
    (line,) = await house.log(webhook)
    assert "MOTK_WEBHOOKS_PRIVATE" in line["response_text"]
    errors = await house.studio.admin.invalid(
        "POST", "/webhooks", {"name": "In", "url": "http://169.254.169.254/latest"}
    )
    assert "MOTK_WEBHOOKS_PRIVATE" in errors["url"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "::1",
        "fe80::1%eth0",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1:fffe::a00:1",
        "2002:7f00:1::1",
        "fec0::1",
        "fd00::1",
        "0.0.0.0",  # noqa: S104 - said, not listened on
        "224.0.0.1",
    ],
)
def test_addresses_of_the_own_network_are_known(address: str) -> None:
    assert is_private(address)
    assert not any(
        map(is_private, ("93.184.215.14", "64:ff9b::93.184.215.14", "2002:5db8:d70e::1", "2a00:1450:4001::1"))
    )


async def test_an_address_that_is_none_is_refused_with_the_fix(house: House) -> None:
    for url in ("ftp://x.example", "https://", "https://me:pw@x.example/", "https://x.example:99999/"):
        assert "url" in await house.studio.admin.invalid("POST", "/webhooks", {"name": "X", "url": url})
    wrong = {"name": "X", "url": "https://x.example", "verbs": ["task.fly"]}
    assert "No verb fits task.fly" in (await house.studio.admin.invalid("POST", "/webhooks", wrong))["verbs"]
