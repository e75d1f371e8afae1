"""Putting the demo, or a big production made up for measuring, into a migrated database."""

import asyncio
import sys
import time
from dataclasses import dataclass, replace
from uuid import UUID

import psycopg
from psycopg import Connection

from motk.core.clock import now
from motk.core.errors import Conflict, NotFound
from motk.core.settings import Settings
from motk.core.storage import open_storage
from motk.demo import content
from motk.demo.content import Demo
from motk.demo.copying import copy_tables
from motk.demo.footage import packaged
from motk.demo.joining import joined
from motk.demo.scale import seed
from motk.demo.sign_in import new_password, set_password, sign_in_text, write_sign_in

# Numbers, dates and names are read in one way, whatever the server's own settings are.
_SESSION = "-c search_path=public -c timezone=UTC -c jit=off"


class DemoRefused(Conflict):
    """The demo cannot be loaded here; the message says why and what to do."""

    slug, title = "demo-refused", "The demo is not loaded"


@dataclass(frozen=True)
class Cause:
    """Who loads, and through which door. Nobody at the console by default."""

    via: str = "cli"
    actor_id: UUID | None = None
    caused_by: UUID | None = None


def load(settings: Settings, dsn: str, *, scale: float | None = None, studio: str | None = None) -> None:
    """What `motk demo` does: the demo, or with `scale` a production of 5,000 shots times it.

    It goes into the studio of that slug, or the only one there is; without any, the demo's own studio is made.
    Raises DemoRefused, NotFound.
    """
    with connect(dsn) as connection:
        organization_id = _choose(connection, studio)
    if scale is None:
        load_demo(settings, dsn, organization_id)
    else:
        load_scale(settings, dsn, scale, organization_id)


def connect(dsn: str) -> Connection:
    return psycopg.connect(dsn, options=_SESSION)


def load_demo(settings: Settings, dsn: str, organization_id: UUID | None = None, cause: Cause = Cause()) -> None:
    """Both productions in one change set: into an organization, its lists and people used, or as a studio of its own.

    Writes HOME/demo-sign-in.txt. Raises DemoRefused when they are there already, NotFound.
    """
    _load(settings, dsn, organization_id, cause, with_productions=True)


def load_scale(settings: Settings, dsn: str, n: float, organization_id: UUID | None = None) -> None:
    """Generate a production and say how long it took. Raises NotFound."""
    started = time.monotonic()
    if organization_id is None:
        organization_id = _load(settings, dsn, None, Cause(), with_productions=False)
    with connect(dsn) as connection:
        made = seed(connection, organization_id, n)
    _analyze(dsn)
    sys.stdout.write(f"{made} In {time.monotonic() - started:.1f} s.\n")


def _load(settings: Settings, dsn: str, organization_id: UUID | None, cause: Cause, *, with_productions: bool) -> UUID:
    password = new_password()
    with connect(dsn) as connection, connection.transaction():
        connection.execute("select pg_advisory_xact_lock(hashtext('motk demo'))")
        demo, instead = _built(connection, organization_id)
        if not with_productions:
            demo = replace(demo, productions=())
        studio_id = instead.get(demo.studio.id, demo.studio.id)
        _refuse_twice(connection, demo, studio_id)
        # Files first: a row must not name a file that is not there.
        asyncio.run(_store(settings, demo))
        connection.execute(
            "select motk.begin('demo.load', %s, %s, %s, %s)", (cause.actor_id, studio_id, cause.via, cause.caused_by)
        )
        copy_tables(connection, demo.tables(), instead)
        added = [account for account in demo.studio.accounts.values() if account.id not in instead]
        set_password(connection, [account.id for account in added], password)
    if added:
        write_sign_in(settings.home, sign_in_text(settings.public_url, added, password))
    _analyze(dsn)
    return studio_id


def _choose(connection: Connection, slug: str | None) -> UUID | None:
    """The organization to load into; None when there is none."""
    studios: dict[str, UUID] = dict(connection.execute("select slug, id from organization order by slug").fetchall())
    if slug is not None and slug not in studios:
        raise DemoRefused(f"There is no studio {slug!r}; there are: {', '.join(studios) or 'none yet'}.")
    if slug is None and len(studios) > 1:
        raise DemoRefused(f"There are several studios here: {', '.join(studios)}. Name one with --studio.")
    return studios[slug] if slug else next(iter(studios.values()), None)


def _built(connection: Connection, organization_id: UUID | None) -> tuple[Demo, dict[UUID, UUID]]:
    today = now().date()
    if organization_id is None:
        return content.build(today), {}
    found = connection.execute("select slug from organization where id = %s", (organization_id,)).fetchone()
    if found is None:
        raise NotFound("organization", organization_id)
    demo = content.build(today, seed=f"motk demo in {organization_id}", slug=found[0])
    studio, instead = joined(connection, demo.studio, organization_id)
    return replace(demo, studio=studio), instead


def _refuse_twice(connection: Connection, demo: Demo, organization_id: UUID) -> None:
    names = [production.project.name for production in demo.productions]
    there = connection.execute(
        "select name from project where organization_id = %s and lower(name) = any(select lower(n) from unnest(%s::text[]) n)",
        (organization_id, names),
    ).fetchone()
    if there:
        raise DemoRefused(f"The demo is loaded already: this studio has a project named {there[0]}.")


async def _store(settings: Settings, demo: Demo) -> None:
    storage = open_storage(settings)
    for key, path in demo.files().items():
        await storage.put(key, packaged(path))


def _analyze(dsn: str) -> None:
    """Tell the planner what came in; it would find out by itself a minute later, and plan blindly until then."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("analyze")
