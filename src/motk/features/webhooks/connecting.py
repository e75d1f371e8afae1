"""Connecting to addresses that a person typed, without opening our own network to them."""

import asyncio
import socket
from collections.abc import Iterable
from typing import Any

import httpcore2

from motk.features.webhooks.address import is_private

MOST_BYTES = 4_000
_CONNECT_S, _ANSWER_S, _WHOLE_S = 5.0, 10.0, 15.0


class NotOutside(Exception):
    """The name leads into the network MOTK runs in."""


class _Outside(httpcore2.AnyIOBackend):
    """Looks at the address at the moment of connecting and goes to that very one: a name may mean another the next time it is asked."""

    def __init__(self, *, private: bool) -> None:
        self._private = private

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - as the library declares it
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
        if not self._private and any(is_private(address) for address in addresses):
            raise NotOutside(f"{host} is inside the network; set MOTK_WEBHOOKS_PRIVATE=true to send there.")
        failed: Exception = OSError(f"{host} has no address.")
        for address in addresses:
            try:
                return await super().connect_tcp(address, port, timeout, local_address, socket_options)
            except httpcore2.ConnectError as error:
                failed = error
        raise failed


async def post(url: str, body: bytes, headers: dict[str, str], *, private: bool) -> tuple[int | None, str]:
    """Send, follow nothing, and answer with the status and the beginning of the text; without a status, with what went wrong."""
    timeouts = {"connect": _CONNECT_S, "read": _ANSWER_S, "write": _ANSWER_S, "pool": _CONNECT_S}
    try:
        async with (
            asyncio.timeout(_WHOLE_S),
            httpcore2.AsyncConnectionPool(network_backend=_Outside(private=private)) as pool,
            pool.stream(
                "POST", url, headers=list(headers.items()), content=body, extensions={"timeout": timeouts}
            ) as response,
        ):
            return response.status, await _beginning(response)
    except NotOutside as refused:
        return None, str(refused)
    except TimeoutError:
        return None, f"No whole answer within {_WHOLE_S:.0f} seconds."
    except (OSError, httpcore2.NetworkError, httpcore2.TimeoutException, httpcore2.ProtocolError, ValueError) as error:
        return None, f"{type(error).__name__}: {error}"[:500]


async def _beginning(response: httpcore2.Response) -> str:
    read = b""
    async for chunk in response.aiter_stream():
        read += chunk
        if len(read) >= MOST_BYTES:
            break
    return read[:MOST_BYTES].decode(errors="replace").replace("\x00", "\ufffd")
