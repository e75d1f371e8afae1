"""Definitions of fields on the wire."""

from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, StringConstraints, model_validator

from motk.gate.fields import ArchivableOut, Body, Color, Given, Line, Name, Position, Prose, Rev, RowOut, Seen, unset
from motk.gate.storable import storable_json

MOST_CHOICES = 500

FieldKind = Literal[
    "episode",
    "sequence",
    "shot",
    "asset",
    "scene",
    "concept",
    "edit",
    "task",
    "project",
    "account",
    "member",
]
FieldType = Literal[
    "text",
    "long_text",
    "number",
    "checkbox",
    "date",
    "list",
    "tags",
    "url",
    "person",
    "entity_link",
    "checklist",
]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,62}$"), Field(examples=["lens"])]
Departments = Annotated[list[UUID], Field(max_length=100, examples=[[]])]
ChoiceValue = Annotated[Name, StringConstraints(max_length=100)]


def _storable_value(value: Any) -> Any:
    storable_json({"value": value})
    return value


Value = Annotated[Any, AfterValidator(_storable_value), Field(examples=["35 mm"])]


class Choice(Body):
    value: ChoiceValue = Field(examples=["35 mm"])
    color: Color | None = None


class RenamedChoice(Choice):
    was: ChoiceValue | None = Field(
        default=None,
        description="What this choice was called until now: rows that hold it take the new word.",
        examples=["35"],
    )


AnyChoice = TypeVar("AnyChoice", bound=Choice)


def _differ(choices: list[AnyChoice]) -> list[AnyChoice]:
    values = [one.value for one in choices]
    twice = next((value for value in values if values.count(value) > 1), None)
    if twice is not None:
        raise ValueError(f"{twice!r} stands twice among the choices; name each once.")
    return choices


Choices = Annotated[list[Choice], Field(max_length=MOST_CHOICES), AfterValidator(_differ)]
RenamedChoices = Annotated[list[RenamedChoice], Field(max_length=MOST_CHOICES), AfterValidator(_differ)]


class FieldFields(Body):
    """Empty `seen_by` or `edited_by` means whoever sees or edits the row; managers always may. Clients read what is `for_client`.

    What is `required` needs a default, which new rows begin with, and is never emptied; where its default goes, it is required no more.
    """

    name: Name = unset()
    description: Prose = unset()
    default_value: Value = unset()
    required: bool = unset()
    for_client: bool = unset()
    seen_by: Departments = unset()
    edited_by: Departments = unset()
    position: Position = unset()


class FieldNew(FieldFields, Given):
    """Without a project the field holds in all of them. `key` is made from the name when it is not given, and stays."""

    project_id: UUID | None = unset()
    kind: FieldKind = Field(examples=["shot"])
    name: Name = Field(examples=["Lens"])
    key: Key = unset()
    type: FieldType = Field(examples=["list"])
    choices: Choices = Field(default=[], description="Of a list or of tags. Tags without choices take any.")


class FieldChanges(FieldFields, Seen):
    """Choices and the type have verbs of their own, because values change with them."""


class FieldOut(RowOut, ArchivableOut):
    project_id: UUID | None
    kind: FieldKind
    key: str
    name: Line
    description: str
    type: FieldType
    choices: list[Choice]
    default_value: Any = Field(examples=[None])
    required: bool
    for_client: bool
    seen_by: list[UUID]
    edited_by: list[UUID]
    position: int


class NewChoices(Body):
    choices: RenamedChoices
    clear_removed: bool = Field(
        default=False, description="Take choices away that rows still hold, and empty those rows."
    )
    rev: Rev = unset()


class NewType(Body):
    type: FieldType = Field(examples=["number"])
    choices: Choices | None = Field(
        default=None, description="Of a list or of tags; left out, they are made from the values."
    )
    rev: Rev = unset()

    @model_validator(mode="after")
    def _chooses_from_a_list(self) -> "NewType":
        if self.choices and self.type not in {"list", "tags"}:
            raise ValueError("Only a list or tags have choices.")
        return self


class Sample(BaseModel):
    """A value that would not stay what it is, what it would become (null: nothing), and on how many rows."""

    value: Any = Field(examples=["about 12"])
    becomes: Any = Field(examples=[None])
    rows: int


class TypePreview(BaseModel):
    """Of `rows` with a value: those that keep it, those where it changes its form, those that lose it. Samples are of the latter two."""

    rows: int
    kept: int
    changed: int
    lost: int
    samples: list[Sample]


class ChoiceCount(BaseModel):
    value: str = Field(examples=["35 mm"])
    rows: int


class UsingView(BaseModel):
    id: UUID
    name: str


class FieldImpact(BaseModel):
    """What hangs on a field: rows with a value, by choice for a list, and views that show, filter or sort by it (yours to see; counted all)."""

    rows: int
    choices: list[ChoiceCount]
    views: list[UsingView]
    view_count: int
