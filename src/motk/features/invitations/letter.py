"""The words of an invitation."""

from motk.core.language import language

_SUBJECT = {"en": "Your invitation to {studio}", "fr": "Votre invitation chez {studio}"}
_TEXT = {
    "en": "Hello {name},\n\n{inviter} invites you to {studio} on MOTK. To choose a password and come in, open\n\n"
    "{link}\n\nThe link works once, for {days} days.\n",
    "fr": "Bonjour {name},\n\n{inviter} vous invite chez {studio} sur MOTK. Pour choisir un mot de passe et entrer, ouvrez\n\n"
    "{link}\n\nLe lien sert une seule fois, pendant {days} jours.\n",
}


def compose(locale: str | None, *, name: str, inviter: str, studio: str, link: str, days: int) -> tuple[str, str]:
    """Subject and text, in the locale's language where we speak it."""
    spoken = language(locale)
    text = _TEXT[spoken].format(name=name, inviter=inviter, studio=studio, link=link, days=days)
    return _SUBJECT[spoken].format(studio=studio), text
