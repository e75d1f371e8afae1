"""Running reactions over the log: each change set once, in order, in one transaction with the bookmark that says it is done."""

import asyncio
import pkgutil
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import psycopg
import structlog
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

import motk.reactions
from motk.core import sql
from motk.core.cursor import Change, Cursor
from motk.core.job_runner import reason
from motk.core.settings import Settings
from motk.gate import gate
from motk.gate.actor import system
from motk.gate.doorbell import doorbell
from motk.gate.gate import Writing
from motk.reactions.happened import Happened, Wants

log = structlog.get_logger("motk.reactions")

queries = sql.load("motk.reactions")

PART = 1_000
# A change set that fails is tried again after 1, 2, 4 … seconds, and holds up those behind it meanwhile: two minutes, then they go on.
TRIES = 8
# However they call each other, reactions end here.
DEEPEST = 10
_AHEAD = 2_000
_IDLE_S = 5.0
_BUSY_S = 1.0
_LOST_S = 1.0
_STUMBLED_S = 10.0
_HELD_BACK_S = 0.02
_HELD_BACK_MOST_S = 1.0

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Reaction:
    """`name` is its bookmark's: renamed, it begins anew. `verb` is what its own change sets are said to mean."""

    name: str
    verb: str
    wants: Wants
    react: Callable[[Writing, Happened], Awaitable[None]]


class _Failed(Exception):
    """The reaction itself went wrong at this change set; the cause is chained."""

    def __init__(self, change_set: Row, failures: int) -> None:
        super().__init__(str(change_set["id"]))
        self.change_set = change_set
        self.failures = failures


def found() -> list[Reaction]:
    """Every module beside this one that says what it `WANTS`."""
    modules = [import_module(each.name) for each in pkgutil.iter_modules(motk.reactions.__path__, "motk.reactions.")]
    return [
        Reaction(module.__name__.rpartition(".")[2], module.VERB, module.WANTS, module.react)
        for module in modules
        if hasattr(module, "WANTS")
    ]


async def keep_reacting(engine: AsyncEngine, settings: Settings, reactions: Sequence[Reaction]) -> None:
    """Never ends. Each reaction reads on at its own pace, woken by the doorbell; of several workers one at a time does."""
    bells = [asyncio.Event() for _ in reactions]
    async with asyncio.TaskGroup() as together:
        together.create_task(_listen(engine, bells), name="doorbell of the reactions")
        for reaction, bell in zip(reactions, bells, strict=True):
            together.create_task(_keep_reading(engine, settings, reaction, bell), name=f"reaction {reaction.name}")


async def catch_up(engine: AsyncEngine, settings: Settings, reaction: Reaction) -> None:
    """React to all that is settled, up to the first failure; the first call ever begins at this moment."""
    await _begin(engine, reaction)
    while True:
        wait_s = await _step(engine, settings, reaction)
        if wait_s > _HELD_BACK_S:
            return
        await asyncio.sleep(wait_s)


async def _listen(engine: AsyncEngine, bells: Sequence[asyncio.Event]) -> None:
    while True:
        try:
            async with doorbell(engine, {}) as wait:
                while True:
                    await wait(_IDLE_S)
                    for bell in bells:
                        bell.set()
        except (psycopg.Error, SQLAlchemyError, OSError) as error:
            log.warning("lost the database, listening again soon", reason=type(error).__name__)
            await asyncio.sleep(_LOST_S)


async def _keep_reading(engine: AsyncEngine, settings: Settings, reaction: Reaction, bell: asyncio.Event) -> None:
    patience_s = _HELD_BACK_S
    is_begun = False
    while True:
        bell.clear()
        try:
            if not is_begun:
                await _begin(engine, reaction)
                is_begun = True
            wait_s = await _step(engine, settings, reaction)
        except (SQLAlchemyError, psycopg.Error, OSError) as error:
            log.warning("lost the database, looking again soon", reason=type(error).__name__)
            wait_s = _LOST_S
        except Exception:
            log.exception("reaction stumbled, going on soon", reaction=reaction.name)
            await asyncio.sleep(_STUMBLED_S)
            wait_s = 0
        if wait_s == _HELD_BACK_S:
            # The end of the older transaction rings no bell if it wrote nothing: look again, and ever later.
            wait_s = patience_s
            patience_s = min(patience_s * 2, _HELD_BACK_MOST_S)
        else:
            patience_s = _HELD_BACK_S
        if wait_s:
            with suppress(TimeoutError):
                async with asyncio.timeout(wait_s):
                    await bell.wait()


async def _begin(engine: AsyncEngine, reaction: Reaction) -> None:
    async with engine.begin() as connection:
        if not await queries.is_begun.value(connection, reader=reaction.name):
            await queries.begin_now.rows(connection, reader=reaction.name)


async def _step(engine: AsyncEngine, settings: Settings, reaction: Reaction) -> float:
    """React to the next change set. Answers after how many seconds to look again, 0 while there may be more."""
    try:
        async with AsyncSession(engine, expire_on_commit=False) as session, session.begin():
            return await _react_to_next(session, settings, reaction)
    except _Failed as failed:
        return await _note_failure(engine, reaction, failed)


async def _react_to_next(session: AsyncSession, settings: Settings, reaction: Reaction) -> float:
    held = await queries.hold.rows(session, reader=reaction.name)
    if not held:
        return _BUSY_S
    place = held[0]
    if place["wait_s"]:
        return float(place["wait_s"])
    wants = reaction.wants
    ahead = await queries.ahead.rows(
        session,
        epoch=place["epoch"],
        tx=place["tx"],
        tables=None if wants.tables is None else list(wants.tables),
        verbs=[like(verb) for verb in wants.verbs],
        most=_AHEAD,
    )
    if not ahead:
        is_held_back = await queries.is_held_back.value(session, epoch=place["epoch"], tx=place["tx"])
        return _HELD_BACK_S if is_held_back else _IDLE_S
    change_set = ahead[0]
    if change_set["wanted"] and not await _is_own_doing(session, reaction, change_set):
        try:
            await _react_to(session, settings, reaction, change_set)
        except DBAPIError as error:
            if error.connection_invalidated:
                raise
            raise _Failed(change_set, place["failures"]) from error
        except Exception as error:
            raise _Failed(change_set, place["failures"]) from error
    await queries.move.rows(session, reader=reaction.name, epoch=change_set["epoch"], tx=change_set["tx"])
    return 0


async def _is_own_doing(session: AsyncSession, reaction: Reaction, change_set: Row) -> bool:
    if change_set["via"] != "reaction":
        return False
    (causes,) = await queries.causes.rows(session, change_set=change_set["id"], verb=reaction.verb)
    return bool(causes["own"] > reaction.wants.again or causes["depth"] > DEEPEST)


async def _react_to(session: AsyncSession, settings: Settings, reaction: Reaction, change_set: Row) -> None:
    actor = system(change_set["organization_id"], via="reaction")
    w = await gate.begin(session, actor, reaction.verb, caused_by=change_set["id"])
    facts = {
        name: change_set[name]
        for name in ("id", "organization_id", "verb", "actor_id", "via", "caused_by", "at", "note")
    }
    number = 0
    async for changes, is_last in _parts(session, reaction, change_set):
        await reaction.react(w, Happened(**facts, changes=changes, part=number, is_last=is_last, settings=settings))
        number += 1
    await session.flush()


async def _parts(
    session: AsyncSession, reaction: Reaction, change_set: Row
) -> AsyncIterator[tuple[list[Change], bool]]:
    tables = None if reaction.wants.tables is None else list(reaction.wants.tables)
    intention = {
        "change_set_id": change_set["id"],
        **{name: change_set[name] for name in ("at", "organization_id", "verb", "actor_id", "via", "caused_by")},
    }
    last = 0
    while True:
        rows = await queries.part.rows(
            session,
            epoch=change_set["epoch"],
            tx=change_set["tx"],
            at=change_set["at"],
            tables=tables,
            id=last,
            most=PART + 1,
        )
        shown = [dict(row) for row in rows[:PART]]
        last = shown[-1]["id"] if shown else last
        place = (change_set["epoch"], int(change_set["tx"]))
        is_last = len(rows) <= PART
        yield [Change(cursor=Cursor(*place, row.pop("id")), **row, **intention) for row in shown], is_last
        if is_last:
            return


async def _note_failure(engine: AsyncEngine, reaction: Reaction, failed: _Failed) -> float:
    """The failed try's transaction is rolled back; what is written here is the memory of it."""
    change_set, tries = failed.change_set, failed.failures + 1
    cause = failed.__cause__
    is_over = tries >= TRIES
    wait_s = 0.0 if is_over else float(2 ** (tries - 1))
    said = {"reaction": reaction.name, "change_set": str(change_set["id"]), "tries": tries}
    async with engine.begin() as connection:
        held = await queries.hold.rows(connection, reader=reaction.name)
        if not held or held[0]["failures"] != failed.failures:
            return _BUSY_S  # another worker has taken over meanwhile
        if is_over:
            log.error("reaction put a change set aside", **said, exc_info=cause)
            await queries.put_aside.rows(
                connection,
                reader=reaction.name,
                organization=change_set["organization_id"],
                change_set=change_set["id"],
                error=reason(cause) if isinstance(cause, Exception) else "",
            )
            await queries.move.rows(connection, reader=reaction.name, epoch=change_set["epoch"], tx=change_set["tx"])
        else:
            log.warning("reaction failed", **said, wait_s=wait_s, exc_info=cause)
            await queries.failed.rows(connection, reader=reaction.name, wait_s=wait_s)
    return wait_s


def like(pattern: str) -> str:
    """A verb pattern ("task.*") as SQL's LIKE knows it."""
    return pattern.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace("*", "%")
