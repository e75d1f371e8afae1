"""The second factors of whoever is signed in."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response

from motk.core.settings import Settings
from motk.features.access.routes import visitor_of
from motk.features.factors import set_up
from motk.features.factors.schemas import (
    CodeGiven,
    FactorAdded,
    FactorRemoved,
    FactorsOut,
    Owner,
    PasskeyNew,
    PasskeyOptions,
    RecoveryCodes,
    TotpBegun,
)
from motk.gate.crud import router
from motk.gate.gate import Reading
from motk.gate.http import keeps, reads

route = router("/me/factors", "factors")
others = router("/accounts", "factors")


@route.get("", operation_id="factor.list", summary="My second factors, and whether the studio demands one")
async def list_factors(r: Annotated[Reading, Depends(reads("factor.list"))]) -> FactorsOut:
    return set_up.shown(await set_up.mine(r))


@route.post("/totp", operation_id="factor.begin_totp", summary="Begin to set up an authenticator app")
async def begin_totp(
    body: Owner, request: Request, response: Response, r: Annotated[Reading, Depends(keeps("factor.begin_totp"))]
) -> TotpBegun:
    response.headers["Cache-Control"] = "no-store"
    begun = await set_up.begin_totp(r, request.app.state.signing_key, _password(body), visitor_of(request))
    return TotpBegun(secret=begun.secret, uri=begun.uri, svg=begun.svg)


@route.put("/totp", operation_id="factor.confirm_totp", summary="Use the authenticator app from now on")
async def confirm_totp(
    body: CodeGiven, request: Request, r: Annotated[Reading, Depends(keeps("factor.confirm_totp"))]
) -> FactorAdded:
    return await set_up.confirm_totp(r, request.app.state.signing_key, body.code, visitor_of(request))


@route.post(
    "/email",
    operation_id="factor.begin_email",
    summary="Have a code mailed to me, to set up mailed codes",
    status_code=204,
)
async def begin_email(
    body: Owner, request: Request, r: Annotated[Reading, Depends(keeps("factor.begin_email"))]
) -> None:
    await set_up.begin_email(r, _password(body), visitor_of(request))


@route.put("/email", operation_id="factor.confirm_email", summary="Use mailed codes from now on")
async def confirm_email(body: CodeGiven, r: Annotated[Reading, Depends(keeps("factor.confirm_email"))]) -> FactorAdded:
    return await set_up.confirm_email(r, body.code)


@route.post("/passkeys/options", operation_id="factor.begin_passkey", summary="What a browser needs to make a passkey")
async def begin_passkey(
    body: Owner, request: Request, r: Annotated[Reading, Depends(keeps("factor.begin_passkey"))]
) -> PasskeyOptions:
    return PasskeyOptions(
        options=await set_up.begin_passkey(r, _settings(request), _password(body), visitor_of(request))
    )


@route.post("/passkeys", operation_id="factor.add_passkey", summary="Add the passkey that was made", status_code=201)
async def add_passkey(
    body: PasskeyNew, request: Request, r: Annotated[Reading, Depends(keeps("factor.add_passkey"))]
) -> FactorAdded:
    return await set_up.add_passkey(r, _settings(request), body.name, body.credential)


@route.post(
    "/recovery-codes", operation_id="factor.renew_recovery_codes", summary="New recovery codes in place of the old"
)
async def renew_recovery_codes(
    body: Owner,
    request: Request,
    response: Response,
    r: Annotated[Reading, Depends(keeps("factor.renew_recovery_codes"))],
) -> RecoveryCodes:
    response.headers["Cache-Control"] = "no-store"
    return RecoveryCodes(recovery_codes=await set_up.renew_recovery_codes(r, _password(body), visitor_of(request)))


@route.post("/remove", operation_id="factor.remove", summary="Remove one of my second factors", status_code=204)
async def remove(body: FactorRemoved, request: Request, r: Annotated[Reading, Depends(keeps("factor.remove"))]) -> None:
    await set_up.remove(r, body, visitor_of(request))


@others.delete(
    "/{account_id}/factors",
    operation_id="factor.remove_for",
    summary="Take away the second factors of somebody who has lost them",
    status_code=204,
)
async def remove_for(account_id: UUID, r: Annotated[Reading, Depends(keeps("factor.remove_for"))]) -> None:
    await set_up.remove_for(r, account_id)


def _password(body: Owner) -> str | None:
    return body.password.get_secret_value() if body.password else None


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


routers = [route, others]
