"""Structured logs: one event per line, for people on a terminal or as JSON, the libraries' lines included."""

import logging
import sys

import structlog
from structlog.types import Processor

from motk.core.settings import LogFormat, LogLevel

# Say what happened through our own events, at every request; silent below a warning.
_CHATTY = ("uvicorn", "uvicorn.error", "uvicorn.access", "alembic", "httpx", "httpcore", "procrastinate.worker.main")


def configure(level: LogLevel, style: LogFormat) -> None:
    """Write this process's log to standard error. Calling it again replaces the former choice.

    Values bound with `structlog.contextvars` (the request id, the job id) stand on every line. Callers never log a
    password, a token or a whole request body; there is no filter that would catch it.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_renderer(style)],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)


def _renderer(style: LogFormat) -> list[Processor]:
    if style == "json":
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    # Plain tracebacks: the rich ones print local variables, and a local variable may be a password.
    plain = structlog.dev.plain_traceback
    return [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)]
