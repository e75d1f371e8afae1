"""The first run: a studio with the usual lists, and its first admin."""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from motk.core.errors import Conflict
from motk.core.jobs import declared
from motk.core.settings import Settings
from motk.features.access import studio_defaults
from motk.features.access.attempts import Visitor, queries
from motk.features.access.sessions import Opened, open_session
from motk.features.access.setup_code import setup_code
from motk.gate import gate, sets
from motk.gate.actor import Actor, system
from motk.gate.gate import Writing
from motk.gate.roles import ADMIN
from motk.model.account import Account
from motk.model.department import Department
from motk.model.entity_type import EntityType
from motk.model.organization import Organization
from motk.model.task_status import TaskStatus
from motk.model.task_type import TaskType

log = structlog.get_logger("motk.access")


@dataclass(frozen=True)
class FirstAdmin:
    """`password_hash` is made before the transaction begins: hashing holds no connection."""

    display_name: str
    account_name: str
    email: str | None
    password_hash: str


@dataclass(frozen=True)
class Founded:
    change_set_id: UUID
    opened: Opened


async def needs_setup(session: AsyncSession) -> bool:
    return not await queries.has_account.value(session)


async def prepare(engine: AsyncEngine, settings: Settings) -> None:
    """At start: without any account there must be a code to set up the studio with. A database that does not answer is not waited for."""
    try:
        async with AsyncSession(engine) as session:
            if await needs_setup(session):
                setup_code(settings)
    except SQLAlchemyError as error:
        log.warning("whether a set-up code is needed could not be read", error=type(error).__name__)


async def hold_needed(session: AsyncSession) -> None:
    """Refuse before a password is hashed for nothing, and leave no transaction open. Raises Conflict."""
    is_needed = await needs_setup(session)
    await session.rollback()
    if not is_needed:
        raise _set_up_already()


async def found_studio(
    session: AsyncSession, name: str, admin: FirstAdmin, visitor: Visitor, *, load_demo: bool, days: int
) -> Founded:
    """Set up the studio in the session's transaction, which the caller commits. Of two at once, one wins. Raises Conflict."""
    await queries.lock_setup.value(session)
    if not await needs_setup(session):
        raise _set_up_already()
    founder = uuid4()
    w = await gate.begin(session, _founder(founder, admin), "setup.create")
    await create_studio(w, name)
    account = {"id": founder, "account_name": admin.account_name, "display_name": admin.display_name}
    await sets.create(w, Account, [{**account, "email": admin.email, "account_type": ADMIN}])
    await queries.keep_password.value(session, account_id=founder, password_hash=admin.password_hash)
    demo = declared.get("demo.load")
    if load_demo and demo:
        await demo.defer(session, organization_id=w.actor.organization_id)
    opened = await open_session(session, founder, admin.password_hash, visitor, days=days)
    assert opened is not None  # noqa: S101 - the password was kept two lines above
    return Founded(w.change_set_id, opened)


def _set_up_already() -> Conflict:
    return Conflict("MOTK is set up already. Sign in, or ask an admin for an account.")


def _founder(account_id: UUID, admin: FirstAdmin) -> Actor:
    """The first admin signs the change set that makes the first admin."""
    return replace(system(uuid4(), via="web"), account_id=account_id, display_name=admin.display_name)


async def create_studio(w: Writing, name: str, slug: str | None = None) -> UUID:
    """The actor's organization, with the lists a studio begins with."""
    studio = w.actor.organization_id
    fields = {"id": studio, "name": name, "slug": slug or slug_of(name), "settings": studio_defaults.SETTINGS}
    await sets.create(w, Organization, [fields])
    departments = [{"name": name, "color": color} for name, color in studio_defaults.DEPARTMENTS]
    made = await sets.create(w, Department, departments)
    by_name = {department["name"]: str(row_id) for department, row_id in zip(departments, made, strict=True)}
    await sets.create(
        w, TaskType, [_task_type(place, *given, by_name) for place, given in enumerate(studio_defaults.TASK_TYPES, 1)]
    )
    await sets.create(
        w,
        TaskStatus,
        [
            {"name": name, "short_name": short, "color": color, "priority": place, **_FLAGS, **flags}
            for place, (name, short, color, flags) in enumerate(studio_defaults.TASK_STATUSES, 1)
        ],
    )
    await sets.create(
        w,
        EntityType,
        [
            {"name": name, "icon": icon, "color": color, "priority": place}
            for place, (name, icon, color) in enumerate(studio_defaults.ASSET_TYPES, 1)
        ],
    )
    return studio


# Named in every row, so that all of them are one statement.
_FLAGS = {
    "is_default": False,
    "is_wip": False,
    "is_feedback_request": False,
    "is_retake": False,
    "is_done": False,
    "is_artist_allowed": True,
    "is_client_allowed": False,
}


def _task_type(
    place: int, kind: str, name: str, short: str, color: str, department: str, departments: dict[str, str]
) -> dict[str, Any]:
    return {
        "name": name,
        "short_name": short,
        "color": color,
        "for_kind": kind,
        "department_id": departments[department],
        "priority": place,
    }


def slug_of(name: str) -> str:
    """A studio's short name for addresses: "Café Rouge & Co" is cafe-rouge-co."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "studio"
