"""The address the API listens on, opened once and shared by its processes."""

import errno
import socket

from motk.cli.refusals import Refusal

_BACKLOG = 2048


def listen(host: str, port: int) -> socket.socket:
    """Open the address. Whoever connects before the API answers waits in line, also while the API restarts."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        opened = socket.socket(family, kind, protocol)
    except OSError as error:
        raise Refusal(f"MOTK_HOST is {host!r}, which is no address of this machine ({error}).") from None
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind(address)
    except OSError as error:
        opened.close()
        raise Refusal(_why_not(host, port, error)) from None
    opened.listen(_BACKLOG)
    return opened


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is taken by another program. Stop it, or set MOTK_PORT to a free one."
    if error.errno == errno.EACCES:
        return f"Port {port} may only be opened by root. Set MOTK_PORT to one above 1023 and put a proxy before it."
    return f"{host}:{port} cannot be opened: {error.strerror}. Check MOTK_HOST and MOTK_PORT."
