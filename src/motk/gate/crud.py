"""`resource(...)`: the routes of a plain list, all its verbs in one call."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from types import GenericAlias
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, Field, create_model

from motk.gate import diary, rows, sets
from motk.gate.archive import archive, purge, restore
from motk.gate.fields import Body, unset
from motk.gate.gate import Reading, Writing
from motk.gate.http import Door, reads, writes
from motk.gate.purge_preview import preview
from motk.gate.rows import Listing
from motk.gate.schemas import Chosen, Done, HistoryLine, Page, ProblemOut, PurgePreview, Rows
from motk.model.base import Archivable, Base

MOST_ROWS = 20_000

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": ProblemOut, "description": description}
    for status, description in {
        401: "Not signed in.",
        403: "The verb is not allowed for this actor here.",
        404: "No such row, or not yours to see.",
        409: "Somebody else's change, or a value that is taken.",
        422: "A value does not fit; `errors` names the field and the fix.",
        429: "Too many tries.",
        503: "Busy; try again.",
    }.items()
}

Create = Callable[[Writing, list[sets.Fields]], Awaitable[list[UUID]]]
Edit = Callable[[Writing, list[sets.Fields]], Awaitable[list[UUID]]]
Hide = Callable[[Writing, list[UUID]], Awaitable[int]]


@dataclass(frozen=True)
class Behaviour:
    """What a noun does beyond a plain insert and update. Each is set-based: it takes all rows of the request at once."""

    create: Create | None = None
    edit: Edit | None = None
    archive: Hide | None = None
    restore: Hide | None = None
    history: Callable[[Reading, UUID], Awaitable[Sequence[UUID]]] | None = None


def router(prefix: str, tag: str) -> APIRouter:
    """A router whose routes go through the Door."""
    return APIRouter(prefix=prefix, tags=[tag], route_class=Door, responses=PROBLEMS)


def listing(
    filter: Annotated[  # noqa: A002 - the word of the API
        list[str],
        Query(
            max_length=50,
            description="`field:operation:value`; operations eq, ne, in (comma-separated), lt, le, gt, ge, contains, null (true or false).",
            examples=[["created_at:ge:2026-11-01"]],
        ),
    ] = [],  # noqa: B006 - never changed
    sort: Annotated[
        str,
        Query(
            max_length=200,
            description="Fields, comma-separated; `-` before one turns it around.",
            examples=["-created_at"],
        ),
    ] = "",
    fields: Annotated[
        str,
        Query(
            max_length=1000, description="Only these fields, comma-separated; `id` always comes.", examples=["id,rev"]
        ),
    ] = "",
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    after: Annotated[str | None, Query(max_length=2000, description="The `next` of the page before.")] = None,
    archived: Annotated[Literal["no", "yes", "only"], Query(description="Whether archived rows come along.")] = "no",
) -> Listing:
    chosen = [name.strip() for name in fields.split(",") if name.strip()]
    return Listing(filter, sort, chosen, limit, after, archived)


def chosen_of(out: type[BaseModel]) -> type[BaseModel]:
    """A row of a list, which holds the `fields` that were asked for; all of them, when none were named."""
    fields: dict[str, Any] = {name: (field.annotation, unset()) for name, field in out.model_fields.items()}
    return create_model(f"{out.__name__.removesuffix('Out')}Row", **{**fields, "id": (UUID, ...)})


def answer(body: bytes, status: int = 200) -> Response:
    """JSON that PostgreSQL made, passed through as it is."""
    return Response(body, status, media_type="application/json")


def resource(
    noun: str,
    model: type[Base],
    *,
    plural: str,
    new: type[Body],
    changes: type[Body],
    out: type[BaseModel],
    behaviour: Behaviour | None = None,
) -> APIRouter:
    """List, get, create, edit, in bulk too, archive, restore, purge (with a look ahead) and history of one table.

    `new` and `changes` are the schemas of a create and of an edit; an edit takes `rev` besides its fields. A table without archived_at
    has no archive and no restore.
    """
    behaviour = behaviour or Behaviour()
    route = router(f"/{plural}", plural)
    title = noun.replace("_", " ")
    camel = "".join(part.capitalize() for part in noun.split("_"))
    bulk_new: Any = create_model(
        f"{camel}BulkNew", __base__=Body, rows=(_list_of(new), Field(min_length=1, max_length=MOST_ROWS))
    )
    identified: Any = create_model(f"{camel}ChangesOfOne", __base__=changes, id=(UUID, ...))
    bulk_changes: Any = create_model(
        f"{camel}BulkChanges",
        __base__=Body,
        rows=(_list_of(identified), Field(min_length=1, max_length=MOST_ROWS)),
    )
    create = behaviour.create or _inserts(model)
    edit = behaviour.edit or _updates(model)

    async def list_rows(
        asked: Annotated[Listing, Depends(listing)], r: Annotated[Reading, Depends(reads(f"{noun}.list"))]
    ) -> Response:
        return answer(await rows.page(r, model, out, asked))

    async def get_row(row_id: UUID, r: Annotated[Reading, Depends(reads(f"{noun}.get"))]) -> Response:
        return answer(await rows.one(r, model, out, row_id))

    async def create_row(body: Any, w: Annotated[Writing, Depends(writes(f"{noun}.create"))]) -> Response:
        made = await create(w, [body.model_dump(mode="json", exclude_unset=True)])
        return answer(await rows.one(w, model, out, made[0]), 201)

    async def create_rows(body: Any, w: Annotated[Writing, Depends(writes(f"{noun}.create_many"))]) -> Response:
        made = await create(w, [row.model_dump(mode="json", exclude_unset=True) for row in body.rows])
        return answer(await rows.many(w, model, out, made), 201)

    async def edit_row(row_id: UUID, body: Any, w: Annotated[Writing, Depends(writes(f"{noun}.edit"))]) -> Response:
        await edit(w, [{**body.model_dump(mode="json", exclude_unset=True), "id": row_id}])
        return answer(await rows.one(w, model, out, row_id))

    async def edit_rows(body: Any, w: Annotated[Writing, Depends(writes(f"{noun}.edit_many"))]) -> Response:
        changed = await edit(
            w, [{**row.model_dump(mode="json", exclude_unset=True), "id": row.id} for row in body.rows]
        )
        return answer(await rows.many(w, model, out, changed))

    async def history(
        row_id: UUID,
        r: Annotated[Reading, Depends(reads(f"{noun}.history"))],
        limit: Annotated[int, Query(ge=1, le=500)] = 50,
        after: Annotated[str | None, Query(max_length=100)] = None,
    ) -> Page[HistoryLine]:
        await r.load(model, row_id)
        related = await behaviour.history(r, row_id) if behaviour.history else []
        return await diary.history(r, [row_id, *related], limit=limit, after=after)

    create_row.__annotations__["body"] = new
    create_rows.__annotations__["body"] = bulk_new
    edit_row.__annotations__["body"] = changes
    edit_rows.__annotations__["body"] = bulk_changes

    many = Rows[out]  # type: ignore[valid-type]
    listed = Page.__class_getitem__(chosen_of(out))
    route.get("", operation_id=f"{noun}.list", summary=f"List {plural}", response_model=listed)(list_rows)
    route.post("", operation_id=f"{noun}.create", summary=f"Create a {title}", response_model=out, status_code=201)(
        create_row
    )
    route.post(
        "/bulk",
        operation_id=f"{noun}.create_many",
        summary="Create many at once, all or none",
        response_model=many,
        status_code=201,
    )(create_rows)
    route.patch(
        "/bulk", operation_id=f"{noun}.edit_many", summary="Edit many at once, all or none", response_model=many
    )(edit_rows)
    if issubclass(model, Archivable):
        hide, show = behaviour.archive, behaviour.restore

        async def archive_rows(body: Chosen, w: Annotated[Writing, Depends(writes(f"{noun}.archive"))]) -> Done:
            return Done(count=await (hide(w, body.ids) if hide else archive(w, model, body.ids)))

        async def restore_rows(body: Chosen, w: Annotated[Writing, Depends(writes(f"{noun}.restore"))]) -> Done:
            return Done(count=await (show(w, body.ids) if show else restore(w, model, body.ids)))

        route.post("/archive", operation_id=f"{noun}.archive", summary="Hide, with everything kept")(archive_rows)
        route.post("/restore", operation_id=f"{noun}.restore", summary="Bring back from the archive")(restore_rows)
    _purges(route, noun, model)
    route.get("/{row_id:uuid}", operation_id=f"{noun}.get", summary=f"One {title}", response_model=out)(get_row)
    route.patch("/{row_id:uuid}", operation_id=f"{noun}.edit", summary=f"Edit a {title}", response_model=out)(edit_row)
    route.get(
        "/{row_id:uuid}/history", operation_id=f"{noun}.history", summary="What happened to it, the newest first"
    )(history)
    return route


def _purges(route: APIRouter, noun: str, model: type[Base]) -> None:
    async def purge_rows(body: Chosen, w: Annotated[Writing, Depends(writes(f"{noun}.purge"))]) -> Done:
        return Done(count=await purge(w, model, body.ids))

    async def preview_purge(
        body: Chosen, r: Annotated[Reading, Depends(reads(f"{noun}.purge_preview"))]
    ) -> PurgePreview:
        return await preview(r, model, body.ids)

    route.post("/purge", operation_id=f"{noun}.purge", summary="Delete for ever, leaving a tombstone in the log")(
        purge_rows
    )
    route.post(
        "/purge-preview",
        operation_id=f"{noun}.purge_preview",
        summary="What a purge would take along, and what forbids it",
    )(preview_purge)


def _list_of(schema: type[BaseModel]) -> Any:
    return GenericAlias(list, schema)


def _inserts(model: type[Base]) -> Create:
    async def create(w: Writing, given: list[sets.Fields]) -> list[UUID]:
        return await sets.create(w, model, given)

    return create


def _updates(model: type[Base]) -> Edit:
    async def edit(w: Writing, given: list[sets.Fields]) -> list[UUID]:
        return await sets.edit(w, model, given)

    return edit
