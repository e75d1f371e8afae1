from motk.features.people import accounts, members
from motk.features.people.schemas import (
    AccountChanges,
    AccountNew,
    AccountOut,
    MemberChanges,
    MemberNew,
    MemberOut,
)
from motk.gate.crud import Behaviour, resource
from motk.model.account import Account
from motk.model.member import Member

routers = [
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
        behaviour=Behaviour(create=members.create, edit=members.edit),
    ),
]
