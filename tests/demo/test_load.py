"""The demo in a database: complete, one change set, with a way in, and never twice."""

import asyncio
import stat
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from psycopg import Connection
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncEngine
from tests.factory import insert, writing

from motk.core.jobs import JobContext
from motk.core.settings import Settings
from motk.demo.content import build
from motk.demo.jobs import load_into
from motk.demo.load import DemoRefused, load
from motk.gate.passwords import check


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(home=tmp_path / "home")


@pytest.fixture
def loaded(clone: str, settings: Settings) -> Iterator[Connection]:
    load(settings, clone)
    with psycopg.connect(clone) as connection:
        yield connection


def one(connection: Connection, query: str, *values: object) -> object:
    row = connection.execute(query, values).fetchone()
    assert row is not None
    return row[0]


def test_every_row_of_the_demo_is_there_under_one_change_set(loaded: Connection) -> None:
    logged: dict[str, int] = dict(loaded.execute("select entity, count(*) from change group by 1").fetchall())
    assert logged == {table: len(listed) for table, listed in build(date(2026, 11, 21)).tables()}
    assert loaded.execute("select verb, via, actor_id from change_set").fetchall() == [("demo.load", "cli", None)]


def test_a_note_is_as_old_as_it_says_and_a_task_as_new_as_the_load(loaded: Connection) -> None:
    assert one(
        loaded, "select bool_and(created_by = author_id) and min(created_at) < now() - interval '7 days' from comment"
    )
    assert one(loaded, "select min(created_at) > now() - interval '1 hour' from task")


def test_tasks_know_how_many_comments_they_have(loaded: Connection) -> None:
    wrong = "select count(*) from task where comment_count <> (select count(*) from comment where task_id = task.id)"
    assert one(loaded, wrong) == 0


def test_every_picture_stands_in_the_storage_with_the_bytes_its_row_promises(
    loaded: Connection, settings: Settings
) -> None:
    media = loaded.execute("select file_path, sha256, file_size from media").fetchall()
    assert len(media) == 18
    for path, digest, size in media:
        content = (settings.media_root / path).read_bytes()
        assert (sha256(content).hexdigest(), len(content)) == (digest, size)


def test_the_note_tells_a_password_that_opens_every_account_it_names(loaded: Connection, settings: Settings) -> None:
    note = settings.home / "demo-sign-in.txt"
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    text = note.read_text()
    assert settings.public_url in text
    password = text.split()[-1]
    for name in ("ana.moreau", "leila.osei", "kenji.tanaka", "hannah.weiss"):
        assert name in text
        query = (
            "select password_hash from account_secret join account on account.id = account_id where account_name = %s"
        )
        assert asyncio.run(check(password, str(one(loaded, query, name)))).is_right


def test_loading_twice_is_refused_and_changes_nothing(loaded: Connection, clone: str, settings: Settings) -> None:
    before = (settings.home / "demo-sign-in.txt").read_text()
    with pytest.raises(DemoRefused, match="loaded already: this studio has a project named"):
        load(settings, clone)
    assert one(loaded, "select count(*) from project") == 2
    assert (settings.home / "demo-sign-in.txt").read_text() == before


def a_studio(dsn: str, slug: str = "acme") -> UUID:
    """A studio that a person set up: some lists of its own, and an admin whose name the demo has too."""
    organization = UUID(int=len(slug))
    with psycopg.connect(dsn) as connection, writing(connection, "setup.create", organization):
        insert(connection, "organization", id=organization, name=slug, slug=slug)
        mine = {"organization_id": organization}
        insert(connection, "account", **mine, account_name="Ana.Moreau", display_name="Ana", account_type="admin")
        insert(connection, "department", **mine, name="animation")
        insert(connection, "task_type", **mine, name="ANIMATION", for_kind="shot")
        insert(connection, "task_status", **mine, name="Todo", is_default=True)
        insert(connection, "task_status", **mine, name="approved", is_done=True)
    return organization


def test_a_studio_that_exists_keeps_its_lists_and_its_people(clone: str, settings: Settings) -> None:
    organization = a_studio(clone)
    load(settings, clone)
    with psycopg.connect(clone) as connection:
        assert one(connection, "select count(*) from organization") == 1
        assert one(connection, "select count(*) from project where organization_id = %s", organization) == 2
        for table, name in (("department", "animation"), ("task_status", "approved"), ("account", "Ana")):
            column = "display_name" if table == "account" else "name"
            assert (
                one(connection, f"select count(*) from {table} where lower({column}) like lower(%s || '%%')", name) == 1
            )
        assert one(connection, "select name from task_status where is_default") == "Todo"
        used = (
            "select count(*) from task join task_type on task_type.id = task_type_id where task_type.name = 'ANIMATION'"
        )
        assert int(str(one(connection, used))) > 300
        mine = "select count(*) from account_secret join account on account.id = account_id where account_name = 'Ana.Moreau'"
        assert one(connection, mine) == 0
        assert one(connection, "select count(*) from account_secret") == 15


def test_two_studios_of_one_database_can_each_have_the_demo(clone: str, settings: Settings) -> None:
    a_studio(clone, "acme")
    a_studio(clone, "plum.")
    with pytest.raises(DemoRefused, match="several studios here: acme, plum"):
        load(settings, clone)
    with pytest.raises(DemoRefused, match="no studio 'pear'"):
        load(settings, clone, studio="pear")
    load(settings, clone, studio="acme")
    load(settings, clone, studio="plum.")
    with psycopg.connect(clone) as connection:
        assert one(connection, "select count(*) from project") == 4


@pytest.mark.anyio
async def test_the_job_of_the_first_run_page_loads_once_however_often_it_runs(
    clone: str, settings: Settings, engine: AsyncEngine
) -> None:
    organization = a_studio(clone)
    context = JobContext(engine, settings.model_copy(update={"database_url": SecretStr(clone)}), job_id=1, attempt=1)
    await load_into.run(context, organization)
    await load_into.run(context, organization)
    with psycopg.connect(clone) as connection:
        assert one(connection, "select count(*) from project") == 2
        assert one(connection, "select via from change_set where verb = 'demo.load'") == "job"
