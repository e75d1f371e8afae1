"""That somebody's inbox holds something new: said in passing, so that a bell counts at once. What it is, they read themselves."""

import json
from uuid import UUID

# Said by features/notifications when it has written.
TOLD = "motk_told"


def addressee(told: str) -> UUID | None:
    """Whose inbox it is; None for what another version of MOTK said."""
    try:
        return UUID(json.loads(told)["account_id"])
    except (ValueError, TypeError, KeyError):
        return None
