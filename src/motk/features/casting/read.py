"""Reading casting: a whole page of it, what other productions lend, and where an asset is used."""

from uuid import UUID

from sqlalchemy import select

from motk.core import sql
from motk.core.errors import NotFound
from motk.gate.gate import Reading
from motk.model.entity import Entity
from motk.model.entity_type import EntityType

queries = sql.load("motk.features.casting")

MOST_ENTITIES = 5_000
MOST_USES = 1_000


async def casting(r: Reading, project_id: UUID, kind: str, under: UUID | None) -> bytes:
    """The places of a kind and their casts: one statement, one snapshot. The caller has opened the project. Raises NotFound."""
    if under is not None:
        await _see(r, Entity, under)
    return await queries.casting.json(r.session, project_id=project_id, kind=kind, under=under, most=MOST_ENTITIES)


async def brief(r: Reading, project_id: UUID, kind: str) -> bytes:
    """What a grid says of casting: one statement for all rows of a kind. The caller has opened the project."""
    return await queries.brief.json(r.session, project_id=project_id, kind=kind)


async def lenders(r: Reading, project_id: UUID) -> list[UUID]:
    """Productions whose changes may show in this one's casting."""
    found: list[UUID] = await queries.lenders.value(
        r.session, organization_id=r.actor.organization_id, project_id=project_id
    )
    return found


async def shared(r: Reading, project_id: UUID, letters: str, entity_type_id: UUID | None, limit: int) -> bytes:
    """Assets that other productions share, to cast here. Raises NotFound, Forbidden."""
    await r.project(project_id)
    if entity_type_id is not None:
        await _see(r, EntityType, entity_type_id)
    return await queries.shared.json(
        r.session,
        organization_id=r.actor.organization_id,
        project_id=project_id,
        letters=letters.strip() or None,
        entity_type_id=entity_type_id,
        most=limit,
    )


async def _see(r: Reading, model: type[Entity | EntityType], row_id: UUID) -> None:
    if await r.session.scalar(select(model.id).where(model.id == row_id, r.visible(model))) is None:
        raise NotFound(model.__tablename__, row_id)


async def uses(r: Reading, asset_id: UUID) -> bytes:
    """Where an asset is cast, in the productions that the actor sees. Raises NotFound."""
    asset = await r.session.scalar(
        select(Entity).where(Entity.id == asset_id, Entity.kind == "asset", r.visible(Entity))
    )
    if asset is None:
        raise NotFound("asset", asset_id)
    r.hold_open(project_id=asset.project_id)
    actor = r.actor
    projects = None if actor.sees_all_projects else [one for one in actor.levels if actor.may(r.verb, one)]
    return await queries.uses.json(
        r.session, asset_id=asset_id, organization_id=actor.organization_id, projects=projects, most=MOST_USES
    )
