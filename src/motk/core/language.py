"""Which language MOTK speaks to somebody: in mails, in files."""

from typing import Literal


def language(locale: str | None) -> Literal["en", "fr"]:
    """The language of a locale such as `fr-CA` where we speak it, else English."""
    return "fr" if (locale or "").partition("-")[0] == "fr" else "en"
