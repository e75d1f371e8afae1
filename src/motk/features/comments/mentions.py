"""Whom a note calls: written in its text as `@[Leila Osei](account:<id>)`, kept as rows so that they can be told."""

import re
from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import text

from motk.core.errors import Invalid
from motk.gate.gate import Writing

MOST_CALLED = 50

_CALL = re.compile(r"@\[[^\]\n]{1,200}\]\((account|department|member):([0-9a-f-]{36})\)")

_FORGET = text(
    "delete from comment_mention as held where held.comment_id = any(cast(:comments as uuid[])) and not exists ("
    "  select from unnest(cast(:of_comments as uuid[]), cast(:called as uuid[])) as said(comment_id, called)"
    "  where said.comment_id = held.comment_id"
    "    and said.called = coalesce(held.account_id, held.department_id, held.member_id)"
    ")"
)

# Only those who can hear it: people and slots of the project (admins are in all of them), departments of the studio.
_CALL_THEM = text(
    "insert into comment_mention (organization_id, project_id, comment_id, account_id, department_id, member_id)"
    " select comment.organization_id, comment.project_id, comment.id, account.id, department.id, member.id"
    " from unnest(cast(:of_comments as uuid[]), cast(:kinds as text[]), cast(:called as uuid[]))"
    "   with ordinality as said(comment_id, kind, called, place)"
    " join comment on comment.id = said.comment_id"
    " left join account on said.kind = 'account' and account.id = said.called"
    "   and account.organization_id = comment.organization_id and account.archived_at is null"
    "   and (account.account_type = 'admin' or exists ("
    "     select from member as slot where slot.account_id = account.id and slot.project_id = comment.project_id"
    "       and slot.archived_at is null))"
    " left join department on said.kind = 'department' and department.id = said.called"
    "   and department.organization_id = comment.organization_id"
    " left join member on said.kind = 'member' and member.id = said.called and member.project_id = comment.project_id"
    " where num_nonnulls(account.id, department.id, member.id) = 1"
    " order by said.place"
    " on conflict do nothing"
)


def called_in(written: str) -> list[tuple[str, UUID]]:
    """Kind and id of each that a text calls, once. Raises Invalid when it calls the whole town."""
    found = dict.fromkeys((kind, UUID(row_id)) for kind, row_id in _CALL.findall(written) if _is_id(row_id))
    if len(found) > MOST_CALLED:
        raise Invalid([("text", f"A note calls {MOST_CALLED} people at most. Call a department instead.")])
    return list(found)


def _is_id(written: str) -> bool:
    try:
        UUID(written)
    except ValueError:
        return False
    return True


async def keep(w: Writing, texts: Mapping[UUID, str], *, is_new: bool) -> None:
    """Make those that each comment's text calls, and only those, its mentions. Who is not there, or may not see the project, is passed over."""
    called = [(comment_id, *one) for comment_id, written in texts.items() for one in called_in(written)]
    said = {
        "of_comments": [comment_id for comment_id, _, _ in called],
        "kinds": [kind for _, kind, _ in called],
        "called": [row_id for _, _, row_id in called],
    }
    if not is_new:
        await w.session.execute(
            _FORGET,
            {"comments": list(texts), "of_comments": said["of_comments"], "called": said["called"]},
        )
    if called:
        await w.session.execute(_CALL_THEM, said)
