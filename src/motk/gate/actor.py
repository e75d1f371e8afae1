"""Who is acting: read from a session cookie or an API token in one statement."""

import hashlib
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from motk.core import sql
from motk.core.errors import NotSignedIn
from motk.gate.roles import ADMIN, MANAGER, MANAGERS, strongest
from motk.gate.verbs import VERBS

queries = sql.load("motk.gate", "actor.sql")


@dataclass(frozen=True)
class Guard:
    """A field of the studio's own that not everybody reads: see `custom_sight.py`. Without a project it holds in all of them."""

    project_id: UUID | None
    kind: str
    key: str
    seen_by: frozenset[UUID]
    for_client: bool
    archived: bool


@dataclass(frozen=True)
class Actor:
    """An account acting through one door, with what it holds in each project.

    `levels` maps a project to the account's role there; projects outside it do not exist for the actor, unless an admin.
    `scopes` bound a token to some verbs ("task.*", "entity.list"); None is a session, bound by nothing but the account itself.
    """

    account_id: UUID | None
    organization_id: UUID
    role: str
    display_name: str
    via: str
    levels: Mapping[UUID, str] = field(default_factory=dict)
    # Projects of which clients see only what is marked for them, and those that are closed; only projects in `levels`.
    shared_only: frozenset[UUID] = frozenset()
    closed: frozenset[UUID] = frozenset()
    department_ids: frozenset[UUID] = frozenset()
    guards: tuple[Guard, ...] = ()
    scopes: tuple[str, ...] | None = None
    session_id: UUID | None = None
    token_id: UUID | None = None
    is_long_unseen: bool = False
    # A session that came in without the second factor that the studio demands.
    lacks_factor: bool = False
    # The admin who looks as this account, and until when.
    viewer_id: UUID | None = None
    viewing_until: datetime | None = None

    @property
    def sees_all_projects(self) -> bool:
        return self.role == ADMIN

    @property
    def somebody(self) -> UUID:
        """The account, where only people and bots come: the house acts at the server's console and in jobs alone."""
        if self.account_id is None:
            raise RuntimeError("MOTK itself did what is for somebody to do.")
        return self.account_id

    def level_in(self, project_id: UUID) -> str | None:
        """The role in one project; None when the project is not the actor's to see."""
        return ADMIN if self.sees_all_projects else self.levels.get(project_id)

    def joining(self, project_id: UUID) -> "Actor":
        """The same actor with a slot in a project made a moment ago."""
        return replace(self, levels={**self.levels, project_id: self.role})

    def scoped(self, verb: str) -> bool:
        return self.scopes is None or any(fnmatchcase(verb, pattern) for pattern in self.scopes)

    def may(self, verb: str, project_id: UUID | None = None) -> bool:
        """Whether the table allows `verb`, in a project or for the studio. A row may still refuse: see `scope.py`."""
        role = self.role if project_id is None else self.level_in(project_id)
        return role in VERBS[verb].roles and self.scoped(verb)

    def is_held_closed(self, verb: str, project_id: UUID) -> bool:
        """Whether a verb would change something in a project that is closed to the actor's changes."""
        table = VERBS[verb]
        is_kept = bool(table.says) and not table.when_closed
        return is_kept and project_id in self.closed and self.level_in(project_id) not in MANAGERS

    def may_somewhere(self, verb: str) -> bool:
        """In the studio or in any project. An admin of a project is one there: what is for admins alone is for those of the studio."""
        levels = {MANAGER if level == ADMIN else level for level in self.levels.values()}
        return self.scoped(verb) and not VERBS[verb].roles.isdisjoint({self.role, *levels})


@dataclass(frozen=True)
class Standing:
    """An actor who stays longer than a request.

    `again` reads them anew, in a short session of its own. It raises NotSignedIn when the session or token has ended meanwhile.
    """

    actor: Actor
    again: Callable[[], Awaitable[Actor]]


def system(organization_id: UUID, *, via: str) -> Actor:
    """The house itself acting: a command at the server's console, a job, a reaction."""
    return Actor(account_id=None, organization_id=organization_id, role=ADMIN, display_name="MOTK", via=via)


def hashed(token: str) -> bytes:
    """How a token is kept: SHA-256, as it is 256 bits of chance and not a password."""
    return hashlib.sha256(token.encode()).digest()


async def from_session(session: AsyncSession, token: str) -> Actor:
    return await _actor(session, via="web", session_hash=hashed(token))


async def from_token(session: AsyncSession, token: str) -> Actor:
    return await _actor(session, via="api", token_hash=hashed(token))


async def from_account(session: AsyncSession, account_id: UUID, *, via: str) -> Actor:
    """Another account as an actor, for *explain* and for jobs that act for somebody."""
    return await _actor(session, via=via, account_id=account_id)


async def note_visit(session: AsyncSession, actor: Actor, *, days: int) -> None:
    """The actor's session or token is in use; a session lives on for `days` from its last visit."""
    if actor.session_id:
        await queries.saw_session.value(session, session_id=actor.session_id, days=days)
    if actor.token_id:
        await queries.saw_token.value(session, token_id=actor.token_id)


async def _actor(
    session: AsyncSession,
    *,
    via: str,
    session_hash: bytes | None = None,
    token_hash: bytes | None = None,
    account_id: UUID | None = None,
) -> Actor:
    found = await queries.actor.rows(session, session_hash=session_hash, token_hash=token_hash, account_id=account_id)
    if not found:
        raise NotSignedIn("Sign in first: the session or token is missing, has ended or was revoked.")
    row = found[0]
    held: dict[UUID, list[str]] = {}
    for slot in row["slots"]:
        held.setdefault(UUID(slot["project_id"]), []).append(slot["level"])
    return Actor(
        account_id=row["account_id"],
        organization_id=row["organization_id"],
        role=row["account_type"],
        display_name=row["display_name"],
        via=via,
        levels={project_id: strongest(roles) for project_id, roles in held.items()},
        shared_only=_marked(row["slots"], "shared_only"),
        closed=_marked(row["slots"], "closed"),
        department_ids=frozenset(row["department_ids"]),
        guards=tuple(_guard(field) for field in row["guards"]),
        scopes=None if row["scopes"] is None else tuple(row["scopes"]),
        session_id=row["session_id"],
        token_id=row["token_id"],
        is_long_unseen=row["is_long_unseen"],
        lacks_factor=row["lacks_factor"],
        viewer_id=row["viewer_id"],
        viewing_until=row["viewing_until"],
    )


def _marked(slots: Iterable[Mapping[str, Any]], mark: str) -> frozenset[UUID]:
    return frozenset(UUID(slot["project_id"]) for slot in slots if slot[mark])


def _guard(field: Mapping[str, Any]) -> Guard:
    project_id = field["project_id"]
    return Guard(
        UUID(project_id) if project_id else None,
        field["kind"],
        field["key"],
        frozenset(map(UUID, field["seen_by"])),
        field["for_client"],
        field["archived"],
    )
