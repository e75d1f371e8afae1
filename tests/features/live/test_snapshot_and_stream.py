"""A page that was read once and has followed since shows what a page read anew shows, however many wrote at once."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import uuid4

import pytest
from tests.features.live.copy_of_grid import Copy
from tests.features.live.streams import Listener, listening, serving
from tests.studio import Film, Somebody

pytestmark = pytest.mark.anyio

WRITERS, VERBS_EACH = 6, 25


class Crowd:
    """People who do things at random to one film; being refused is part of it."""

    def __init__(self, film: Film, seed: int) -> None:
        self.film = film
        self.chance = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
        self.done: list[str] = []
        self.shots, self.tasks = list(film.shots), list(film.tasks)

    async def work(self) -> None:
        deeds = (
            self.move,
            self.move,
            self.assign,
            self.assign,
            self.edit,
            self.comment,
            self.create,
            self.hide,
            self.purge,
            self.undo,
        )
        for _ in range(VERBS_EACH):
            deed: Callable[[Somebody], Awaitable[None]] = self.chance.choice(deeds)
            await deed(self.film.studio.people[self.chance.choice(("admin", "manager"))])

    def some(self, of: list[str]) -> list[str]:
        return self.chance.sample(of, min(len(of), self.chance.randint(1, 4)))

    async def send(self, who: Somebody, method: str, path: str, body: object) -> None:
        answer = await who.send(method, path, json=body)
        assert answer.status_code < 500 or answer.status_code == 503, answer.text
        if answer.is_success and (change_set := answer.headers.get("X-Change-Set")):
            self.done.append(change_set)

    async def move(self, who: Somebody) -> None:
        status = self.chance.choice(list(self.film.statuses.values()))
        await self.send(who, "PUT", "/tasks/status", {"task_ids": self.some(self.tasks), "task_status_id": status})

    async def assign(self, who: Somebody) -> None:
        members = self.some(list(self.film.members.values()))
        await self.send(who, "PUT", "/tasks/assignees", {"task_ids": self.some(self.tasks), "member_ids": members})

    async def edit(self, who: Somebody) -> None:
        rows = [
            {"id": shot, self.chance.choice(("description", "fps", "code")): str(self.chance.randint(1, 60))}
            for shot in self.some(self.shots)
        ]
        await self.send(who, "PATCH", "/entities/bulk", {"rows": rows})

    async def comment(self, who: Somebody) -> None:
        status = self.chance.choice(list(self.film.statuses.values()))
        await self.send(
            who,
            "POST",
            "/comments",
            {"task_id": self.chance.choice(self.tasks), "text": "Hm.", "task_status_id": status},
        )

    async def create(self, who: Somebody) -> None:
        shot, of_project = str(uuid4()), {"project_id": self.film.project}
        row = {
            **of_project,
            "id": shot,
            "kind": "shot",
            "parent_id": self.film.sequence,
            "name": f"SH{self.chance.random()}",
        }
        await self.send(who, "POST", "/entities", row)
        task = {**of_project, "id": str(uuid4()), "entity_id": shot, "task_type_id": self.film.animation}
        await self.send(who, "POST", "/tasks", {**task, "task_status_id": self.film.statuses["Ready"]})
        self.shots.append(shot)
        self.tasks.append(task["id"])

    async def hide(self, who: Somebody) -> None:
        await self.send(
            who, "POST", f"/entities/{self.chance.choice(('archive', 'restore'))}", {"ids": self.some(self.shots[1:])}
        )

    async def purge(self, who: Somebody) -> None:
        await self.send(who, "POST", "/entities/purge", {"ids": self.some(self.shots[1:])[:1]})

    async def undo(self, who: Somebody) -> None:
        if self.done:
            await self.send(who, "POST", f"/change-sets/{self.chance.choice(self.done)}/revert", {})


async def follow(film: Film, listener: Listener, copy: Copy, cursor: str, last: asyncio.Future[str]) -> None:
    """Keep a copy until the last change set has come."""
    while True:
        event = await listener.next()
        assert event.name == "changes", event
        if copy.apply(event.data["changes"]):
            copy.read(await film.grid(since=cursor))
        if last.done() and event.data["change_set"]["id"] == last.result():
            return


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_copy_that_followed_shows_what_a_fresh_page_shows(
    film: Film, clone: str, tmp_path: Path, seed: int
) -> None:
    # It is tomorrow there for most of the day.
    await film.studio.admin.patch("/organization", {"settings": {"timezone": "Pacific/Kiritimati"}})
    crowd = Crowd(film, seed)
    last: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    with serving(clone, tmp_path) as api:
        working = [asyncio.create_task(crowd.work()) for _ in range(WRITERS)]
        await asyncio.wait(working, timeout=0.5)
        snapshot = await film.grid()
        copy = Copy("shot", snapshot)
        async with listening(
            api.url, film.studio.artist, project_id=film.project, since=snapshot["cursor"]
        ) as listener:
            following = asyncio.create_task(follow(film, listener, copy, snapshot["cursor"], last))
            await asyncio.gather(*working)
            answer = await film.studio.admin.send("PATCH", film.path, json={"description": "That is all."})
            last.set_result(answer.headers["X-Change-Set"])
            await following
    assert copy.seen() == Copy("shot", await film.grid()).seen()
