from typing import Annotated

from fastapi import Depends, Request

from motk.features.people import accounts, pictures
from motk.features.people.schemas import (
    AccountChanges,
    AccountNew,
    AccountOut,
    MemberChanges,
    MemberNew,
    MemberOut,
)
from motk.gate.crud import Behaviour, resource, router
from motk.gate.gate import Writing
from motk.gate.http import Picture, writes
from motk.model.account import Account
from motk.model.member import Member

me = router("/me", "me")
studio = router("/organization", "organization")


@me.put("/avatar", operation_id="me.set_avatar", summary="Choose my picture", status_code=204)
async def set_avatar(
    content: Picture, request: Request, w: Annotated[Writing, Depends(writes("me.set_avatar"))]
) -> None:
    await pictures.set_avatar(w, request.app.state.storage, content)


@me.delete("/avatar", operation_id="me.remove_avatar", summary="Take my picture away", status_code=204)
async def remove_avatar(w: Annotated[Writing, Depends(writes("me.remove_avatar"))]) -> None:
    await pictures.remove_avatar(w)


@studio.put("/logo", operation_id="organization.set_logo", summary="Choose the studio's logo", status_code=204)
async def set_logo(
    content: Picture, request: Request, w: Annotated[Writing, Depends(writes("organization.set_logo"))]
) -> None:
    await pictures.set_logo(w, request.app.state.storage, content)


@studio.delete("/logo", operation_id="organization.remove_logo", summary="Take the logo away", status_code=204)
async def remove_logo(w: Annotated[Writing, Depends(writes("organization.remove_logo"))]) -> None:
    await pictures.remove_logo(w)


routers = [
    me,
    studio,
    resource(
        "account",
        Account,
        plural="accounts",
        new=AccountNew,
        changes=AccountChanges,
        out=AccountOut,
        behaviour=Behaviour(create=accounts.create, edit=accounts.edit),
    ),
    resource(
        "member",
        Member,
        plural="members",
        new=MemberNew,
        changes=MemberChanges,
        out=MemberOut,
    ),
]
