"""Jobs for the tests of the queue, for a worker in a process of its own too. What they did stands in `job_trace`."""

import asyncio
import sys
from uuid import UUID

from sqlalchemy import text

from motk import worker
from motk.core.jobs import GiveUp, JobContext, job
from motk.core.settings import Settings

TRACE = "create table public.job_trace (id bigint generated always as identity primary key, said text)"


def pace(silent_s: float) -> worker.Pace:
    """A hurried worker. A busy machine keeps it silent for a second now and then, so only who waits for a rescue asks for a short one."""
    return worker.Pace(heartbeat_s=0.2, silent_s=silent_s, poll_s=0.1, rescue_s=0.2, grace_s=0.5)


async def trace(context: JobContext, said: str) -> None:
    async with context.engine.begin() as connection:
        await connection.execute(text("insert into job_trace (said) values (:said)"), {"said": said})
        await connection.execute(text("notify job_trace"))


@job("test.note", forgets=True)
async def note(context: JobContext, word: str) -> None:
    await trace(context, word)


@job("test.again", wait_s=0)
async def word_again(context: JobContext, word: str) -> None:
    await trace(context, word)


@job("test.typed")
async def typed(context: JobContext, shot_id: UUID, frames: list[int], label: str = "none") -> None:
    await trace(context, f"{type(shot_id).__name__} {sum(frames)} {label} by {context.account_id}")


@job("test.fail", tries=3, wait_s=0)
async def fail(context: JobContext) -> None:
    await trace(context, f"try {context.attempt}")
    raise RuntimeError("the disk is full")


@job("test.give_up", tries=3, wait_s=0)
async def give_up(context: JobContext) -> None:
    await trace(context, "once")
    raise GiveUp("no such address")


@job("test.turn", lock="sequence:{sequence}")
async def turn(context: JobContext, sequence: str, number: int) -> None:
    await trace(context, f"begin {number}")
    await asyncio.sleep(0.05)
    await trace(context, f"end {number}")


@job("test.hang", tries=2)
async def hang(context: JobContext) -> None:
    """Never ends the first time."""
    await context.tell(3, 10, "rendering")
    await trace(context, f"run {context.attempt}")
    if context.attempt == 1:
        await asyncio.Event().wait()


@job("test.stay", tries=2)
async def stay(context: JobContext) -> None:
    """Ends when it is stopped."""
    await trace(context, f"run {context.attempt}")
    await asyncio.Event().wait()


if __name__ == "__main__":
    worker.run(Settings(), pace(float(sys.argv[1])))
