"""The demo, loaded by a worker for a studio made on the first-run page."""

import asyncio
from uuid import UUID

from motk.core.jobs import GiveUp, JobContext, job


@job("demo.load", lock="demo", tries=3)
async def load_into(context: JobContext, organization_id: UUID) -> None:
    """Load the demo into an organization; done before (a worker died after the commit) is done."""
    # Reading the reel takes an import of half a second, which the API process never needs.
    from motk.demo.load import Cause, DemoRefused, load_demo

    if context.settings.database_url is None:
        raise GiveUp("demo.load needs MOTK_DATABASE_URL, which a worker always has.")
    cause = Cause(via="job", actor_id=context.account_id, caused_by=context.caused_by)
    try:
        await asyncio.to_thread(
            load_demo, context.settings, context.settings.database_url.get_secret_value(), organization_id, cause
        )
    except DemoRefused:
        return
