"""A service that has SENTRY_DSN and no set-up of Sentry's own: what arrives over the network."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SERVICE = """
import logging
import twinsql
from tests.contract.statements import ADD

secret = "planted.person@secret.example"
logging.getLogger("service").warning("adding %s", secret)
with twinsql.connect() as db:
    db.execute(ADD, ("a", secret, 1))
    try:
        db.execute(ADD, ("b", secret, 1))
    except twinsql.UniqueViolation:
        pass
    logging.getLogger("service").error("could not add %s", secret)
    raise ValueError(secret)
"""


class Arrived(ThreadingHTTPServer):
    """A Sentry that keeps what it gets."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Receiver)
        self.text = ""

    def events(self) -> list[dict[str, Any]]:
        """The errors."""
        lines = [json.loads(line) for line in self.text.splitlines() if line.startswith("{")]
        return [line for line in lines if "exception" in line]


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, Arrived)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.text += (gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body).decode() + "\n"
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        """Say nothing."""


@pytest.fixture
def sentry() -> Iterator[Arrived]:
    with Arrived() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_database_errors_arrive_and_nothing_else(sentry: Arrived, sqlite_template: Path, tmp_path: Path) -> None:
    (tmp_path / "people.db").write_bytes(sqlite_template.read_bytes())
    (tmp_path / "service.py").write_text(SERVICE)
    environ = {
        **os.environ,
        "APP_ENV": "test",
        "DATABASE_URL": str(tmp_path / "people.db"),
        "SENTRY_DSN": f"http://key@127.0.0.1:{sentry.server_port}/1",
        "PYTHONPATH": os.pathsep.join([os.getcwd(), os.environ.get("PYTHONPATH", "")]),  # noqa: PTH109
    }
    ended = subprocess.run([sys.executable, "service.py"], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
    assert ended.stderr.splitlines()[-1] == "ValueError: planted.person@secret.example", ended.stderr
    assert "Sentry" not in ended.stdout + ended.stderr
    [event] = sentry.events()
    assert event["fingerprint"] == ["twinsql", "UniqueViolation", "people.add"]
    assert [crumb["category"] for crumb in event["breadcrumbs"]["values"]] == ["query", "query"]
    assert "planted" not in sentry.text
