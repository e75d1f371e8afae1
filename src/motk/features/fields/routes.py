from typing import Annotated
from uuid import UUID

from fastapi import Depends, Response

from motk.features.fields import choices, define, retype
from motk.features.fields import impact as hangs
from motk.features.fields.schemas import FieldChanges, FieldImpact, FieldNew, FieldOut, NewChoices, NewType, TypePreview
from motk.gate import rows
from motk.gate.crud import Behaviour, answer, resource, router
from motk.gate.gate import Reading, Writing
from motk.gate.http import reads, writes
from motk.model.field_definition import FieldDefinition

_fields = router("/field-definitions", "field-definitions")

routers = [
    _fields,
    resource(
        "field_definition",
        FieldDefinition,
        plural="field-definitions",
        new=FieldNew,
        changes=FieldChanges,
        out=FieldOut,
        behaviour=Behaviour(create=define.create, edit=define.edit),
    ),
]


@_fields.put(
    "/{row_id:uuid}/choices",
    operation_id="field_definition.set_choices",
    summary="Set the choices of a list or of tags; renamed ones are renamed on every row",
    response_model=FieldOut,
)
async def set_choices(
    row_id: UUID, body: NewChoices, w: Annotated[Writing, Depends(writes("field_definition.set_choices"))]
) -> Response:
    await choices.set_choices(w, row_id, body)
    return answer(await rows.one(w, FieldDefinition, FieldOut, row_id))


@_fields.put(
    "/{row_id:uuid}/type",
    operation_id="field_definition.change_type",
    summary="Change the type, and every value with it",
    response_model=FieldOut,
)
async def change_type(
    row_id: UUID, body: NewType, w: Annotated[Writing, Depends(writes("field_definition.change_type"))]
) -> Response:
    await retype.change_type(w, row_id, body)
    return answer(await rows.one(w, FieldDefinition, FieldOut, row_id))


@_fields.post(
    "/{row_id:uuid}/type-preview",
    operation_id="field_definition.type_preview",
    summary="What would become of the values under another type",
)
async def type_preview(
    row_id: UUID, body: NewType, r: Annotated[Reading, Depends(reads("field_definition.type_preview"))]
) -> TypePreview:
    return await retype.preview(r, row_id, body)


@_fields.get(
    "/{row_id:uuid}/impact",
    operation_id="field_definition.impact",
    summary="Rows with a value and views that use the field",
)
async def impact(row_id: UUID, r: Annotated[Reading, Depends(reads("field_definition.impact"))]) -> FieldImpact:
    return await hangs.impact(r, row_id)
