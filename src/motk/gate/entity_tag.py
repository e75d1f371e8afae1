"""One entity tag per coding of the same content (RFC 9110, section 8.8.3): a strong tag gets the coding's name as a suffix.

Handlers never see the suffix: it is taken off If-None-Match and If-Match on the way in and put on ETag on the way out. If-Range
keeps it on purpose: a range of the plain file must not be glued to the beginning of a compressed one, so no match, whole file.
Weak tags are the same for all codings and stay as they are.
"""

import re
from dataclasses import dataclass

from motk.gate.asgi import Headers, header, replaced
from motk.gate.content_coding import CODINGS, Coding

_CONDITIONS = (b"if-none-match", b"if-match")
_SUFFIXED = re.compile(rf'"([^"]*)-({"|".join(CODINGS)})"')


@dataclass(frozen=True)
class Conditions:
    """The request's headers as the handlers see them, and which coding the client named for which tag."""

    headers: Headers
    codings_by_tag: dict[str, Coding]

    @classmethod
    def of(cls, headers: Headers) -> "Conditions":
        seen: dict[str, Coding] = {}

        def plain(match: re.Match[str]) -> str:
            tag = f'"{match[1]}"'
            seen[tag] = next(coding for coding in CODINGS if coding == match[2])
            return tag

        for name in _CONDITIONS:
            if held := header(headers, name):
                headers = replaced(headers, name, _SUFFIXED.sub(plain, held))
        return cls(headers, seen)

    def tag_of_unchanged(self, tag: str) -> str:
        """The tag of a 304: the one under which the client holds the content."""
        return suffixed(tag, self.codings_by_tag[tag]) if tag in self.codings_by_tag else tag


def suffixed(tag: str, coding: Coding) -> str:
    return tag if not tag or tag.startswith("W/") else f'{tag[:-1]}-{coding}"'
