"""Other systems are told what happened."""

from motk.features.webhooks.record import Event, record
from motk.gate.gate import Writing
from motk.reactions.happened import Happened, Wants

WANTS = Wants()
# Writes nothing that is in the log; the sending comes after (features/webhooks/sending.py).
VERB = "webhook.deliver"


async def react(w: Writing, happened: Happened) -> None:
    event = Event(
        id=happened.id,
        organization_id=happened.organization_id,
        verb=happened.verb,
        actor_id=happened.actor_id,
        via=happened.via,
        caused_by=happened.caused_by,
        at=happened.at,
        changes=happened.changes,
        is_whole=happened.is_last and happened.part == 0,
    )
    await record(w, event, public_url=happened.settings.public_url)
