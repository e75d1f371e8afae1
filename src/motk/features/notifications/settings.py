"""How a person is mailed."""

import json
from typing import Any

from motk.core.errors import Forbidden
from motk.features.notifications.schemas import NotificationSettings
from motk.features.notifications.tell import queries
from motk.gate.gate import Reading, Writing


async def read(r: Reading) -> NotificationSettings:
    return NotificationSettings.model_validate(
        await queries.settings.value(r.session, account_id=r.actor.account_id) or {}
    )


async def change(w: Writing, changes: dict[str, Any]) -> None:
    """Settings that are not named stay."""
    if w.actor.account_id is None:
        raise Forbidden("These are somebody's settings: sign in as one.")
    await queries.set.rows(w.session, account_id=w.actor.account_id, changes=json.dumps(changes))
