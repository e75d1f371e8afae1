from typing import Annotated

from fastapi import Depends, Query, Response

from motk.features.my_work import read
from motk.features.my_work.schemas import MyWork
from motk.gate.crud import answer, router
from motk.gate.gate import Reading
from motk.gate.http import reads

route = router("/my-work", "tasks")


@route.get("", operation_id="my_work.get", summary="One's own tasks over all projects", response_model=MyWork)
async def read_my_work(
    r: Annotated[Reading, Depends(reads("my_work.get"))],
    limit: Annotated[int, Query(ge=1, le=500)] = 200,
    after: Annotated[str | None, Query(max_length=200, description="The `next` of the page before.")] = None,
) -> Response:
    return answer(await read.my_work(r, limit=limit, after=after))


routers = [route]
