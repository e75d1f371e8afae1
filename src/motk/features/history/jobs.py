"""What is let go of the diary by night, where a studio asked for it."""

from sqlalchemy import select

from motk.core.jobs import JobContext, job
from motk.features.history.retention import drop_empty_months, forget
from motk.model.organization import Organization

_MONTHS = Organization.settings["diary_months"]


@job("history.forget", every="50 2 * * *")
async def forget_old_details(context: JobContext) -> None:
    """Details of the diary beyond the months that each studio keeps; none where it keeps them for ever."""
    async with context.engine.connect() as connection:
        asked = select(Organization.id, _MONTHS.as_integer()).where(_MONTHS.as_integer().is_not(None))
        found = (await connection.execute(asked)).all()
    gone = [await forget(context.engine, organization_id, months) for organization_id, months in found]
    if any(gone):
        await drop_empty_months(context.engine)
