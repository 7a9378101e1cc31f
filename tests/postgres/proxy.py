"""A TCP proxy in front of PostgreSQL that cuts a connection at a chosen moment."""

from __future__ import annotations

import select
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Self
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

Moment = Literal["before it is sent", "once it is sent", "after it ran"]

COMMIT = b"\0COMMIT\0"
"""As it stands in the message that asks for it."""


@dataclass
class Cut:
    text: bytes
    moment: Moment
    then: Callable[[], object]


class Proxy:
    """
    Listens on a free port of 127.0.0.1; ``url`` is the database's URL through it.

    Attributes:
        refuses: whether new connections are hung up on at once.
        cuts: how many connections were cut as asked for.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        folder = parse_qs(parts.query).get("host", [""])[0]
        self._server = f"{folder}/.s.PGSQL.{parts.port or 5432}" if folder else (parts.hostname or "127.0.0.1", parts.port or 5432)
        self._listener = socket.create_server(("127.0.0.1", 0))
        port = self._listener.getsockname()[1]
        user = f"{parts.username}{':' if parts.password else ''}{parts.password or ''}@"
        self.url = f"postgresql://{user}127.0.0.1:{port}{unquote(parts.path)}?sslmode=disable&gssencmode=disable"
        self.refuses = False
        self.cuts = 0
        self._cut: Cut | None = None
        self._answer_limit: int | None = None
        self._pairs: set[tuple[socket.socket, socket.socket]] = set()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    def cut_at(self, text: bytes, moment: Moment, then: Callable[[], object] = bool) -> None:
        """Cut the next connection on which the client sends *text*, and call *then* before the client notices."""
        self._cut = Cut(text, moment, then)

    def cut_answer_after(self, size: int) -> None:
        """Cut the next connection on which the server sends more than *size* bytes."""
        self._answer_limit = size

    def cut_all(self) -> None:
        """Cut every connection that there is."""
        with self._lock:
            pairs = list(self._pairs)
        for pair in pairs:
            self._hang_up(pair)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._listener.close()
        self.cut_all()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self.refuses:
                client.close()
                continue
            server = socket.socket(socket.AF_UNIX if isinstance(self._server, str) else socket.AF_INET)
            server.connect(self._server)
            pair = client, server
            with self._lock:
                self._pairs.add(pair)
            threading.Thread(target=self._pump, args=(pair,), daemon=True).start()

    def _pump(self, pair: tuple[socket.socket, socket.socket]) -> None:
        client, server = pair
        answered = 0
        try:
            while True:
                ready, _, _ = select.select(pair, [], [])
                for end in ready:
                    data = end.recv(65536)
                    if not data:
                        return
                    if end is client:
                        if not self._forward(data, server):
                            return
                        answered = 0
                        continue
                    answered += len(data)
                    if self._answer_limit is not None and answered > self._answer_limit:
                        self._answer_limit = None
                        self.cuts += 1
                        return
                    client.sendall(data)
        except (OSError, ValueError):
            return
        finally:
            self._hang_up(pair)

    def _forward(self, data: bytes, server: socket.socket) -> bool:
        """Send on what the client sent; False where the connection is to be cut."""
        cut = self._cut
        if cut is None or cut.text not in data:
            server.sendall(data)
            return True
        self._cut = None
        self.cuts += 1
        if cut.moment != "before it is sent":
            server.sendall(data)
        if cut.moment == "after it ran":
            server.recv(65536)
        cut.then()
        return False

    def _hang_up(self, pair: tuple[socket.socket, socket.socket]) -> None:
        with self._lock:
            if pair not in self._pairs:
                return
            self._pairs.discard(pair)
        for end in pair:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
