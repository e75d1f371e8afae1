"""Two studios in one database, every table filled in both. Every text of the second one holds a word that no other does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from tests.factory import insert, writing
from tests.studio import Film, Studio, opened, shoot

from motk.migrations.run import tracked_tables

MARKER = "quagga"

# Free texts, by column name. Others are words the database knows: a kind, a status, a colour.
_TEXTS = frozenset(
    "name slug display_name account_name email first_name last_name phone short_name code description role label text original_name".split()
)
# A word of the permission table there, not a role of the production.
_ROLES = {("page_layout", "role")}
_OF_ACCOUNTS = ("session", "api_token", "password_reset", "account_secret", "login_log")


@dataclass
class Side:
    """One of the two, with one id of every table."""

    studio: Studio
    film: Film
    ids: dict[str, str]

    def everything(self) -> str:
        """All rows of the studio as text, its secrets and its log included."""
        with psycopg.connect(self.studio.dsn) as connection:
            return "\n".join(
                f"{table}: {text}"
                for table in (*_all_tables(), *_OF_ACCOUNTS)
                for text in _rows(connection, table, self.studio.organization)
            )

    def all_ids(self) -> frozenset[str]:
        with psycopg.connect(self.studio.dsn) as connection:
            found = [
                connection.execute(_select("id::text", table), (self.studio.organization,)).fetchall()
                for table in (*_all_tables(), "session", "api_token")
                if table != "change"
            ]
        return frozenset(row[0] for rows in found for row in rows)


def _all_tables() -> tuple[str, ...]:
    return (*tracked_tables(), "change_set", "change")


def _select(what: str, table: str) -> sql.Composed:
    if table in _OF_ACCOUNTS:
        rule = "account_id in (select id from account where organization_id = %s)"
    else:
        rule = "id = %s" if table == "organization" else "organization_id = %s"
    return sql.SQL("select {} from {} t where {}").format(sql.SQL(what), sql.Identifier(table), sql.SQL(rule))


def _rows(connection: psycopg.Connection, table: str, organization: UUID) -> list[str]:
    # What a sign-in by token writes down is not the studio's own.
    unseen = "(to_jsonb(t) - 'last_used_at' - 'last_seen_at')::text"
    return sorted(row[0] for row in connection.execute(_select(unseen, table), (organization,)))


@asynccontextmanager
async def two_studios(dsn: str) -> AsyncIterator[tuple[Side, Side]]:
    async with opened(dsn, name="Meadow") as ours, opened(dsn, name="Savannah") as theirs:
        sides = [await filled(studio) for studio in (ours, theirs)]
        _mark(sides[1].studio)
        yield sides[0], sides[1]


async def filled(studio: Studio) -> Side:
    film = await shoot(studio)
    admin = studio.admin
    department = await admin.post("/departments", {"name": "Animation"})
    await admin.patch(f"/accounts/{studio.artist.account_id}", {"department_ids": [department["id"]], "phone": "12345"})
    await film.assign("artist", 0)
    comment = await admin.post("/comments", {"task_id": film.tasks[0], "text": "Slower, please."})
    link = await admin.post(
        "/entity-links", {"project_id": film.project, "entity_id": film.shots[0], "asset_id": film.bunny}
    )
    moved = await admin.send("PATCH", f"/tasks/{film.tasks[0]}", json={"description": "The chase"})
    view = await admin.post("/views", {"project_id": film.project, "page": "shot", "name": "Retakes"})
    with psycopg.connect(studio.dsn) as connection:
        with writing(connection, "test.write", studio.organization):
            media = insert(
                connection,
                "media",
                organization_id=studio.organization,
                project_id=UUID(film.project),
                file_path=f"{studio.organization}/picture.webp",
                mime_type="image/webp",
                file_size=1,
                sha256="0" * 64,
                original_name="picture.webp",
            )
            others = _others(connection, studio, film, comment["id"], department["id"], str(media))
            others["notification"] = _told(connection, studio, film)
        # Spare ones: with those in use the sweep could revoke its own entry.
        tokens = [_spare_token(studio, connection, person.account_id) for person in (admin, studio.bot)]
        sessions = [_session(connection, admin.account_id, spare) for spare in (b"one", b"other")]
        passkey = connection.execute(
            "insert into passkey (account_id, name, credential_id, public_key) values (%s, 'Laptop', %s, 'key') returning id",
            (admin.account_id, studio.organization.bytes),
        ).fetchone()
    assert passkey
    ids = {
        "organization": str(studio.organization),
        "account": studio.artist.account_id,
        "bot": studio.bot.account_id,
        "signed_in": admin.account_id,
        "department": department["id"],
        "task_type": film.animation,
        "task_type_for_assets": film.modeling,
        "task_status": film.statuses["Retake"],
        "other_status": film.statuses["Approved"],
        "entity_type": film.character,
        "project": film.project,
        "member": film.members["artist"],
        "entity": film.shots[0],
        "parent": film.sequence,
        "asset": film.bunny,
        "entity_link": link["id"],
        "task": film.tasks[0],
        "other_task": film.tasks[1],
        "comment": comment["id"],
        "media": str(media),
        "view": view["id"],
        "change_set": moved.headers["X-Change-Set"],
        "token": tokens[0],
        "bot_token": tokens[1],
        "session": sessions[0],
        "other_session": sessions[1],
        "passkey": str(passkey[0]),
        **others,
    }
    return Side(studio, film, ids)


def _others(
    connection: psycopg.Connection, studio: Studio, film: Film, comment: str, department: str, media: str
) -> dict[str, str]:
    """A row in every table that nothing above has filled, by the table's name."""
    studio_wide = {"organization_id": studio.organization}
    in_film = {**studio_wide, "project_id": UUID(film.project)}
    account = UUID(studio.artist.account_id)
    today = date(2026, 11, 20)
    wanted: dict[str, dict[str, Any]] = {
        "identity_provider": {**studio_wide, "name": "Hall", "issuer": "http://127.0.0.1:9", "client_id": "motk"},
        "project_template": {**studio_wide, "name": "Short film"},
        "software": {**studio_wide, "name": "Blender"},
        "entity_type_task_type": {
            **studio_wide,
            "entity_type_id": UUID(film.character),
            "task_type_id": UUID(film.animation),
        },
        "status_automation": {
            **in_film,
            "when_task_type_id": UUID(film.animation),
            "when_status_id": UUID(film.statuses["Ready"]),
            "then_task_type_id": UUID(film.animation),
            "then_status_id": UUID(film.statuses["Retake"]),
        },
        "webhook": {**in_film, "name": "Farm", "host": "hooks.example"},
        "field_definition": {**in_film, "kind": "shot", "key": "plate", "name": "Plate", "type": "list"},
        "page_layout": {**in_film, "kind": "shot"},
        "day_off": {**studio_wide, "account_id": account, "starts_on": today, "ends_on": today},
        "time_entry": {
            **in_film,
            "account_id": account,
            "task_id": UUID(film.tasks[0]),
            "on_date": today,
            "minutes": 60,
        },
        "credit_line": {**in_film, "member_id": UUID(film.members["artist"])},
        "milestone": {**in_film, "name": "Layout lock", "on_date": today},
        "schedule_item": {**in_film, "starts_on": today, "ends_on": today},
        "baseline": {**in_film, "name": "As sold"},
        "subscription": {**in_film, "account_id": account, "task_id": UUID(film.tasks[0])},
        "task_dependency": {**in_film, "task_id": UUID(film.tasks[0]), "needs_id": UUID(film.tasks[1])},
        "comment_mention": {**in_film, "comment_id": UUID(comment), "department_id": UUID(department)},
        "comment_acknowledgement": {**in_film, "comment_id": UUID(comment), "account_id": account},
        "comment_attachment": {**in_film, "comment_id": UUID(comment), "media_id": UUID(media)},
    }
    return {table: str(insert(connection, table, **values)) for table, values in wanted.items()}


def _told(connection: psycopg.Connection, studio: Studio, film: Film) -> str:
    """A notification of the one who asks: no change set makes it."""
    return str(
        insert(
            connection,
            "notification",
            organization_id=studio.organization,
            account_id=UUID(studio.admin.account_id),
            project_id=UUID(film.project),
            task_id=UUID(film.tasks[0]),
            change_set_id=studio.organization,
            reason="due",
        )
    )


def _spare_token(studio: Studio, connection: psycopg.Connection, account_id: str) -> str:
    studio.token(connection, UUID(account_id))
    newest = connection.execute(
        "select id::text from api_token where account_id = %s order by id desc limit 1", (account_id,)
    ).fetchone()
    assert newest
    return str(newest[0])


def _session(connection: psycopg.Connection, account_id: str, name: bytes) -> str:
    made = connection.execute(
        "insert into session (account_id, token_hash, expires_at) values (%s, sha256(%s), now() + interval '1 day') returning id",
        (account_id, account_id.encode() + name),
    ).fetchone()
    assert made
    return str(made[0])


def _mark(studio: Studio) -> None:
    """Write the word into every free text of the studio; addresses and short names stay ones."""
    with psycopg.connect(studio.dsn) as connection, writing(connection, "test.write", studio.organization):
        for table in tracked_tables():
            rows: list[Any] = connection.execute(_select("*", table), (studio.organization,)).fetchall()
            assert rows, f"nothing in {table}: fill it in two_studios.py, or the sweep proves nothing for it"
            columns = connection.execute(
                "select column_name from information_schema.columns where table_name = %s and table_schema = 'public'",
                (table,),
            )
            for (column,) in columns.fetchall():
                if column in _TEXTS and (table, column) not in _ROLES:
                    connection.execute(_written(table, column), (f"{MARKER}-", studio.organization))


def texts_of(
    connection: psycopg.Connection, table: str, organization: UUID, word: str, *, besides: set[str]
) -> list[str]:
    """Write a word into the free texts of a table's rows, but for some of them; the ids of those rows."""
    rule = sql.SQL("organization_id = %s and not id::text = any(%s)")
    columns = connection.execute(
        "select column_name from information_schema.columns where table_name = %s and table_schema = 'public'",
        (table,),
    ).fetchall()
    for (column,) in columns:
        if column in _TEXTS and (table, column) not in _ROLES:
            connection.execute(
                sql.SQL("update {} set {column} = %s || coalesce({column}, id::text) where {}").format(
                    sql.Identifier(table), rule, column=sql.Identifier(column)
                ),
                (f"{word}-", organization, list(besides)),
            )
    found = connection.execute(
        sql.SQL("select id::text from {} where {}").format(sql.Identifier(table), rule), (organization, list(besides))
    )
    return [row[0] for row in found]


def _written(table: str, column: str) -> sql.Composed:
    rule = "id" if table == "organization" else "organization_id"
    return sql.SQL("update {} set {column} = %s || coalesce({column}, id::text) where {} = %s").format(
        sql.Identifier(table), sql.Identifier(rule), column=sql.Identifier(column)
    )
