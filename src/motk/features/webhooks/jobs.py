"""What is thrown away of the delivery log."""

from motk.core.jobs import JobContext, job
from motk.features.webhooks.deliveries import queries

KEPT_DAYS = 30


@job("webhooks.forget", every="40 2 * * *")
async def forget(context: JobContext) -> None:
    """Deliveries after a month, also those that still wait for a webhook that was paused."""
    async with context.engine.begin() as connection:
        await queries.forget.rows(connection, days=KEPT_DAYS)
