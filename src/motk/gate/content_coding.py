"""Which coding a client wants, and the coders: RFC 9110, sections 8.4 and 12.5.3."""

from collections.abc import Callable
from typing import Literal, Protocol

from isal import isal_zlib
from zstandard import ZstdCompressor

Coding = Literal["zstd", "gzip"]

# In our order of preference: zstd is 4 times smaller on grids, at the same speed.
CODINGS: tuple[Coding, ...] = ("zstd", "gzip")

_ZSTD_LEVEL = 3
_GZIP_LEVEL = 2
_GZIP_CONTAINER = 31


class Coder(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...

    def flush(self) -> bytes: ...


def coder(coding: Coding, size_bytes: int | None = None) -> Coder:
    """A fresh one per answer: neither kind may be shared between threads. zstd writes the size, when known, into its frame."""
    if coding == "zstd":
        return ZstdCompressor(level=_ZSTD_LEVEL).compressobj(size=-1 if size_bytes is None else size_bytes)
    made: Callable[..., Coder] = isal_zlib.compressobj
    return made(_GZIP_LEVEL, isal_zlib.DEFLATED, _GZIP_CONTAINER)


def encode(coding: Coding, body: bytes) -> bytes:
    """The whole body at once. Lets other threads run meanwhile."""
    made = coder(coding, len(body))
    return made.compress(body) + made.flush()


def chosen(accept_encoding: str) -> Coding | None:
    """What an Accept-Encoding header asks for: the highest q, ours first among equals; None for the body as it is.

    A client that accepts nothing at all (`identity;q=0`) gets the body as it is, as section 12.5.3 allows.
    """
    wanted = _weights(accept_encoding)
    rest = wanted.get("*", 0.0)
    weights = {
        coding: wanted.get(coding, wanted.get("x-gzip", rest) if coding == "gzip" else rest) for coding in CODINGS
    }
    best = max(CODINGS, key=lambda coding: weights[coding])
    return best if weights[best] > 0 and weights[best] >= wanted.get("identity", 0.0) else None


def _weights(header: str) -> dict[str, float]:
    weights = {}
    for part in header.split(",", 20)[:20]:
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name:
            weights[name] = _weight(parameters)
    return weights


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
