"""Role slots: planned before anyone is hired, filled later."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from motk.core.errors import Forbidden
from motk.gate import sets
from motk.gate.gate import Writing
from motk.gate.roles import ADMIN, STRENGTH
from motk.gate.rows import any_of
from motk.model.account import Account
from motk.model.member import Member


async def create(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    made = await sets.create(w, Member, rows)
    await refuse_raised_access(w, made)
    return made


async def edit(w: Writing, rows: list[sets.Fields]) -> list[UUID]:
    changed = await sets.edit(w, Member, rows)
    if any(row.keys() & {"access", "account_id"} for row in rows):
        await refuse_raised_access(w, changed)
    return changed


async def refuse_raised_access(w: Writing, member_ids: list[UUID]) -> None:
    """A slot never gives more than the account's own type, unless an admin says so. Raises Forbidden."""
    if w.actor.role == ADMIN:
        return
    table: Any = Member.__table__
    slots = await w.session.execute(
        select(Member.access, Account.account_type, Account.display_name)
        .join(Account, Account.id == Member.account_id)
        .where(any_of(table.c.id, member_ids), Member.access.is_not(None))
    )
    for access, account_type, display_name in slots.all():
        if STRENGTH.index(access or "") < STRENGTH.index(account_type):
            raise Forbidden(
                f"Only an admin may give {display_name} ({account_type}) the access of a {access}.", field="access"
            )
