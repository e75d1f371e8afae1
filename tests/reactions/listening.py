"""A reaction for the tests, in a process of its own too: it writes down, in order, which shots were named in each change set."""

import asyncio
import os
import sys

from sqlalchemy import text

from motk.core import db
from motk.core.settings import Settings
from motk.gate.gate import Writing
from motk.reactions.happened import Happened, Wants
from motk.reactions.running import Reaction, keep_reacting

HEARD = "create table public.heard (id bigint generated always as identity primary key, change_set_id uuid, said text)"
_NOTED = text("insert into heard (change_set_id, said) values (:change_set_id, :said)")


async def note(w: Writing, happened: Happened) -> None:
    names = [change.after["name"] for change in happened.changes if change.after and "name" in change.after]
    said = ", ".join(names) if happened.part == happened.is_last - 1 else f"part {happened.part}: {len(names)}"
    await w.session.execute(_NOTED, {"change_set_id": happened.id, "said": said})
    if "poison" in names:
        raise ValueError("this one cannot be swallowed")
    if said == os.environ.get("HANG_AT"):
        sys.stderr.write("half way\n")
        sys.stderr.flush()
        await asyncio.Event().wait()


LISTENING = Reaction("listening", "listening.note", Wants(tables={"entity"}, verbs=["entity.*"]), note)


async def _listen(dsn: str) -> None:
    await keep_reacting(db.connect(dsn), Settings(), [LISTENING])


if __name__ == "__main__":
    asyncio.run(_listen(sys.argv[1]))
