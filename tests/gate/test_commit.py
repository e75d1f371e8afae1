"""The answer leaves after the commit: nobody is told of a success that did not happen."""

import psycopg
import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from tests.studio import Film, Studio

pytestmark = pytest.mark.anyio


async def test_a_commit_that_fails_is_never_answered_with_success(studio: Studio, film: Film) -> None:
    # A deferred constraint speaks only at the commit, after the handler has its answer ready.
    studio.sql(
        "create function refuse() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$"
    )
    studio.sql(
        "create constraint trigger refuse after update on entity deferrable initially deferred"
        " for each row execute function refuse()"
    )
    answer = await studio.admin.send("PATCH", f"/entities/{film.shots[0]}", json={"description": "A meadow at dawn."})
    assert answer.status_code >= 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "disk full" not in answer.text
    assert "X-Change-Set" not in answer.headers
    studio.sql("drop trigger refuse on entity")
    assert (await studio.admin.get(f"/entities/{film.shots[0]}"))["description"] == ""


async def test_a_database_that_dies_at_the_commit_is_a_reason_to_try_again(studio: Studio, film: Film) -> None:
    studio.sql(
        "create function die() returns trigger language plpgsql as"
        " $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$"
    )
    studio.sql(
        "create constraint trigger die after update on entity deferrable initially deferred"
        " for each row execute function die()"
    )
    problem = await studio.admin.refused(
        503, "PATCH", f"/entities/{film.shots[0]}", {"description": "A meadow at dawn."}
    )
    assert "Idempotency-Key" in problem["detail"]
    studio.sql("drop trigger die on entity")
    assert (await studio.admin.get(f"/entities/{film.shots[0]}"))["description"] == ""


async def test_an_answer_names_the_change_set_that_it_committed(studio: Studio, film: Film) -> None:
    answer = await studio.admin.send("PATCH", f"/entities/{film.shots[0]}", json={"description": "A meadow at dawn."})
    (change_set,) = studio.sql(
        "select verb, actor_id::text from change_set where id = %s", answer.headers["X-Change-Set"]
    )
    assert change_set == ("entity.edit", studio.admin.account_id)


async def test_a_write_that_changes_nothing_leaves_no_change_set(studio: Studio, film: Film) -> None:
    answer = await studio.admin.send("PATCH", f"/entities/{film.shots[0]}", json={"description": ""})
    assert answer.status_code == 200
    assert studio.sql("select from change_set where verb = 'entity.edit'") == []


async def test_a_connection_that_dies_after_the_refusal_changes_nothing_of_it(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def die(_session: AsyncSession) -> None:
        raise OperationalError("ROLLBACK", None, psycopg.errors.IdleInTransactionSessionTimeout("too long"))

    monkeypatch.setattr(AsyncSession, "close", die)
    body = {"current_password": 7, "new_password": "seven green otters"}
    problem = await studio.admin.refused(422, "PUT", "/me/password", body)
    assert problem["errors"][0]["field"] == "current_password"
    said = capsys.readouterr()
    assert "a connection died" in said.out + said.err
    assert "otters" not in said.out + said.err
