"""Text without regard to case: the same in PostgreSQL (motk.folded), in the browser (web/src/lib/natural.ts) and here."""

import re

_DIGITS = re.compile("[0-9]+")


def folded(words: str) -> str:
    """Lower case, where two rules of lower-casing differ made plain: a dotted "i" of the Turkish capital is "i",
    the sigma that ends a Greek word is any sigma. Accents stay.
    """
    return words.lower().replace("i\u0307", "i").replace("\u03c2", "\u03c3")


def natural_key(words: str) -> str:
    """What names sort by: folded, each run of digits as its last twelve with zeros before."""
    return _DIGITS.sub(lambda digits: digits[0].zfill(12)[-12:], folded(words))
