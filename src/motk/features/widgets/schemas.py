"""Widgets from outside, on the wire."""

from pydantic import BaseModel, Field


class WidgetModule(BaseModel):
    name: str = Field(examples=["turnaround.js"])
    url: str = Field(examples=["/api/v1/widgets/turnaround.js"])


class WidgetModules(BaseModel):
    """To be imported by the page, each of which registers its widgets: see docs/guide/widgets.md."""

    rows: list[WidgetModule]
