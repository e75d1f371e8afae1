"""Who may do this, and by which rule: asks what the gate itself asks, and never decides anything of its own."""

from typing import Any
from uuid import UUID

from sqlalchemy import literal, select, union_all

from motk.core.errors import Invalid, NotFound, NotSignedIn
from motk.features.access.schemas import Explanation
from motk.gate.actor import Actor, from_account
from motk.gate.gate import Closed, Reading, why_not
from motk.gate.scope import CONDITIONS
from motk.gate.verbs import VERBS, Verb
from motk.model.account import Account
from motk.model.base import Base, Tracked
from motk.model.change import ChangeSet
from motk.model.project import Project


async def explain(r: Reading, verb: str, row_id: UUID | None, account_id: UUID | None) -> Explanation:
    """May an account of the studio use a verb, on a row? Raises NotFound for what the asking person does not see, Invalid."""
    if verb not in VERBS:
        raise Invalid([("verb", f"There is no verb {verb!r}; the operation ids of the API are the verbs.")])
    model = await _model_of(r, row_id) if row_id else None
    if account_id is None or account_id == r.actor.account_id:
        return await _explained(r, r.actor, verb, model, row_id)
    account = await r.load(Account, account_id)
    try:
        actor = await from_account(r.session, account.id, via=r.actor.via)
    except NotSignedIn:
        sentence = f"{account.display_name} cannot sign in: the account is archived, inactive or expired."
        return _no("cannot_sign_in", sentence, account.account_type, None)
    return await _explained(r, actor, verb, model, row_id)


async def _explained(r: Reading, actor: Actor, verb: str, model: type[Base] | None, row_id: UUID | None) -> Explanation:
    subject = Reading(r.session, actor, verb)
    if model is None or row_id is None:
        return _by_table(r, actor, verb, None)
    refused = NotFound(model.__tablename__, row_id).detail
    table: Any = model.__table__
    row = await r.session.scalar(select(model).where(table.c.id == row_id, subject.visible(model)))
    if row is None:
        return _no("not_visible", refused, actor.role, None)
    project_id = row_id if model is Project else getattr(row, "project_id", None)
    said = _by_table(r, actor, verb, project_id)
    condition = VERBS[verb].rows.get(said.role or "")
    if not said.allowed or condition is None:
        return said
    if CONDITIONS[condition].model is not model:
        return said.model_copy(update={"condition": condition})
    if await r.session.scalar(select(subject.allowed(model, verb)).where(table.c.id == row_id)):
        return said.model_copy(update={"rule": "row", "condition": condition})
    return Explanation(
        allowed=False,
        rule="row",
        condition=condition,
        sentence=subject.refusal(verb, project_id),
        role=said.role,
        project_id=project_id,
    )


def _by_table(r: Reading, actor: Actor, verb: str, project_id: UUID | None) -> Explanation:
    role = actor.role if project_id is None else actor.level_in(project_id)
    sentence = f"{verb} is for {_listed(VERBS[verb])}; {actor.display_name} is {role} {'here' if project_id else 'in this studio'}."
    if not actor.may(verb, project_id):
        if actor.account_id == r.actor.account_id or not actor.scoped(verb):
            sentence = why_not(actor, verb, project_id)
        return _no("role" if actor.scoped(verb) else "scope", sentence, role, project_id)
    if project_id is not None and actor.is_held_closed(verb, project_id):
        return _no("closed", Closed.says, role, project_id)
    return Explanation(allowed=True, rule="role", condition=None, sentence=sentence, role=role, project_id=project_id)


def _no(rule: str, sentence: str, role: str | None, project_id: UUID | None) -> Explanation:
    return Explanation.model_validate(
        {
            "allowed": False,
            "rule": rule,
            "condition": None,
            "sentence": sentence,
            "role": role,
            "project_id": project_id,
        }
    )


def _listed(verb: Verb) -> str:
    return ", ".join(sorted(verb.roles))


async def _model_of(r: Reading, row_id: UUID) -> type[Base]:
    """The table a row is in, when the asking person sees it there. One statement for all tables. Raises NotFound."""
    models = _explainable()
    found = await r.session.scalar(
        union_all(
            *(
                select(literal(name))
                .select_from(model.__table__)
                .where(model.__table__.c.id == row_id, r.visible(model))
                for name, model in models.items()
            )
        )
    )
    if found is None:
        raise NotFound("row", row_id)
    return models[found]


def _explainable() -> dict[str, type[Base]]:
    models: list[Any] = [mapper.class_ for mapper in Base.registry.mappers]
    return {model.__tablename__: model for model in models if issubclass(model, Tracked) or model is ChangeSet}
