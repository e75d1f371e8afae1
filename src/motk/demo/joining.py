"""Loading into a studio that exists: its own lists and people are used where they have the names the demo needs."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from psycopg import Connection

from motk.demo import rows
from motk.demo.studio import Studio

# The key people know a row by, per table; what is archived is not found.
_KNOWN_BY = {
    "department": "lower(name)",
    "task_type": "for_kind || ' ' || lower(name)",
    "task_status": "lower(name)",
    "entity_type": "kind || ' ' || lower(name)",
}


def joined(connection: Connection, studio: Studio, organization_id: UUID) -> tuple[Studio, dict[UUID, UUID]]:
    """The studio as it can be added to an organization, and the ids to use instead of those of what is there already.

    An account whose name or mail is taken is taken for the same person.
    """
    instead: dict[UUID, UUID] = {studio.id: organization_id}
    lists: dict[str, Sequence[rows.Row]] = {
        "department": list(studio.departments.values()),
        "task_type": list(studio.task_types.values()),
        "task_status": list(studio.statuses.values()),
        "entity_type": list(studio.asset_types.values()),
    }
    for table, listed in lists.items():
        found = _by_key(connection, table, _KNOWN_BY[table], organization_id, "and archived_at is null")
        instead |= {row.id: found[_key(row)] for row in listed if _key(row) in found}
    named = _by_key(connection, "account", "lower(account_name)", organization_id)
    mailed = _by_key(connection, "account", "lower(email)", organization_id)
    for account in studio.accounts.values():
        same = named.get(account.account_name) or mailed.get(account.email)
        if same:
            instead[account.id] = same
    return _without_second_default(connection, studio, organization_id), instead


def _key(row: rows.Row) -> str:
    if isinstance(row, rows.TaskType):
        return f"{row.for_kind} {row.name.lower()}"
    if isinstance(row, rows.EntityType):
        return f"{row.kind} {row.name.lower()}"
    return str(getattr(row, "name")).lower()  # noqa: B009 - departments and statuses


def _by_key(connection: Connection, table: str, key: str, organization_id: UUID, live: str = "") -> dict[str, UUID]:
    found = connection.execute(
        f"select {key}, id from {table} where organization_id = %s and {key} is not null {live}",
        (organization_id,),
    )
    return dict(found.fetchall())


def _without_second_default(connection: Connection, studio: Studio, organization_id: UUID) -> Studio:
    """A studio has one default status; its own stays it."""
    has_default = connection.execute(
        "select 1 from task_status where organization_id = %s and is_default and archived_at is null",
        (organization_id,),
    ).fetchone()
    if not has_default:
        return studio
    return replace(
        studio, statuses={name: replace(status, is_default=False) for name, status in studio.statuses.items()}
    )
