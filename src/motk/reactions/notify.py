"""People are told of what concerns them: given work, called by name, answered, a note or another status on what they do or follow."""

from motk.features.notifications.tell import tell
from motk.gate.gate import Writing
from motk.reactions.happened import Happened, Wants

WANTS = Wants(tables={"comment", "comment_mention", "task", "task_assignee"})
VERB = "notification.tell"

# What fills a studio, or takes back what was done, is no news to anybody.
_SILENT = frozenset({"demo.load", "migration.run", "change_set.revert"})


async def react(w: Writing, happened: Happened) -> None:
    if happened.verb in _SILENT:
        return
    await tell(
        w.session,
        organization_id=happened.organization_id,
        change_set_id=happened.id,
        actor_id=happened.actor_id,
        at=happened.at,
        changes=happened.changes,
    )
