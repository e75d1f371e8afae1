"""Whether the way from an earlier answer to now is still there: a studio may let go of old details of its diary."""

from motk.core.cursor import Cursor
from motk.gate.gate import Reading
from motk.gate.sentences import queries


async def is_forgotten(r: Reading, since: Cursor) -> bool:
    """Whether the log has let go of some of what came after the cursor: who holds that answer reads anew."""
    place = {"organization_id": r.actor.organization_id, "epoch": since.epoch, "tx": str(since.tx)}
    return bool(await queries.is_forgotten.value(r.session, **place))
