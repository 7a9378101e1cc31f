"""
A network of one millisecond: a process that passes on what comes, later.

It runs by itself (``python -m bench.far SOCKET DELAY_MS``), so that it does not share Python's lock with what is measured, and prints its
port. What the server says is kept for the delay, what the client says is not: together one round trip.
"""

from __future__ import annotations

import select
import socket
import subprocess
import sys
from collections import deque
from contextlib import contextmanager, suppress
from time import perf_counter
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def far_away(url: str, delay_ms: float) -> Generator[str]:
    """The URL of the same database with a round trip that takes longer."""
    parts = urlsplit(url)
    folder = parse_qs(parts.query).get("host", [""])[0]
    target = f"{folder}/.s.PGSQL.{parts.port or 5432}" if folder else f"{parts.hostname}:{parts.port or 5432}"
    command = [sys.executable, "-m", "bench.far", target, str(delay_ms)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        user = f"{parts.username or ''}{':' if parts.password else ''}{parts.password or ''}@"
        try:
            yield f"postgresql://{user}127.0.0.1:{port}{unquote(parts.path)}?sslmode=disable&gssencmode=disable"
        finally:
            process.terminate()


class Network:
    """Pairs of sockets, and what is on its way between them."""

    def __init__(self, target: str, delay_s: float) -> None:
        self._target = target
        self._delay_s = delay_s
        self._other: dict[socket.socket, socket.socket] = {}
        self._clients: set[socket.socket] = set()
        self._on_the_way: deque[tuple[float, socket.socket, bytes]] = deque()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=128)

    def run(self) -> None:
        """Until somebody ends the process."""
        while True:
            wait_s = max(self._on_the_way[0][0] - perf_counter(), 0) if self._on_the_way else None
            # select, because epoll knows no time shorter than a millisecond.
            ready, _, _ = select.select([self.listener, *self._other], [], [], wait_s)
            self._deliver()
            for one in ready:
                if one is self.listener:
                    self._accept()
                elif one in self._other:
                    self._read(one)

    def _deliver(self) -> None:
        while self._on_the_way and self._on_the_way[0][0] <= perf_counter():
            _, to, data = self._on_the_way.popleft()
            with suppress(OSError):
                to.sendall(data)

    def _accept(self) -> None:
        client, _ = self.listener.accept()
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        host, _, port = self._target.rpartition(":")
        server = socket.create_connection((host, int(port))) if host else socket.socket(socket.AF_UNIX)
        if not host:
            server.connect(self._target)
        self._other[client], self._other[server] = server, client
        self._clients.add(client)

    def _read(self, one: socket.socket) -> None:
        data = b""
        with suppress(OSError):
            data = one.recv(1 << 18)
        other = self._other[one]
        if not data:
            for end in (one, other):
                self._other.pop(end, None)
                self._clients.discard(end)
                end.close()
        elif one in self._clients:
            with suppress(OSError):
                other.sendall(data)
        else:
            self._on_the_way.append((perf_counter() + self._delay_s, other, data))


def main() -> None:
    """Print the port, then pass on."""
    network = Network(sys.argv[1], float(sys.argv[2]) / 1000)
    print(network.listener.getsockname()[1], flush=True)
    with suppress(KeyboardInterrupt):
        network.run()


if __name__ == "__main__":
    main()
