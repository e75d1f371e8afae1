"""The API process: every feature's routes behind the gate, and the front end's files."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse
from starlette.routing import Match
from starlette.staticfiles import StaticFiles

import motk
from motk.core import db, metrics
from motk.core.errors import NotFound, Problem
from motk.core.settings import Settings
from motk.core.storage import open_storage
from motk.demo import jobs as _demo  # noqa: F401 - declares demo.load, which the first-run page defers
from motk.features.access import routes as access
from motk.features.access import setup as first_run
from motk.features.automation import routes as automation
from motk.features.casting import routes as casting
from motk.features.comments import routes as comments
from motk.features.credits import routes as project_credits
from motk.features.edits import routes as edits
from motk.features.entities import routes as entities
from motk.features.exports import routes as exports
from motk.features.factors import routes as factors
from motk.features.fields import routes as fields
from motk.features.health import routes as health
from motk.features.history import routes as history
from motk.features.invitations import routes as invitations
from motk.features.layouts import routes as layouts
from motk.features.live import routes as live
from motk.features.live.follower import following
from motk.features.media import routes as media
from motk.features.my_work import routes as my_work
from motk.features.notifications import routes as notifications
from motk.features.organization import routes as organization
from motk.features.overview import routes as overview
from motk.features.people import routes as people
from motk.features.projects import routes as projects
from motk.features.providers import routes as providers
from motk.features.schedule import routes as schedule
from motk.features.search import routes as search
from motk.features.signing_in import routes as signing_in
from motk.features.tasks import routes as tasks
from motk.features.team import routes as team
from motk.features.time import routes as time
from motk.features.time_machine import routes as time_machine
from motk.features.views import routes as views
from motk.features.webhooks import routes as webhooks
from motk.features.widgets import routes as widgets
from motk.features.workflow import routes as workflow
from motk.gate import problems
from motk.gate.body_limit import BodyLimit
from motk.gate.compression import Compression
from motk.gate.http import problem_response
from motk.gate.openapi import finish
from motk.gate.request_log import RequestLog

WEB_DIST = Path(__file__).parent / "web_dist"

# Scripts only from our own files. Styles may be inline: the component library sets them on elements.
PAGE_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
        " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
FEATURES = (
    signing_in,
    access,
    factors,
    invitations,
    providers,
    organization,
    workflow,
    automation,
    people,
    team,
    project_credits,
    projects,
    schedule,
    entities,
    casting,
    tasks,
    my_work,
    overview,
    edits,
    fields,
    comments,
    notifications,
    views,
    layouts,
    widgets,
    exports,
    history,
    time_machine,
    live,
    media,
    search,
    time,
    webhooks,
)


def create_app(settings: Settings | None = None, *, dsn: str | None = None) -> FastAPI:
    """The application. Without arguments it reads the environment, as uvicorn's factory does."""
    settings = settings or Settings.load()
    address = dsn or (settings.database_url.get_secret_value() if settings.database_url else "")

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.engine = db.connect(app.state.dsn, pool_size=settings.db_pool_size)
        await first_run.prepare(app.state.engine, settings)
        metrics.watch_pool(app.state.engine)
        async with following(app.state.engine) as app.state.live:
            yield
        await app.state.engine.dispose()

    app = FastAPI(
        title="MOTK",
        version=motk.__version__,
        description="Production management. Operation ids are the verbs of the permission table.",
        lifespan=lifespan,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.dsn = address
    app.state.settings = settings
    app.state.signing_key = settings.signing_key()
    app.state.storage = open_storage(settings)
    api = APIRouter(prefix="/api/v1")
    for feature in FEATURES:
        for router in feature.routers:
            api.include_router(router)
    app.include_router(api)
    for router in health.routers:
        app.include_router(router)
    _serve_front_end(app)
    _answer_problems(app)
    _describe(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(Compression)
    app.add_middleware(RequestLog)  # the last added is the outermost: it sees what really left
    return app


def _describe(app: FastAPI) -> None:
    """The API's document: the framework's, finished once by the gate."""
    framework = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = finish(framework())
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _serve_front_end(app: FastAPI) -> None:
    """The built pages: hashed files for ever, and index.html for every address of the application itself."""
    assets = WEB_DIST / "assets"
    if not assets.is_dir():
        return
    app.mount("/assets", _Hashed(directory=assets))
    # Named once: what a visitor types never becomes a path on this machine.
    files = {str(file.relative_to(WEB_DIST)): file for file in WEB_DIST.rglob("*") if file.is_file()}

    @app.get("/{path:path}", include_in_schema=False)
    async def page(path: str) -> Response:
        if path.startswith("api/"):
            raise HTTPException(405)  # unless nothing is there at all: see http_error
        return FileResponse(files.get(path, WEB_DIST / "index.html"), headers=PAGE_HEADERS)


class _Hashed(StaticFiles):
    """Files whose name changes with their content."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def _answer_problems(app: FastAPI) -> None:
    @app.exception_handler(Problem)
    async def refused(_request: Request, problem: Problem) -> Response:
        return problem_response(problem)

    @app.exception_handler(HTTPException)
    async def http_error(request: Request, error: HTTPException) -> Response:
        allowed = _methods_of(app, request) if error.status_code == 405 else []
        if error.status_code == 404 or (error.status_code == 405 and not allowed):
            return problem_response(NotFound("page", request.url.path))
        response = problem_response(_Plain(error.status_code, str(error.detail)))
        response.headers.update(error.headers or {})
        if allowed:
            response.headers["Allow"] = ", ".join(allowed)
        return response

    @app.exception_handler(DBAPIError)
    async def refused_by_database(_request: Request, error: DBAPIError) -> Response:
        problem = problems.of_database(error)
        if problem is None:
            raise error
        return problem_response(problem)

    @app.exception_handler(PoolTimeout)
    async def no_connection_left(_request: Request, _error: PoolTimeout) -> Response:
        return problem_response(
            problems.TryAgain(
                "More is asked at once than the studio can answer. Try again in a moment.", retry_after_s=2
            )
        )

    @app.exception_handler(Exception)
    async def broken(_request: Request, _error: Exception) -> Response:
        return problem_response(problems.Broken())


def _methods_of(app: FastAPI, request: Request) -> list[str]:
    """What an address of the API answers to; the framework would name the methods of its first route only."""
    if not request.url.path.startswith("/api/"):
        return ["GET"]
    return [method for method in METHODS if _matches(app, request, method)]


def _matches(app: FastAPI, request: Request, method: str) -> bool:
    scope = {**request.scope, "method": method}
    return any(
        route.matches(scope)[0] is Match.FULL and getattr(route, "name", None) != "page" for route in app.router.routes
    )


class _Plain(Problem):
    """A refusal of the framework's own: wrong method, body too large."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status  # type: ignore[misc]
        self.title = detail  # type: ignore[misc]
