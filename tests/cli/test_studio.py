"""Several studios in one installation, from the server's console."""

from pathlib import Path

import pytest
from tests.browser import Browser, running, set_up
from tests.cli.test_command import motk

pytestmark = pytest.mark.anyio


async def test_another_studio_is_made_and_its_admin_signs_in(clone: str, tmp_path: Path) -> None:
    where = {"MOTK_DATABASE_URL": clone, "MOTK_HOME": str(tmp_path)}
    async with running(clone, tmp_path) as app:
        leila = await set_up(app)
        words = ("studio", "create", "Nightfall Pictures", "--admin", "leila", "--name", "Leila Osei")
        made = motk(*words, "--email", "leila@nightfall.example", **where)
        assert made.returncode == 0, made.stderr
        assert made.stdout.startswith("Nightfall Pictures is made; its short name is nightfall-pictures.\n")
        listed = [line.split(maxsplit=2) for line in motk("studio", "list", **where).stdout.splitlines()]
        assert listed == [
            ["cafe-rouge", "active", "Café Rouge"],
            ["nightfall-pictures", "active", "Nightfall Pictures"],
        ]

        there = Browser(app)
        answer = await there.sign_in(password=made.stdout.split()[-1], organization="nightfall-pictures")
        assert (answer.status_code, answer.json()["account"]["account_type"]) == (200, "admin")
        assert (await there.get("/organization"))["name"] == "Nightfall Pictures"
        assert [row["name"] for row in (await there.get("/task-statuses"))["rows"]]
        assert (await there.get("/projects"))["rows"] == []
        (line,) = (await there.get("/feed"))["rows"]
        assert (line["sentence"], line["via"]) == ("The console set up the studio", "cli")
        assert (await leila.get("/organization"))["name"] == "Café Rouge"


async def test_a_studio_whose_short_name_is_taken_or_misspelt_is_refused(clone: str, tmp_path: Path) -> None:
    where = {"MOTK_DATABASE_URL": clone, "MOTK_HOME": str(tmp_path)}
    async with running(clone, tmp_path) as app:
        await set_up(app)
        refused = motk("studio", "create", "Cafe Rouge", "--admin", "ada", **where)
        assert (refused.returncode, refused.stderr.count("cafe-rouge already")) == (1, 1)
        refused = motk("studio", "create", "Cafe Rouge", "--admin", "ada", "--short-name", "Two Words", **where)
        assert refused.stderr.startswith("motk: slug: ")
        made = motk("studio", "create", "Cafe Rouge", "--admin", "ada", "--short-name", "rouge-2", **where)
        assert made.returncode == 0, made.stderr


async def test_providers_are_offered_by_the_short_name_of_their_studio(clone: str, tmp_path: Path) -> None:
    where = {"MOTK_DATABASE_URL": clone, "MOTK_HOME": str(tmp_path)}
    async with running(clone, tmp_path) as app:
        leila = await set_up(app)
        provider = {"name": "Rouge", "issuer": "https://id.cafe.example", "client_id": "motk"}
        assert (await leila.send("POST", "/identity-providers", provider)).status_code == 201
        assert [row["name"] for row in (await Browser(app).get("/session/providers"))["rows"]] == ["Rouge"]
        assert motk("studio", "create", "Nightfall", "--admin", "ada", **where).returncode == 0
        offered = {
            asked: [row["name"] for row in (await Browser(app).get(f"/session/providers{asked}"))["rows"]]
            for asked in ("", "?organization=cafe-rouge", "?organization=nightfall")
        }
        assert offered == {"": [], "?organization=cafe-rouge": ["Rouge"], "?organization=nightfall": []}
