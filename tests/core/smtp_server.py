"""A mail server for the tests: says what a real one says, keeps what it was given."""

import base64
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

CERTIFICATE = Path(__file__).with_name("localhost.pem")


@dataclass
class Post:
    """The server as a test sees it. `answers` are said to RCPT, one per mail, before it becomes friendly."""

    offers_starttls: bool = False
    speaks_tls: bool = False
    answers: list[str] = field(default_factory=list)
    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    logins: list[tuple[str, bool]] = field(default_factory=list)


@contextmanager
def listening(post: Post) -> Iterator[Post]:
    class Handler(_Conversation):
        state = post

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        post.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield post
        finally:
            server.shutdown()
            thread.join()


class _Conversation(socketserver.StreamRequestHandler):
    state: Post
    is_encrypted = False

    def setup(self) -> None:
        super().setup()
        if self.state.speaks_tls:
            self._encrypt()

    def handle(self) -> None:
        self._say("220 localhost ESMTP")
        while line := self.rfile.readline():
            word, _, rest = line.decode().strip().partition(" ")
            if word.upper() == "QUIT":
                self._say("221 bye")
                return
            getattr(self, f"on_{word.lower()}", self.on_unknown)(rest)

    def on_ehlo(self, _rest: str) -> None:
        offers = ["AUTH PLAIN"]
        if self.state.offers_starttls and not self.is_encrypted:
            offers.append("STARTTLS")
        self._say("250-localhost", *(f"250-{offer}" for offer in offers), "250 8BITMIME")

    def on_starttls(self, _rest: str) -> None:
        self._say("220 go ahead")
        self._encrypt()

    def on_auth(self, rest: str) -> None:
        _, user, password = base64.b64decode(rest.split()[1]).decode().split("\0")
        self.state.logins.append((f"{user}:{password}", self.is_encrypted))
        self._say("235 welcome")

    def on_mail(self, _rest: str) -> None:
        self._say("250 ok")

    def on_rcpt(self, rest: str) -> None:
        answer = self.state.answers.pop(0) if self.state.answers else "250 ok"
        if answer.startswith("250"):
            self.state.recipients.append(rest)
        self._say(answer)

    def on_data(self, _rest: str) -> None:
        self._say("354 go ahead")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        self.state.mails.append(message_from_bytes(b"".join(lines), policy=policy.default))
        self._say("250 queued")

    def on_rset(self, _rest: str) -> None:
        self._say("250 ok")

    def on_unknown(self, _rest: str) -> None:
        self._say("502 what?")

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())

    def _encrypt(self) -> None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(CERTIFICATE)
        self.connection = self.request = context.wrap_socket(self.request, server_side=True)
        self.rfile = self.connection.makefile("rb", self.rbufsize)
        self.wfile = self.connection.makefile("wb", 0)
        self.is_encrypted = True
