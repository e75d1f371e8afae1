"""The `motk` command."""


def main() -> None:
    """Run the `motk` command line."""
    raise SystemExit("motk: no command yet")
