"""The worker: runs the jobs of the queue, and the reactions to what happens, until it is told to stop."""

import asyncio
import logging
import pkgutil
import signal
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

import structlog

import motk.features
from motk.core import logs, mail
from motk.core.db import connect
from motk.core.job_rescue import keep_rescuing
from motk.core.job_runner import queue_app
from motk.core.jobs import declared
from motk.core.settings import Settings, WrongSetting
from motk.demo import jobs as demo
from motk.features.webhooks.sending import keep_sending
from motk.gate import upkeep
from motk.reactions import running as reactions

log = structlog.get_logger("motk.worker")

# Modules outside the features that declare jobs; naming them here keeps the imports.
_DECLARING = (mail, upkeep, demo)


@dataclass(frozen=True)
class Pace:
    """How a worker keeps time. A worker silent for `silent_s` is taken for dead and its jobs run elsewhere."""

    heartbeat_s: float = 5
    silent_s: float = 30
    poll_s: float = 5
    rescue_s: float = 10
    grace_s: float = 8


def run(settings: Settings, pace: Pace = Pace()) -> None:
    """Run jobs until SIGTERM or SIGINT, then finish or hand back what is running. A second signal does not wait.

    Raises WrongSetting when `settings` name no database, and what the database says when the connection is lost: a
    supervisor starts the worker again.
    """
    if settings.database_url is None:
        raise WrongSetting("The worker needs a database: set MOTK_DATABASE_URL, or start it with `motk up`.")
    logs.configure(settings.log_level, settings.log_format)
    _quieten_the_queue()
    import_jobs()
    asyncio.run(_work(settings, settings.database_url.get_secret_value(), pace))


def import_jobs() -> None:
    """Import the `jobs.py` of every feature and of every package beside them, so that their jobs are declared."""
    for path, prefix in ((motk.__path__, "motk."), (motk.features.__path__, "motk.features.")):
        for package in pkgutil.iter_modules(path, prefix):
            if package.ispkg and find_spec(f"{package.name}.jobs"):
                import_module(f"{package.name}.jobs")


async def _work(settings: Settings, dsn: str, pace: Pace) -> None:
    reacting_to = reactions.found()
    pool_size = settings.worker_concurrency + 4 + len(reacting_to)
    engine = connect(dsn, pool_size=pool_size, application_name="motk worker")
    app = queue_app(dsn, declared, engine, settings)
    async with app.open_async():
        working = asyncio.create_task(
            app.run_worker_async(
                concurrency=settings.worker_concurrency,
                install_signal_handlers=False,
                shutdown_graceful_timeout=pace.grace_s,
                update_heartbeat_interval=pace.heartbeat_s,
                stalled_worker_timeout=pace.silent_s,
                fetch_job_polling_interval=pace.poll_s,
                abort_job_polling_interval=pace.poll_s,
            )
        )
        rescuing = asyncio.create_task(
            keep_rescuing(engine, declared, silent_s=pace.silent_s, every_s=pace.rescue_s), name="rescue"
        )
        reacting = asyncio.create_task(reactions.keep_reacting(engine, settings, reacting_to), name="reactions")
        sending = asyncio.create_task(keep_sending(engine, settings), name="webhooks")
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, working.cancel)
        log.info(
            "worker started", jobs=len(declared), reactions=len(reacting_to), concurrency=settings.worker_concurrency
        )
        try:
            with suppress(asyncio.CancelledError):
                await working
        finally:
            rescuing.cancel()
            await _stop(reacting, sending)
            await engine.dispose()
    if not working.cancelled():
        raise ConnectionError("The worker lost the queue; see the log lines above.")
    log.info("worker stopped")


async def _stop(*tasks: asyncio.Task[None]) -> None:
    """Whatever they died of already: the worker stops."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


class _NoArguments(logging.Filter):
    """Procrastinate's lines about single jobs quote their arguments, which may be secrets; ours say the rest."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not hasattr(record, "job")


def _quieten_the_queue() -> None:
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    for name in ("procrastinate.worker", "procrastinate.worker.worker"):
        logging.getLogger(name).addFilter(_NoArguments())
