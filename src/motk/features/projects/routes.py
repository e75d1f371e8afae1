from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Request, Response

from motk.features.media import pictures
from motk.features.projects import context, create, grid, template, template_references, workflow
from motk.features.projects.schemas import Context, Grid, ProjectChanges, ProjectNew, ProjectOut, Workflow
from motk.features.projects.template_schemas import (
    ProjectTemplateChanges,
    ProjectTemplateNew,
    ProjectTemplateOut,
    TemplateOf,
)
from motk.features.workflow.schemas import Kind
from motk.gate import rows
from motk.gate.crud import Behaviour, answer, resource, router
from motk.gate.gate import Reading, Writing
from motk.gate.http import Picture, reads, unless_unchanged, writes
from motk.model.project import Project
from motk.model.project_template import ProjectTemplate

route = router("/projects", "projects")


@route.get(
    "/{project_id}/context",
    operation_id="project.context",
    summary="What a page needs beside its rows",
    response_model=Context,
)
async def project_context(
    request: Request, project_id: UUID, r: Annotated[Reading, Depends(reads("project.context"))]
) -> Response:
    await r.project(project_id)
    etag = await unless_unchanged(request, r, project_id)
    return _tagged(answer(await context.context(r, project_id)), etag)


@route.get(
    "/{project_id}/grid/{kind}",
    operation_id="project.grid",
    summary="All rows of one kind with their tasks",
    response_model=Grid,
)
async def project_grid(
    request: Request,
    project_id: UUID,
    kind: Kind,
    r: Annotated[Reading, Depends(reads("project.grid"))],
    since: Annotated[
        str | None, Query(max_length=60, description="The cursor of an earlier answer: only what changed.")
    ] = None,
    first: Annotated[
        int | None,
        Query(ge=1, le=1000, description="Only so many rows from the top, to show while the rest is on its way."),
    ] = None,
) -> Response:
    await r.project(project_id)
    etag = await unless_unchanged(request, r, project_id)
    return _tagged(answer(await grid.grid(r, project_id, kind, since, first)), etag)


@route.put(
    "/{project_id}/workflow",
    operation_id="project.set_workflow",
    summary="Choose and order steps, statuses and types",
    response_model=ProjectOut,
)
async def set_workflow(
    project_id: UUID, body: Workflow, w: Annotated[Writing, Depends(writes("project.set_workflow"))]
) -> Response:
    await workflow.set_workflow(w, project_id, body.model_dump(exclude_unset=True))
    return answer(await rows.one(w, Project, ProjectOut, project_id))


def _tagged(response: Response, etag: str | None) -> Response:
    response.headers.update(
        {"ETag": etag, "Cache-Control": "private, no-cache"} if etag else {"Cache-Control": "no-store"}
    )
    return response


@route.post(
    "/{project_id}/template",
    operation_id="project.save_as_template",
    summary="Make a template of a project as it is",
    status_code=201,
)
async def save_as_template(
    project_id: UUID, body: TemplateOf, w: Annotated[Writing, Depends(writes("project.save_as_template"))]
) -> ProjectTemplateOut:
    made = await template.save(w, project_id, body.name, body.description)
    return ProjectTemplateOut.model_validate_json(await rows.one(w, ProjectTemplate, ProjectTemplateOut, made))


@route.put(
    "/{project_id:uuid}/thumbnail", operation_id="project.set_thumbnail", summary="Choose its picture", status_code=204
)
async def set_thumbnail(
    project_id: UUID,
    content: Picture,
    request: Request,
    w: Annotated[Writing, Depends(writes("project.set_thumbnail"))],
) -> None:
    await pictures.set_thumbnail(w, request.app.state.storage, Project, project_id, content)


@route.delete(
    "/{project_id:uuid}/thumbnail",
    operation_id="project.remove_thumbnail",
    summary="Take its picture away",
    status_code=204,
)
async def remove_thumbnail(
    project_id: UUID, w: Annotated[Writing, Depends(writes("project.remove_thumbnail"))]
) -> None:
    await pictures.remove_thumbnail(w, Project, project_id)


routers = [
    route,
    resource(
        "project_template",
        ProjectTemplate,
        plural="project-templates",
        new=ProjectTemplateNew,
        changes=ProjectTemplateChanges,
        out=ProjectTemplateOut,
        behaviour=Behaviour(create=template_references.create, edit=template_references.edit),
    ),
    resource(
        "project",
        Project,
        plural="projects",
        new=ProjectNew,
        changes=ProjectChanges,
        out=ProjectOut,
        behaviour=Behaviour(create=create.create),
    ),
]
