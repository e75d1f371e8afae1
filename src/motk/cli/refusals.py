"""Which failures are the person's to put right, and the exit code that says so."""

from dataclasses import dataclass

from motk.core.embedded_errors import EmbeddedPostgresError
from motk.core.settings import WrongSetting


class Refusal(Exception):
    """A command cannot do what was asked; the message says what to do."""


@dataclass(frozen=True)
class Known:
    sentence: str
    code: int


def refusal(error: Exception) -> Known | None:
    """The sentence and exit code for a failure we foresaw: 2 for a wrong setting, 1 for the rest. Else None."""
    if isinstance(error, WrongSetting):
        return Known(str(error), 2)
    if isinstance(error, (EmbeddedPostgresError, Refusal)):
        return Known(str(error), 1)
    # SQLAlchemy wraps the driver's error. By name, because importing the driver costs every start a tenth of a second.
    cause = getattr(error, "orig", None) or error
    if type(cause).__module__.startswith("psycopg") and type(cause).__name__ == "OperationalError":
        return Known(f"The database does not answer: {str(cause).strip()} Check MOTK_DATABASE_URL.", 1)
    return None
