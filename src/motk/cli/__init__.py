"""The `motk` command: one file per command or group, listed in `commands.py`."""

import sys


def main() -> None:
    """Run the command line. What the person can put right is one sentence on standard error, never a traceback."""
    from motk.cli.commands import app
    from motk.cli.refusals import refusal

    try:
        app(prog_name="motk")
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        known = refusal(error)
        if known is None:
            raise
        sys.stderr.write(f"motk: {known.sentence}\n")
        sys.exit(known.code)
