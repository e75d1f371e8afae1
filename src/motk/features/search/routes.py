from typing import Annotated, get_args
from uuid import UUID

from fastapi import Depends, Query
from pydantic import AfterValidator, StringConstraints

from motk.features.search.conditions import Asked
from motk.features.search.find import find
from motk.features.search.schemas import Found, Kind
from motk.gate.crud import router
from motk.gate.gate import Reading
from motk.gate.http import reads
from motk.gate.storable import storable

route = router("/search", "search")

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(storable)]
KINDS: tuple[Kind, ...] = get_args(Kind)


@route.get(
    "", operation_id="search.find", summary="Entities, tasks, people, projects and comments by their names and words"
)
async def search(
    r: Annotated[Reading, Depends(reads("search.find"))],
    q: Annotated[
        Said,
        Query(
            description="Beginnings of words, in any order. Case, accents and zeros before a number count for nothing.",
            examples=["sh10 anim"],
        ),
    ],
    kinds: Annotated[list[Kind], Query(max_length=len(KINDS), description="Only these; all when left out.")] = [],  # noqa: B006 - never changed
    project_id: Annotated[UUID | None, Query(description="Only in this project.")] = None,
    account_id: Annotated[
        UUID | None, Query(description="Only comments this person wrote and tasks given to them.")
    ] = None,
    archived: Annotated[bool, Query(description="Whether archived rows come along.")] = False,
    limit: Annotated[int, Query(ge=1, le=100)] = 30,
) -> Found:
    """Ranked as one would say it: what is called just so, what begins so, what has such words; entities before tasks before comments. When
    nothing is found, what is spelled alike.
    """
    asked = Asked(q, list(dict.fromkeys(kinds)) or list(KINDS), project_id, account_id, archived)
    return await find(r, asked, limit=limit)


routers = [route]
