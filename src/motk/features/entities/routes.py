from motk.features.entities.schemas import (
    EntityChanges,
    EntityLinkChanges,
    EntityLinkNew,
    EntityLinkOut,
    EntityNew,
    EntityOut,
)
from motk.features.entities.write import cast, create, edit, with_its_tasks
from motk.gate.crud import Behaviour, resource
from motk.model.entity import Entity
from motk.model.entity_link import EntityLink

routers = [
    resource(
        "entity",
        Entity,
        plural="entities",
        new=EntityNew,
        changes=EntityChanges,
        out=EntityOut,
        behaviour=Behaviour(create=create, edit=edit, history=with_its_tasks),
    ),
    resource(
        "entity_link",
        EntityLink,
        plural="entity-links",
        new=EntityLinkNew,
        changes=EntityLinkChanges,
        out=EntityLinkOut,
        behaviour=Behaviour(create=cast),
    ),
]
