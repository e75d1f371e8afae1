"""The gate's HTTP side: who is knocking, one transaction per request, commit before the answer leaves."""

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Annotated, Any, TypeVar
from uuid import UUID

import psycopg
import structlog
from fastapi import Body, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

import motk
from motk.core import cursor
from motk.core.errors import Forbidden, Invalid, NeedsFactor, NotSignedIn, Problem
from motk.gate import actor as actors
from motk.gate import gate, idempotency
from motk.gate.actor import Actor, Standing
from motk.gate.gate import Reading, Writing
from motk.gate.verbs import VERBS

log = structlog.get_logger("motk.gate")

Dependency = TypeVar("Dependency", bound=Callable[..., Any])

SESSION_COOKIE = "motk_session"
CSRF_HEADER = "X-CSRF-Token"

# Nouns about how an account comes in.
_OF_THE_DOOR = frozenset({"session", "token", "factor", "login_log", "password"})

# What may be read and parsed before anybody is known: enough to sign in, set up or reset a password.
MOST_BYTES_OF_STRANGERS = 64 * 1024

# A small picture, read to its end before the transaction opens: nobody waits for a slow line. features/media/pictures.py says what is one.
Picture = Annotated[
    bytes,
    Body(media_type="application/octet-stream", description="A PNG or JPEG, 1 MB and 1024 pixels a side at most."),
]

# Two transactions that met head-on: PostgreSQL let one go, the other starts again. More than this is a 503.
_TRIES = 4
_COLLISIONS = (psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure)


@dataclass
class Unit:
    """The open transaction of a request, closed by `Door` after the handler."""

    work: Reading
    session: AsyncSession
    receipt: idempotency.Receipt | None = None
    is_kept: bool = False


class NotModified(Exception):
    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


class Door(APIRoute):
    """Every route of the API. Runs the handler, commits, and only then lets the answer go.

    A dependency that commits after `yield` would run too late to change the answer (docs/adr/0001). A handler that met a deadlock is run again.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def through(request: Request) -> Response:
            await _know_who_brings_much(request)
            for attempt in range(1, _TRIES + 1):
                try:
                    response = await _one_try(handle, request)
                    await _note_visit(request)
                except DBAPIError as error:
                    if attempt == _TRIES or not isinstance(error.orig, _COLLISIONS):
                        raise
                else:
                    return response
            raise AssertionError("unreachable")

        return through


async def _know_who_brings_much(request: Request) -> None:
    """A large body is parsed only for an actor: a cookie made up would do otherwise. Raises NotSignedIn, Forbidden."""
    length = request.headers.get("Content-Length", "")
    is_small = (
        int(length) <= MOST_BYTES_OF_STRANGERS if length.isdecimal() else "Transfer-Encoding" not in request.headers
    )
    # Who shows neither session nor token is held to a small body whatever its length: see body_limit.py.
    is_stranger = SESSION_COOKIE not in request.cookies and "Authorization" not in request.headers
    if not is_small and not is_stranger:
        async with AsyncSession(request.app.state.engine) as session:
            await identify(request, session)


async def _one_try(handle: Callable[[Request], Awaitable[Response]], request: Request) -> Response:
    request.state.unit = None
    try:
        response = await handle(request)
        unit: Unit | None = request.state.unit
        if unit is not None:
            await _finish(unit, response)
    except idempotency.Replayed as replayed:
        headers = {"Idempotent-Replay": "true", **_named_change_set(replayed.change_set_id)}
        return Response(replayed.body, replayed.status, media_type="application/json", headers=headers)
    except NotModified as unchanged:
        return Response(status_code=304, headers={"ETag": unchanged.etag, "Cache-Control": "private, no-cache"})
    except RequestValidationError as error:
        # The framework's own error carries the whole body, passwords too: it must not hang on to whatever is logged next.
        raise malformed(error) from None
    finally:
        if request.state.unit is not None:
            await _give_back(request.state.unit.session)
    return response


async def _give_back(session: AsyncSession) -> None:
    """End what the handler left open. A connection that died meanwhile changes nothing of an answer that is made."""
    try:
        await session.close()
    except DBAPIError as error:
        log.warning("a connection died while it was given back", error=type(error.orig).__name__)
        await session.invalidate()


def malformed(error: RequestValidationError) -> Invalid:
    """What does not fit the schema, field by field."""
    return Invalid(
        [(".".join(str(part) for part in one["loc"][1:]) or str(one["loc"][0]), one["msg"]) for one in error.errors()]
    )


async def _finish(unit: Unit, response: Response) -> None:
    if unit.is_kept:
        await unit.session.commit()
    if not isinstance(unit.work, Writing):
        return
    await unit.session.flush()
    written = await unit.work.written()
    if unit.receipt:
        await unit.receipt.record(unit.session, response.status_code, bytes(response.body), written)
    await unit.session.commit()
    response.headers.update(_named_change_set(written))


def _named_change_set(change_set_id: UUID | None) -> dict[str, str]:
    """What changed nothing is no change set, and names none."""
    return {"X-Change-Set": str(change_set_id)} if change_set_id else {}


async def _note_visit(request: Request) -> None:
    """Write down that a session or token is in use, every few minutes and beside the request's own transaction."""
    actor: Actor | None = request.state.unit.work.actor if request.state.unit else None
    if actor is None or not actor.is_long_unseen:
        return
    try:
        async with AsyncSession(request.app.state.engine) as session, session.begin():
            await actors.note_visit(session, actor, days=request.app.state.settings.session_days)
    except SQLAlchemyError as error:
        # The answer is made and committed: it must not fail for this.
        log.warning("a visit was not noted", error=type(error).__name__)


def reads(verb: str) -> Callable[[Request], Awaitable[Reading]]:
    """A dependency: one read-only snapshot for the whole answer, for an actor who may use the verb somewhere."""

    async def open_reading(request: Request) -> Reading:
        engine: AsyncEngine = request.app.state.engine
        session = AsyncSession(
            engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True),
            expire_on_commit=False,
        )
        request.state.unit = unit = Unit(Reading(session, _NOBODY, verb), session)
        unit.work.actor = await _known(request, session, verb)
        return unit.work

    return _named(open_reading, verb)


def writes(verb: str) -> Callable[[Request], Awaitable[Writing]]:
    """A dependency: one change set, committed after the handler and before the answer."""

    async def open_writing(request: Request) -> Writing:
        engine: AsyncEngine = request.app.state.engine
        session = AsyncSession(engine, expire_on_commit=False)
        request.state.unit = unit = Unit(Reading(session, _NOBODY, verb), session)
        actor = await _known(request, session, verb, changes=True)
        unit.receipt = await idempotency.present(session, actor, request)
        unit.work = writing = await gate.begin(session, actor, verb)
        return writing

    return _named(open_writing, verb)


def keeps(verb: str) -> Callable[[Request], Awaitable[Reading]]:
    """A dependency for what stands outside the log: sessions, passwords, tokens.

    Checked like a write and committed before the answer, without a change set: writing a logged table fails. Idempotency-Key is not
    heard, as a kept answer would be a kept secret.
    """

    async def open_keeping(request: Request) -> Reading:
        session = AsyncSession(request.app.state.engine, expire_on_commit=False)
        request.state.unit = unit = Unit(Reading(session, _NOBODY, verb), session, is_kept=True)
        unit.work.actor = await _known(request, session, verb, changes=True)
        return unit.work

    return _named(open_keeping, verb)


def knocks(verb: str) -> Callable[[Request], Awaitable[AsyncSession]]:
    """A dependency for the public verbs, before anybody is known: a session that the handler itself commits."""

    async def open_session(request: Request) -> AsyncSession:
        session = AsyncSession(request.app.state.engine, expire_on_commit=False)
        request.state.unit = Unit(Reading(session, _NOBODY, verb), session)
        return session

    return _named(open_session, verb)


def follows(verb: str) -> Callable[[Request], Awaitable[Standing]]:
    """A dependency for an answer that does not end by itself: it holds no connection to the database."""

    async def stand(request: Request) -> Standing:
        async def again() -> Actor:
            async with AsyncSession(request.app.state.engine) as session:
                return await _known(request, session, verb)

        return Standing(await again(), again)

    return _named(stand, verb)


def _named(dependency: Dependency, verb: str) -> Dependency:
    """Marks the dependency, so that a test can ask each route for its verb."""
    if verb not in VERBS:
        raise LookupError(f"{verb} is not in gate/verbs.py")
    dependency.verb = verb  # type: ignore[attr-defined]
    return dependency


async def _known(request: Request, session: AsyncSession, verb: str, *, changes: bool = False) -> Actor:
    actor = await identify(request, session)
    if actor.viewer_id is not None:
        _refuse_viewer(actor, verb, changes=changes)
    if actor.lacks_factor and not VERBS[verb].before_factor:
        raise NeedsFactor(
            "This studio asks for a second factor. Set one up first, under Settings, Security.", verb=verb
        )
    if not actor.may_somewhere(verb):
        raise Forbidden(gate.why_not(actor, verb, None), verb=verb)
    request.state.account_id = actor.account_id
    return actor


def _refuse_viewer(actor: Actor, verb: str, *, changes: bool) -> None:
    """Who looks as somebody else changes nothing, and does not see how that account comes in. Raises Forbidden."""
    if VERBS[verb].while_viewing:
        return
    if changes:
        raise Forbidden(
            f"You are looking as {actor.display_name}, and change nothing meanwhile. Stop looking first.", verb=verb
        )
    if verb.partition(".")[0] in _OF_THE_DOOR:
        raise Forbidden(f"How {actor.display_name} comes in is not shown to who looks as them.", verb=verb)


async def identify(request: Request, session: AsyncSession) -> Actor:
    """The actor behind a request. Raises NotSignedIn; Forbidden when a browser's write lacks its CSRF token."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return await actors.from_token(session, token.strip())
    cookie = request.cookies.get(SESSION_COOKIE)
    if not cookie:
        raise NotSignedIn("Sign in first.")
    if request.method not in {"GET", "HEAD", "OPTIONS"}:
        _refuse_forged(request, cookie)
    return await actors.from_session(session, cookie)


def csrf_token(signing_key: str, session_token: str) -> str:
    """Bound to the session, so that one cannot be had from another; sent by `GET /me`, wanted back in a header."""
    return hmac.new(signing_key.encode(), b"csrf:" + session_token.encode(), hashlib.sha256).hexdigest()


def _refuse_forged(request: Request, cookie: str) -> None:
    expected = csrf_token(request.app.state.signing_key, cookie)
    if not hmac.compare_digest(request.headers.get(CSRF_HEADER, "").encode(), expected.encode()):
        raise Forbidden(f"Send the csrf_token of /api/v1/me in the header {CSRF_HEADER}.", header=CSRF_HEADER)


def address_of(request: Request) -> str | None:
    """The client's address; X-Forwarded-For counts only when the peer is a trusted proxy."""
    peer = request.client.host if request.client else None
    trusted = [ip_network(network, strict=False) for network in request.app.state.settings.trusted_proxies]
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    while peer and hops and _within(peer, trusted):
        peer = hops.pop()
    return peer if peer and _is_address(peer) else None


def _within(address: str, networks: list[Any]) -> bool:
    return _is_address(address) and any(ip_address(address) in network for network in networks)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def problem_response(problem: Problem) -> Response:
    body = {
        "type": f"https://motk.dev/problems/{problem.slug}",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        **problem.facts,
    }
    headers = {"Retry-After": str(problem.facts["retry_after_s"])} if "retry_after_s" in problem.facts else {}
    return Response(json.dumps(body, default=str), problem.status, headers, "application/problem+json")


async def unless_unchanged(
    request: Request, r: Reading, project_id: UUID, *, beside: Sequence[UUID] = ()
) -> str | None:
    """The tag of what a project holds for this actor, to be sent as ETag; None when no honest one exists just now.

    `beside` are other projects of which something shows in the answer. Raises NotModified when the client has it already: one look-up in
    the log's index for each project, nothing is read or rendered.
    """
    tags = [await cursor.settled(r.session, r.actor.organization_id, one) for one in (project_id, *sorted(beside))]
    if None in tags:
        return None
    settled = "-".join(map(str, tags))
    # The account is part of it: two people at one browser see different things under one address. So is the version: shapes change.
    etag = f'W/"{settled}.{r.actor.account_id}.{motk.__version__}"'
    if etag in [tag.strip() for tag in request.headers.get("If-None-Match", "").split(",")]:
        raise NotModified(etag)
    return etag


_NOBODY: Any = None
