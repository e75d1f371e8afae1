"""Files on the wire."""

from uuid import UUID

from pydantic import Field

from motk.gate.fields import RowOut


class MediaOut(RowOut):
    project_id: UUID | None
    mime_type: str = Field(examples=["image/png"])
    file_size: int = Field(examples=[48_213])
    sha256: str
    original_name: str | None
    width: int | None
    height: int | None
