"""Where in a text the words that were typed stand, and the passage of a long text around them."""

import re
import unicodedata
from collections.abc import Sequence

Marks = list[tuple[int, int]]

_LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "\u0131": "i",  # the dotless i
    "\u03c2": "\u03c3",  # the sigma that ends a word
}
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile("[0-9]+")
_PASSAGE = 160


def plain(said: str) -> str:
    """Text without case, accents and ligatures, as motk.plain() has it."""
    return "".join(_plain_letter(letter) for letter in said)


def _plain_letter(letter: str) -> str:
    apart = unicodedata.normalize("NFKD", letter.lower())
    return "".join(_LETTERS.get(one, one) for one in apart if not "\u0300" <= one <= "\u036f")


def words_of(said: str) -> list[str]:
    return _WORD.findall(plain(said))[:8]


def marked(text: str, words: Sequence[str]) -> Marks:
    """Spans of the text, in its own letters, where a word begins with one that was typed; a number's zeros count for nothing."""
    folded = [_plain_letter(letter) for letter in text]
    # Of each letter of the plain text, the letter of the text it came from.
    origin = [place for place, letters in enumerate(folded) for _ in letters]
    whole = "".join(folded)
    spans = [
        (origin[found.start()], origin[found.end() - 1] + 1)
        for word in words
        for found in re.finditer(_looked_for(word), whole)
    ]
    return _joined(spans)


def _looked_for(word: str) -> str:
    """At the start of a word or, being digits, of a number."""
    parts = re.split("([0-9]+)", word)
    spelled = "".join(f"0*{part.lstrip('0') or '0'}" if _DIGITS.fullmatch(part) else re.escape(part) for part in parts)
    before = r"(?<![0-9])" if word[0].isdigit() else r"(?<![^\W_])"
    # A single letter is a word or nothing.
    return before + spelled + (r"(?![^\W_])" if len(word) == 1 else "")


def _joined(spans: Marks) -> Marks:
    joined: Marks = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def passage(text: str, words: Sequence[str]) -> tuple[str, Marks]:
    """A line of the text around the first words that were meant, whole words alone, and where they stand in it."""
    line = " ".join(text.split())
    spans = marked(line, words)
    first = spans[0][0] if spans else 0
    start = 0 if first < _PASSAGE // 2 else line.rfind(" ", 0, first - _PASSAGE // 4) + 1
    end = len(line) if len(line) - start <= _PASSAGE else line.rfind(" ", start, start + _PASSAGE)
    if end <= start:  # one endless word
        end = start + _PASSAGE
    before, after = ("… " if start else ""), (" …" if end < len(line) else "")
    shift = len(before) - start
    inside = [(from_ + shift, min(to, end) + shift) for from_, to in spans if start <= from_ < end]
    return before + line[start:end] + after, inside
