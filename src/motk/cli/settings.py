"""`motk settings` and the page generated from the same model."""

import os
from pathlib import Path
from typing import Annotated

import typer

from motk.cli.settings_page import page
from motk.cli.start import settings_for_command
from motk.core.settings import Settings
from motk.core.settings_names import variable


def settings() -> None:
    """Show every setting, its value and whether it was set. Secrets are not shown."""
    from rich.console import Console
    from rich.table import Table

    values = settings_for_command()
    table = Table("setting", "value", "", box=None, pad_edge=False)
    for name in Settings.model_fields:
        value = getattr(values, name)
        shown = "–" if value is None else ", ".join(value) if isinstance(value, tuple) else str(value)
        table.add_row(variable(name), shown, "set" if os.environ.get(variable(name)) else "default")
    Console(soft_wrap=True).print(table)


def settings_doc(
    to: Annotated[Path | None, typer.Option(help="The file to write; standard output when not given.")] = None,
) -> None:
    """Write the reference page of all settings, in Markdown."""
    if to is None:
        typer.echo(page(), nl=False)
        return
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(page(), "utf-8")
