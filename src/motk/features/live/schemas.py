"""Presence on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from motk.gate.fields import Body
from motk.gate.storable import storable


class Here(Body):
    """Where one tab of a browser is."""

    client_id: UUID = Field(description="The tab's own, made when it opened.")
    page: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$"), Field(examples=["shot"])]
    row_id: UUID | None = None
    column: Annotated[str, StringConstraints(max_length=120), AfterValidator(storable)] | None = Field(
        default=None, examples=["description"]
    )
    editing: bool = False
