"""What every command does first: read the settings, warn about unknown ones, set up the log."""

import os
import sys
from typing import Any

from motk.core import logs
from motk.core.settings import Settings
from motk.core.settings_names import unknown_variables


def settings_for_command(**chosen: Any) -> Settings:
    """The settings, the command's own options (those not None) winning. Raises WrongSetting."""
    settings = Settings.load(**{name: value for name, value in chosen.items() if value is not None})
    logs.configure(settings.log_level, settings.log_format)
    if "MOTK_CHILD_OF" not in os.environ:  # the parent has said it
        for warning in unknown_variables(os.environ, Settings.model_fields):
            sys.stderr.write(f"motk: {warning}\n")
    return settings
