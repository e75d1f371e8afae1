"""`motk worker`."""

from motk.cli.database import with_database
from motk.cli.start import settings_for_command


def worker() -> None:
    """Run jobs: thumbnails, mails, imports. Start as many as you like, on as many machines."""
    from motk.worker import run

    with with_database(settings_for_command()) as settings:
        run(settings)
