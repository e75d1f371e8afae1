"""Providers: what an admin sets up, and the way of a browser there and back."""

from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.errors import Problem
from motk.core.settings import Settings
from motk.features.access.routes import signed_in, visitor_of
from motk.features.access.sessions import Opened
from motk.features.providers import come_in, secret
from motk.features.providers.schemas import (
    IdentityProviderChanges,
    IdentityProviderNew,
    IdentityProviderOut,
    ProviderOffered,
    ProvidersOffered,
    SecretGiven,
)
from motk.features.signing_in.routes import STEP_COOKIE, end_step_cookie, hand_step
from motk.gate.crud import resource, router
from motk.gate.gate import Reading
from motk.gate.http import keeps, knocks
from motk.model.identity_provider import IdentityProvider

route = router("/session/providers", "session")
secrets = router("/identity-providers", "identity-providers")

_SENT: dict[int | str, dict[str, Any]] = {303: {"description": "The browser goes on from here."}}
# All of it is plain ASCII: RFC 6749, appendix A, and RFC 9207.
Said = Annotated[str | None, Query(max_length=4000, pattern=r"^[\x20-\x7E]*$")]


@route.get("", operation_id="session.providers", summary="Where else one may sign in")
async def list_providers(
    session: Annotated[AsyncSession, Depends(knocks("session.providers"))],
    organization: Annotated[
        str | None, Query(max_length=100, description="A studio's short name, where there are several.")
    ] = None,
) -> ProvidersOffered:
    found = await secret.queries.offered.rows(session, organization=organization)
    needs_studio = not found and await secret.queries.asks_for_studio.value(session)
    return ProvidersOffered(
        rows=[ProviderOffered.model_validate(dict(row)) for row in found], needs_studio=needs_studio
    )


@route.get(
    "/callback",
    operation_id="session.come_from_provider",
    summary="Where a provider sends a browser back to",
    status_code=204,
    responses=_SENT,
)
async def come_from_provider(
    request: Request,
    session: Annotated[AsyncSession, Depends(knocks("session.come_from_provider"))],
    code: Said = None,
    state: Said = None,
    iss: Said = None,
    error: Said = None,
) -> Response:
    settings = _settings(request)
    try:
        come = await come_in.come_back(
            session,
            request.app.state.signing_key,
            request.cookies.get(STEP_COOKIE),
            {"code": code, "state": state, "iss": iss, "error": error},
            _redirect_uri(settings),
            visitor_of(request),
            days=settings.session_days,
        )
    except Problem as refused:
        return _refused(refused)
    if isinstance(come.entered, Opened):
        answer = RedirectResponse(come.next or "/", 303)
        end_step_cookie(answer)
        await signed_in(request, answer, session, come.entered)
    else:
        answer = RedirectResponse(f"/sign-in?step=1&next={quote(come.next, safe='')}", 303)
        hand_step(request, answer, come.entered.token)
    if come.change_set_id:
        answer.headers["X-Change-Set"] = str(come.change_set_id)
    return answer


@route.get(
    "/{provider_id}/start",
    operation_id="session.go_to_provider",
    summary="Go to a provider to sign in",
    status_code=204,
    responses=_SENT,
)
async def go_to_provider(
    provider_id: UUID,
    request: Request,
    session: Annotated[AsyncSession, Depends(knocks("session.go_to_provider"))],
    next: Annotated[str, Query(max_length=2000, description="The page to open afterwards.")] = "/",  # noqa: A002 - the word of the address
) -> Response:
    settings = _settings(request)
    # A path of our own, or an address that looks like one would lead away after the sign-in.
    page = next if next.startswith("/") and not next.startswith(("//", "/\\")) and next.isprintable() else "/"
    try:
        sent = await come_in.send(
            session, request.app.state.signing_key, provider_id, page, _redirect_uri(settings), visitor_of(request)
        )
    except Problem as refused:
        return _refused(refused)
    answer = RedirectResponse(sent.address, 303)
    hand_step(request, answer, sent.token)
    return answer


@secrets.put(
    "/{row_id}/secret",
    operation_id="identity_provider.set_secret",
    summary="Enter the secret that the provider gave",
    status_code=204,
)
async def set_secret(
    row_id: UUID,
    body: SecretGiven,
    request: Request,
    r: Annotated[Reading, Depends(keeps("identity_provider.set_secret"))],
) -> None:
    await secret.set_secret(r, request.app.state.signing_key, row_id, body.client_secret.get_secret_value())


def _refused(problem: Problem) -> Response:
    """A browser that came by a link is shown a page, not JSON. Which words stand there is the page's to choose, not the link's."""
    return RedirectResponse(f"/sign-in?refused={problem.slug}", 303)


def _redirect_uri(settings: Settings) -> str:
    return f"{settings.public_url}/api/v1/session/providers/callback"


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


routers = [
    route,
    secrets,
    resource(
        "identity_provider",
        IdentityProvider,
        plural="identity-providers",
        new=IdentityProviderNew,
        changes=IdentityProviderChanges,
        out=IdentityProviderOut,
    ),
]
