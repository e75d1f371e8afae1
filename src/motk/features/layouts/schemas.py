"""A page's layout: on the wire, in the database, and as docs/reference/page-layout.schema.json."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from motk.gate.fields import Body, Rev, unset

MOST_WIDGETS = 50

PageKind = Literal["episode", "sequence", "shot", "asset", "scene", "concept", "edit"]
LayoutRole = Literal["admin", "manager", "supervisor", "artist", "client", "vendor", "bot"]

WidgetId = Annotated[
    str,
    StringConstraints(max_length=100, pattern=r"^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*$"),
    Field(
        description="Of MOTK's own: a plain word. From outside: with a dot, as `meadow.turnaround`. One that nobody knows keeps its place.",
        examples=["thread"],
    ),
]


class PlacedWidget(Body):
    widget: WidgetId
    width: Literal[4, 6, 8, 12] = Field(default=6, description="Of the twelve columns of a wide page.")


def _each_once(placed: list[PlacedWidget]) -> list[PlacedWidget]:
    seen: set[str] = set()
    for one in placed:
        if one.widget in seen:
            raise ValueError(f"{one.widget} stands twice. Place each widget once.")
        seen.add(one.widget)
    return placed


class Layout(Body):
    """The widgets of a page in their order: they fill its rows one after the other."""

    widgets: Annotated[
        list[PlacedWidget],
        Field(max_length=MOST_WIDGETS, examples=[[{"widget": "thread", "width": 8}]]),
        AfterValidator(_each_once),
    ] = Field(default_factory=list)


class LayoutOut(BaseModel):
    """The layout in force. `source` says whose it is: the person's own, a role's, everybody's, or as MOTK comes."""

    kind: PageKind
    layout: Layout
    source: Literal["person", "role", "everybody", "built_in"]
    of_project: bool = Field(description="Whether it is this project's alone.")
    role: LayoutRole | None = Field(description="The role that was asked for: without one, the person's own here.")
    rev: int | None = Field(description="Of the layout saved for exactly whom was asked; null when none is.")


class LayoutChoice(Body):
    """`rev` as it was read: another one by now is refused."""

    layout: Layout
    rev: Rev = unset()


class SharedLayoutChoice(LayoutChoice):
    """For a role, or without one for everybody; in this project, or in all of them."""

    whose: Literal["project", "studio"] = "project"
    role: LayoutRole | None = unset()
