"""What hangs on a field, to be known before it goes."""

from uuid import UUID

from sqlalchemy import Text, cast, func, select

from motk.features.fields.choices import counts
from motk.features.fields.holders import holders
from motk.features.fields.schemas import ChoiceCount, FieldImpact, UsingView
from motk.features.fields.seize import seen
from motk.gate.gate import Reading
from motk.model.view import View

_MOST_VIEWS = 50


async def impact(r: Reading, field_id: UUID) -> FieldImpact:
    """Raises NotFound, Forbidden."""
    one = await seen(r, field_id)
    rows = holders(one)
    uses = (
        View.organization_id == r.actor.organization_id,
        View.archived_at.is_(None),
        func.strpos(cast(View.state, Text), f'"extra.{one.key}"') > 0,
        *(() if one.project_id is None else (func.coalesce(View.project_id, one.project_id) == one.project_id,)),
    )
    views = await r.session.execute(
        select(View.id, View.name).where(*uses, r.visible(View)).order_by(View.name, View.id).limit(_MOST_VIEWS)
    )
    return FieldImpact(
        rows=await rows.count(r.session),
        choices=[ChoiceCount(value=value, rows=count) for value, count in await counts(r, one, rows)]
        if one.type in {"list", "tags"}
        else [],
        views=[UsingView(id=view.id, name=view.name) for view in views.all()],
        view_count=await r.session.scalar(select(func.count()).select_from(View).where(*uses)) or 0,
    )
