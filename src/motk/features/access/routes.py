"""The doors: set-up, sign-in, passwords, sessions, tokens, and what one may do."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.settings import Settings
from motk.features.access import change_password as change
from motk.features.access import explain as explaining
from motk.features.access import me as mine
from motk.features.access import sessions, setup, standing, tokens, view_as
from motk.features.access.attempts import Visitor
from motk.features.access.schemas import (
    AccountStanding,
    Explanation,
    LoginLine,
    Me,
    MyAccount,
    MyChanges,
    MyVerbs,
    PasswordChange,
    Reset,
    ResetAsked,
    Sessions,
    SetupNew,
    SetupOut,
    SignInOutcome,
    TokenMade,
    TokenNew,
    Tokens,
    ViewAs,
)
from motk.features.access.setup_code import comes_from_this_machine, forget_setup_code, hold_setup_code
from motk.gate import passwords
from motk.gate.actor import from_session
from motk.gate.crud import router
from motk.gate.gate import Reading, Writing
from motk.gate.http import SESSION_COOKIE, address_of, csrf_token, keeps, knocks, reads, writes
from motk.gate.schemas import Page
from motk.model.account import Account

_LONGEST_USER_AGENT = 300

setting_up = router("/setup", "setup")
signing_in = router("/session", "session")
resets = router("/password-resets", "password")
me = router("/me", "me")
bots = router("/accounts", "access")
access = router("", "access")


@setting_up.get("", operation_id="setup.status", summary="Whether the studio is still to be set up")
async def setup_status(
    request: Request, response: Response, session: Annotated[AsyncSession, Depends(knocks("setup.status"))]
) -> SetupOut:
    response.headers["Cache-Control"] = "no-store"
    is_needed = await setup.needs_setup(session)
    return SetupOut(needs_setup=is_needed, code_required=is_needed and not _is_local(request))


@setting_up.post(
    "", operation_id="setup.create", summary="Set up the studio and its first admin, signed in", status_code=201
)
async def set_up(
    body: SetupNew,
    request: Request,
    response: Response,
    session: Annotated[AsyncSession, Depends(knocks("setup.create"))],
) -> Me:
    settings = _settings(request)
    await setup.hold_needed(session)
    if not _is_local(request):
        hold_setup_code(settings, body.code)
    password = body.password.get_secret_value()
    passwords.refuse_weak("password", password, body.account_name, body.email, body.display_name, body.studio_name)
    admin = setup.FirstAdmin(body.display_name, body.account_name, body.email, await passwords.hashed(password))
    founded = await setup.found_studio(
        session,
        body.studio_name,
        admin,
        visitor_of(request),
        load_demo=body.load_demo,
        days=settings.session_days,
    )
    answer = await signed_in(request, response, session, founded.opened)
    await session.commit()
    forget_setup_code(settings)
    response.headers["X-Change-Set"] = str(founded.change_set_id)
    return answer


@signing_in.delete("", operation_id="session.close", summary="Sign out", status_code=204)
async def close_session(response: Response, r: Annotated[Reading, Depends(keeps("session.close"))]) -> None:
    if r.actor.session_id:
        # Of whose browser it is, also while they look as somebody else.
        await sessions.end_session(r, r.actor.session_id, r.actor.viewer_id)
    response.delete_cookie(SESSION_COOKIE, path="/", httponly=True, samesite="lax")


@signing_in.post(
    "/view-as",
    operation_id="session.view_as",
    summary="Look at the studio as somebody else, for an hour",
    status_code=204,
)
async def view_as_somebody(body: ViewAs, w: Annotated[Writing, Depends(writes("session.view_as"))]) -> None:
    """Reads as that account; every write is refused meanwhile. The diary keeps it. For sessions alone, never for tokens."""
    await view_as.begin(w, body.account_id)


@signing_in.delete("/view-as", operation_id="session.stop_viewing", summary="Be oneself again", status_code=204)
async def stop_viewing(r: Annotated[Reading, Depends(keeps("session.stop_viewing"))]) -> None:
    await view_as.stop(r)


@resets.post(
    "",
    operation_id="password.request_reset",
    summary="Have a link mailed that sets a new password",
    status_code=202,
    response_class=Response,
)
async def request_reset(
    body: ResetAsked, request: Request, session: Annotated[AsyncSession, Depends(knocks("password.request_reset"))]
) -> Response:
    await change.ask_for_reset(session, body.email, visitor_of(request))
    return Response(status_code=202)


@resets.put("", operation_id="password.reset", summary="Set a new password with a mailed link", status_code=204)
async def reset_password(
    body: Reset, request: Request, session: Annotated[AsyncSession, Depends(knocks("password.reset"))]
) -> None:
    await change.reset_password(
        session,
        body.token.get_secret_value(),
        body.new_password.get_secret_value(),
        visitor_of(request),
        keep_tokens=body.keep_tokens,
    )


@me.get("", operation_id="me.get", summary="Who I am")
async def get_me(request: Request, response: Response, r: Annotated[Reading, Depends(reads("me.get"))]) -> Me:
    cookie = request.cookies.get(SESSION_COOKIE) if r.actor.session_id else None
    if cookie:
        _hand_cookie(request, response, cookie)
    return await mine.me(r.session, r.actor, csrf_token(request.app.state.signing_key, cookie) if cookie else None)


@me.patch("", operation_id="me.edit", summary="Edit my own account")
async def edit_me(body: MyChanges, w: Annotated[Writing, Depends(writes("me.edit"))]) -> MyAccount:
    return await mine.edit(w, body)


@me.get("/verbs", operation_id="me.verbs", summary="What I may do, for the studio and in each project")
async def get_verbs(r: Annotated[Reading, Depends(reads("me.verbs"))]) -> MyVerbs:
    return await mine.my_verbs(r)


@me.get("/sessions", operation_id="session.list", summary="Where I am signed in")
async def list_sessions(r: Annotated[Reading, Depends(reads("session.list"))]) -> Sessions:
    return Sessions(rows=await sessions.list_sessions(r))


@me.delete("/sessions/{session_id}", operation_id="session.revoke", summary="Sign out there", status_code=204)
async def revoke_session(session_id: UUID, r: Annotated[Reading, Depends(keeps("session.revoke"))]) -> None:
    await sessions.end_session(r, session_id)


@me.put(
    "/password",
    operation_id="password.change",
    summary="Change my password, and sign out everywhere else",
    status_code=204,
)
async def change_password(
    body: PasswordChange, request: Request, r: Annotated[Reading, Depends(keeps("password.change"))]
) -> None:
    await change.change_password(
        r,
        body.current_password.get_secret_value(),
        body.new_password.get_secret_value(),
        visitor_of(request),
        keep_tokens=body.keep_tokens,
    )


@me.get("/tokens", operation_id="token.list", summary="My API tokens")
async def list_tokens(r: Annotated[Reading, Depends(reads("token.list"))]) -> Tokens:
    return Tokens(rows=await tokens.list_tokens(r))


@me.post("/tokens", operation_id="token.create", summary="Make an API token; it is shown once", status_code=201)
async def make_token(body: TokenNew, r: Annotated[Reading, Depends(keeps("token.create"))]) -> TokenMade:
    return await tokens.make_token(r, body.name, body.scopes, body.expires_at)


@me.delete("/tokens/{token_id}", operation_id="token.revoke", summary="Revoke one of my tokens", status_code=204)
async def revoke_token(token_id: UUID, r: Annotated[Reading, Depends(keeps("token.revoke"))]) -> None:
    await tokens.revoke_token(r, token_id)


@bots.get("/{account_id}/tokens", operation_id="token.list_for", summary="The tokens of an account")
async def list_tokens_for(account_id: UUID, r: Annotated[Reading, Depends(reads("token.list_for"))]) -> Tokens:
    return Tokens(rows=await tokens.list_tokens(r, (await r.load(Account, account_id)).id))


@bots.post(
    "/{account_id}/tokens", operation_id="token.create_for_bot", summary="Make a token for a bot", status_code=201
)
async def make_bot_token(
    account_id: UUID, body: TokenNew, r: Annotated[Reading, Depends(keeps("token.create_for_bot"))]
) -> TokenMade:
    return await tokens.make_token(r, body.name, body.scopes, body.expires_at, bot_id=await tokens.bot(r, account_id))


@bots.delete(
    "/{account_id}/tokens/{token_id}",
    operation_id="token.revoke_for",
    summary="Revoke a token of an account",
    status_code=204,
)
async def revoke_token_for(
    account_id: UUID, token_id: UUID, r: Annotated[Reading, Depends(keeps("token.revoke_for"))]
) -> None:
    await tokens.revoke_token(r, token_id, account_id=(await r.load(Account, account_id)).id)


@bots.get("/{account_id}/sessions", operation_id="session.list_for", summary="Where an account is signed in")
async def list_sessions_for(account_id: UUID, r: Annotated[Reading, Depends(reads("session.list_for"))]) -> Sessions:
    return Sessions(rows=await sessions.list_sessions(r, (await r.load(Account, account_id)).id))


@bots.delete(
    "/{account_id}/sessions/{session_id}",
    operation_id="session.revoke_for",
    summary="Sign an account out there",
    status_code=204,
)
async def revoke_session_for(
    account_id: UUID, session_id: UUID, r: Annotated[Reading, Depends(keeps("session.revoke_for"))]
) -> None:
    await sessions.end_session(r, session_id, (await r.load(Account, account_id)).id)


@bots.delete(
    "/{account_id}/sessions",
    operation_id="session.revoke_all_for",
    summary="Sign an account out everywhere",
    status_code=204,
)
async def revoke_sessions_for(
    account_id: UUID, r: Annotated[Reading, Depends(keeps("session.revoke_all_for"))]
) -> None:
    await sessions.end_sessions(r, (await r.load(Account, account_id)).id)


@bots.get("/standing", operation_id="account.standing", summary="How each account comes in")
async def list_standing(
    r: Annotated[Reading, Depends(reads("account.standing"))],
    limit: Annotated[int, Query(ge=1, le=1000)] = 500,
    after: Annotated[UUID | None, Query(description="The `next` of the page before.")] = None,
) -> Page[AccountStanding]:
    return await standing.standing(r, limit=limit, after=after)


@access.get("/login-log", operation_id="login_log.list", summary="Who signed in, and who tried to, the newest first")
async def list_login_log(
    r: Annotated[Reading, Depends(reads("login_log.list"))],
    account_id: Annotated[UUID | None, Query(description="Of this account alone.")] = None,
    outcome: Annotated[SignInOutcome | None, Query(description="Only such tries.")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    after: Annotated[int | None, Query(ge=1, le=2**63 - 1, description="The `next` of the page before.")] = None,
) -> Page[LoginLine]:
    return await standing.login_log(r, account_id=account_id, outcome=outcome, limit=limit, after=after)


@access.get("/explain", operation_id="access.explain", summary="Who may do this, and by which rule")
async def explain(
    r: Annotated[Reading, Depends(reads("access.explain"))],
    verb: Annotated[str, Query(max_length=100, examples=["task.set_status"])],
    row_id: Annotated[UUID | None, Query(description="Any row: a task, a project, an account …")] = None,
    account_id: Annotated[UUID | None, Query(description="Somebody else of the studio; left out, oneself.")] = None,
) -> Explanation:
    return await explaining.explain(r, verb, row_id, account_id)


async def signed_in(request: Request, response: Response, session: AsyncSession, opened: sessions.Opened) -> Me:
    _hand_cookie(request, response, opened.token)
    actor = await from_session(session, opened.token)
    return await mine.me(session, actor, csrf_token(request.app.state.signing_key, opened.token))


def _hand_cookie(request: Request, response: Response, token: str) -> None:
    """The browser keeps the cookie as long as the session lives; every `GET /me` sets it anew, as every visit lengthens the session."""
    settings = _settings(request)
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=settings.session_days * 86_400,
        path="/",
        httponly=True,
        samesite="lax",
        secure=settings.secure_cookies,
    )
    response.headers["Cache-Control"] = "no-store"


def visitor_of(request: Request) -> Visitor:
    agent = request.headers.get("User-Agent")
    return Visitor(address_of(request), agent[:_LONGEST_USER_AGENT] if agent else None)


def _is_local(request: Request) -> bool:
    peer = request.client.host if request.client else None
    # No browser speaks HTTP/1.0, but a proxy that hides both its client and the name it was asked for may: nginx as it comes.
    return request.scope.get("http_version") != "1.0" and comes_from_this_machine(
        _settings(request), peer, request.headers.get("Host", ""), {name.lower() for name in request.headers}
    )


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


routers = [setting_up, signing_in, resets, me, bots, access]
