"""Inviting, and accepting an invitation."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from motk.core.settings import Settings
from motk.features.access.routes import visitor_of
from motk.features.access.schemas import Me
from motk.features.invitations import accept as accepting
from motk.features.invitations import invite as inviting
from motk.features.invitations.schemas import Accepted, InvitationOut, InvitationToken, Invite, Reinvited
from motk.features.people.schemas import AccountOut
from motk.features.signing_in.routes import AWAITS, let_in
from motk.gate import rows
from motk.gate.crud import answer, router
from motk.gate.gate import Reading, Writing
from motk.gate.http import keeps, knocks, writes
from motk.model.account import Account

accounts = router("/accounts", "accounts")
invitations = router("/invitations", "invitations")


@accounts.post(
    "/invitations",
    operation_id="account.invite",
    summary="Make an account and mail its owner a link",
    response_model=AccountOut,
    status_code=201,
)
async def invite(body: Invite, request: Request, w: Annotated[Writing, Depends(writes("account.invite"))]) -> Response:
    given = body.model_dump(mode="json", exclude_unset=True)
    account_id = await inviting.invite(w, given, _settings(request).public_url)
    return answer(await rows.one(w, Account, AccountOut, account_id), 201)


@accounts.post(
    "/{account_id}/invitation", operation_id="account.reinvite", summary="Mail the link again", status_code=202
)
async def reinvite(
    account_id: UUID, request: Request, r: Annotated[Reading, Depends(keeps("account.reinvite"))]
) -> Reinvited:
    email = await inviting.reinvite(r, account_id, _settings(request).public_url)
    return Reinvited(account_id=account_id, email=email)


@invitations.post("/look", operation_id="invitation.get", summary="Whom an invitation is for")
async def look(
    body: InvitationToken, response: Response, session: Annotated[AsyncSession, Depends(knocks("invitation.get"))]
) -> InvitationOut:
    response.headers["Cache-Control"] = "no-store"
    return InvitationOut.model_validate(dict(await accepting.find(session, body.token.get_secret_value())))


@invitations.post(
    "/accept",
    operation_id="invitation.accept",
    summary="Choose a password and come in",
    response_model=Me,
    responses=AWAITS,
)
async def accept(
    body: Accepted,
    request: Request,
    response: Response,
    session: Annotated[AsyncSession, Depends(knocks("invitation.accept"))],
) -> Me | Response:
    own = body.model_dump(mode="json", exclude_unset=True, exclude={"token", "password"})
    entered, change_set_id = await accepting.accept(
        session,
        body.token.get_secret_value(),
        body.password.get_secret_value(),
        own,
        visitor_of(request),
        days=_settings(request).session_days,
    )
    if change_set_id:
        response.headers["X-Change-Set"] = str(change_set_id)
    return await let_in(request, response, session, entered)


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


routers = [accounts, invitations]
