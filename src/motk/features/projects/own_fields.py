"""The fields of the studio's own that hold in a project, as its pages need them."""

import json
from uuid import UUID

from motk.gate.custom_definitions import definitions
from motk.gate.gate import Reading


async def own_fields(r: Reading, project_id: UUID) -> bytes:
    """Those the actor reads in this project, in the order of their kind, as JSON."""
    found = await definitions(r, project_id)
    return json.dumps(
        [
            {
                "id": one.id,
                "project_id": one.project_id,
                "kind": one.kind,
                "key": one.key,
                "name": one.name,
                "description": one.description,
                "type": one.type,
                "choices": one.choices,
                "default_value": one.default_value,
                "required": one.required,
                "editable": editable,
                "position": one.position,
            }
            for one, editable in found
        ],
        default=str,
    ).encode()
