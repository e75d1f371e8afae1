"""Project templates on the wire."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, model_validator

from motk.features.fields.schemas import Departments, FieldType, Key, Value
from motk.features.projects.schemas import ProductionStyle, ProductionType, Steps
from motk.gate.custom_values import Form, coerced
from motk.gate.fields import ArchivableOut, Body, Count, Extra, Fps, Given, Line, Name, Prose, RowOut, Seen, unset


class TemplateFacts(Body):
    """Facts of the project; what is left out is as in any new project."""

    production_type: ProductionType = unset()
    production_style: ProductionStyle = unset()
    fps: Fps = unset()
    ratio: Line | None = unset()
    resolution: Line | None = unset()
    max_retakes: Count | None = unset()
    clients_isolated: bool = unset()
    clients_see_shared_only: bool = unset()
    settings: Extra = unset()


Access = Literal["supervisor", "artist", "client", "vendor"]


class TemplateSlot(Body):
    """A role slot, still open. Days count from the project's start."""

    role: Name
    department_id: UUID | None = None
    access: Access | None = None
    allocation: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 1
    starts_after_days: Annotated[int | None, Field(ge=-36_500, le=36_500)] = None
    ends_after_days: Annotated[int | None, Field(ge=-36_500, le=36_500)] = None


class TemplateMilestone(Body):
    name: Name
    description: Prose = ""
    task_type_id: UUID | None = None
    after_days: Annotated[int, Field(ge=-36_500, le=36_500, description="Days after the project's start.")]


# Of what a project may have fields of its own.
OwnKind = Literal["episode", "sequence", "shot", "asset", "scene", "concept", "edit", "task", "member"]


class TemplateField(Body):
    """A field of the project's own; see the field definitions. One that is required without a default comes to new projects as not required."""

    kind: OwnKind
    key: Key
    name: Name
    description: Prose = ""
    type: FieldType
    choices: Annotated[list[dict[str, Any]], Field(max_length=1000)] = Field(default_factory=list)
    default_value: Value = None
    required: bool = False
    for_client: bool = False
    seen_by: Departments = Field(default_factory=list)
    edited_by: Departments = Field(default_factory=list)
    position: Count = 0

    @model_validator(mode="after")
    def _default_fits(self) -> "TemplateField":
        if self.default_value is not None:
            form = Form(self.type, [str(choice.get("value")) for choice in self.choices])
            self.default_value = coerced(form, self.default_value)
        return self


class TemplateContent(Body):
    """What a new project begins with. A list that is left out is taken from the studio, or stays empty where the studio has none."""

    facts: TemplateFacts = unset()
    task_types: Steps = unset()
    task_statuses: Steps = unset()
    entity_types: Steps = unset()
    slots: Annotated[list[TemplateSlot], Field(max_length=500)] = unset()
    milestones: Annotated[list[TemplateMilestone], Field(max_length=500)] = unset()
    fields: Annotated[list[TemplateField], Field(max_length=200)] = unset()


class ProjectTemplateFields(Body):
    name: Name = unset()
    description: Prose = unset()
    content: Annotated[TemplateContent, Field(examples=[{"facts": {"fps": "24"}}])] = unset()


class ProjectTemplateNew(ProjectTemplateFields, Given):
    name: Name = Field(examples=["Short film"])


class ProjectTemplateChanges(ProjectTemplateFields, Seen):
    pass


class ProjectTemplateOut(RowOut, ArchivableOut):
    name: str
    description: str
    content: dict[str, Any]


class TemplateOf(Body):
    """A template made of a project as it is now."""

    name: Name = Field(examples=["Short film"])
    description: Prose = ""
