"""The steps of a sign-in, and one's own accounts."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request, Response
from fastapi.responses import JSONResponse
from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.settings import Settings
from motk.features.access.routes import signed_in, visitor_of
from motk.features.access.schemas import Me
from motk.features.access.sessions import Opened
from motk.features.signing_in import own_accounts, sign_in, steps, with_passkey
from motk.features.signing_in.schemas import (
    AccountLink,
    OwnAccount,
    OwnAccounts,
    PasskeyAsked,
    PasskeyShown,
    SignIn,
    StepOut,
    StepTaken,
    Switch,
)
from motk.gate.crud import router
from motk.gate.gate import Reading
from motk.gate.http import keeps, knocks, reads

STEP_COOKIE = "motk_step"
_STEP_PATH = "/api/v1/session"

route = router("/session", "session")
own = router("/me/accounts", "me")

AWAITS: dict[int | str, dict[str, Any]] = {202: {"model": StepOut, "description": "A second factor is wanted."}}


@route.post("", operation_id="session.open", summary="Sign in", response_model=Me, responses=AWAITS)
async def open_session(
    body: SignIn,
    request: Request,
    response: Response,
    session: Annotated[AsyncSession, Depends(knocks("session.open"))],
) -> Me | Response:
    result = await sign_in.sign_in(
        session,
        body.account,
        body.password.get_secret_value(),
        body.organization or None,
        visitor_of(request),
        days=_settings(request).session_days,
    )
    return await let_in(request, response, session, result)


@route.get("/step", operation_id="session.step", summary="What my sign-in waits for")
async def get_step(
    request: Request, response: Response, session: Annotated[AsyncSession, Depends(knocks("session.step"))]
) -> StepOut:
    response.headers["Cache-Control"] = "no-store"
    return await _step(session, request.cookies.get(STEP_COOKIE))


@route.post("/step/code", operation_id="session.send_code", summary="Have a code mailed", status_code=204)
async def send_code(request: Request, session: Annotated[AsyncSession, Depends(knocks("session.send_code"))]) -> None:
    await steps.send_code(session, request.cookies.get(STEP_COOKIE))


@route.post("/step", operation_id="session.prove", summary="Finish signing in with a code")
async def prove(
    body: StepTaken,
    request: Request,
    response: Response,
    session: Annotated[AsyncSession, Depends(knocks("session.prove"))],
) -> Me:
    opened = await steps.prove(
        session,
        request.app.state.signing_key,
        request.cookies.get(STEP_COOKIE),
        body.way,
        body.code,
        visitor_of(request),
        days=_settings(request).session_days,
    )
    return await _through(request, response, session, opened)


@route.post("/passkey/options", operation_id="session.ask_passkey", summary="What a browser needs to show a passkey")
async def ask_passkey(
    request: Request, response: Response, session: Annotated[AsyncSession, Depends(knocks("session.ask_passkey"))]
) -> PasskeyAsked:
    challenged = await with_passkey.ask(
        session, _settings(request), request.cookies.get(STEP_COOKIE), visitor_of(request)
    )
    if challenged.token:
        hand_step(request, response, challenged.token)
    return PasskeyAsked(options=challenged.options)


@route.post("/passkey", operation_id="session.open_with_passkey", summary="Sign in, or finish, with a passkey")
async def open_with_passkey(
    body: PasskeyShown,
    request: Request,
    response: Response,
    session: Annotated[AsyncSession, Depends(knocks("session.open_with_passkey"))],
) -> Me:
    opened = await with_passkey.open_with(
        session, _settings(request), request.cookies.get(STEP_COOKIE), body.credential, visitor_of(request)
    )
    return await _through(request, response, session, opened)


@route.post(
    "/switch",
    operation_id="session.switch",
    summary="Go on as another of my accounts",
    response_model=Me,
    responses=AWAITS,
)
async def switch(
    body: Switch, request: Request, response: Response, r: Annotated[Reading, Depends(keeps("session.switch"))]
) -> Me | Response:
    result = await own_accounts.switch(r, body.account_id, visitor_of(request), days=_settings(request).session_days)
    return await let_in(request, response, r.session, result)


@own.get("", operation_id="me.accounts", summary="My accounts, here and in other studios")
async def list_accounts(r: Annotated[Reading, Depends(reads("me.accounts"))]) -> OwnAccounts:
    return OwnAccounts(rows=[OwnAccount.model_validate(dict(row)) for row in await own_accounts.list_accounts(r)])


@own.post("", operation_id="me.link_account", summary="Say that another account is mine too", status_code=204)
async def link_account(
    body: AccountLink, request: Request, r: Annotated[Reading, Depends(keeps("me.link_account"))]
) -> None:
    await own_accounts.link(
        r,
        request.app.state.signing_key,
        body.account,
        body.password.get_secret_value(),
        body.own_password.get_secret_value() if body.own_password else None,
        body.organization or None,
        body.code,
        visitor_of(request),
    )


@own.delete(
    "/{account_id}", operation_id="me.unlink_account", summary="Take an account out of mine again", status_code=204
)
async def unlink_account(account_id: UUID, r: Annotated[Reading, Depends(keeps("me.unlink_account"))]) -> None:
    await own_accounts.unlink(r, account_id)


async def let_in(
    request: Request, response: Response, session: AsyncSession, result: Opened | steps.Awaited
) -> Me | Response:
    """The person, signed in; or 202 and what the sign-in waits for."""
    if isinstance(result, Opened):
        return await _through(request, response, session, result)
    answer = JSONResponse((await _step(session, result.token)).model_dump(mode="json"), 202)
    hand_step(request, answer, result.token)
    return answer


async def _through(request: Request, response: Response, session: AsyncSession, opened: Opened) -> Me:
    end_step_cookie(response)
    return await signed_in(request, response, session, opened)


def end_step_cookie(response: Response) -> None:
    response.delete_cookie(STEP_COOKIE, path=_STEP_PATH, httponly=True, samesite="lax")


def hand_step(request: Request, response: Response, token: str) -> None:
    """Of this browser, for a few minutes. Lax: it must come along when a provider sends the browser back."""
    response.set_cookie(
        STEP_COOKIE,
        token,
        max_age=steps.MINUTES * 60,
        path=_STEP_PATH,
        httponly=True,
        samesite="lax",
        secure=_settings(request).secure_cookies,
    )
    response.headers["Cache-Control"] = "no-store"


async def _step(session: AsyncSession, token: str | None) -> StepOut:
    pending = await steps.pending(session, token)
    return StepOut.model_validate(
        {"ways": pending.ways, "email_hint": pending.email_hint, "expires_at": pending.expires_at}
    )


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


routers = [route, own]
