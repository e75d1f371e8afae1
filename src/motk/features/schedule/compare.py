"""What became of a plan."""

from uuid import UUID

from motk.core import sql
from motk.gate.gate import Reading
from motk.model.schedule import Baseline

queries = sql.load("motk.features.schedule")


async def compare(r: Reading, baseline_id: UUID, *, limit: int) -> bytes:
    """The dates that a baseline keeps beside those of now, as JSON. Raises NotFound, Forbidden."""
    baseline = await r.load(Baseline, baseline_id)
    return await queries.compare.json(r.session, baseline_id=baseline.id, project_id=baseline.project_id, most=limit)
