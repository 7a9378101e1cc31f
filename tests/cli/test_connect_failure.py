"""What is said where a server does not answer as it should: the place, the fix, and no password."""

import re
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from twinsql import ConfigError, ConnectionLost, Error, Settings
from twinsql.adapters.diagnose_pool import ROOM, room
from twinsql.adapters.diagnose_postgres import diagnose_postgres, require_postgres

Spoil = Callable[[str], str]

WRONG_SETTINGS: dict[str, tuple[Spoil, str]] = {
    "wrong password": (lambda url: url.replace("hunter2", "hunter3"), "the user or the password is wrong"),
    "no password": (lambda url: url.replace(":hunter2", ""), "wants a password"),
    "no such database": (lambda url: url.rsplit("/", 1)[0] + "/nothing", "the database is not on the server"),
    "no TLS": (lambda url: url + "?sslmode=require", "no TLS"),
}
DOWN: dict[str, tuple[Spoil, str]] = {
    "nothing listens": (lambda _: f"postgresql://u:hunter2@127.0.0.1:{free_port()}/db", "nothing listens there"),
    "no such socket": (lambda _: "postgresql://u:hunter2@/db?host=/nonexistent", "no such socket"),
    "no such host": (lambda _: "postgresql://u:hunter2@nohost.invalid/db", "host's name is not known"),
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def settings(url: str, **variables: str) -> Settings:
    return Settings.load(Path("/"), {"USE_POSTGRES": "true", "POSTGRES_URL": url, "POSTGRES_CONNECT_TIMEOUT_S": "2", **variables})


@contextmanager
def answering(text: bytes) -> Generator[str]:
    """The URL of something that says *text* to whoever comes, and hangs up; nothing at all where it is empty."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        held: list[socket.socket] = []

        def answer() -> None:
            with server.accept()[0] as client:
                client.recv(100)
                client.sendall(text)

        thread = threading.Thread(target=answer if text else lambda: held.append(server.accept()[0]))
        thread.start()
        yield f"postgresql://u:hunter2@127.0.0.1:{server.getsockname()[1]}/db"
        thread.join()
        for client in held:
            client.close()


@pytest.mark.parametrize("case", WRONG_SETTINGS)
def test_what_only_a_setting_mends_is_a_config_error(locked_server: str, case: str) -> None:
    spoil, reason = WRONG_SETTINGS[case]
    with pytest.raises(ConfigError) as caught:
        require_postgres(settings(spoil(locked_server)))

    assert reason in str(caught.value)
    assert "from: environment\n    fix:  " in str(caught.value)


@pytest.mark.parametrize("case", DOWN)
def test_what_may_pass_is_a_lost_connection(case: str) -> None:
    spoil, reason = DOWN[case]
    with pytest.raises(ConnectionLost) as caught:
        require_postgres(settings(spoil("")))

    assert reason in str(caught.value)
    assert "from: environment\n    fix:  " in str(caught.value)


@pytest.mark.parametrize(("text", "reason"), [(b"HTTP/1.1 400 Bad Request\r\n\r\n", "no PostgreSQL"), (b"", "no answer came in time")])
def test_something_else_at_the_port_is_told_from_a_server(text: bytes, reason: str) -> None:
    with answering(text) as url, pytest.raises(ConnectionLost, match=reason):
        require_postgres(settings(url))


@pytest.mark.parametrize("case", [*WRONG_SETTINGS, *DOWN])
def test_no_message_or_chained_error_shows_the_password(locked_server: str, case: str) -> None:
    spoil, _ = (WRONG_SETTINGS | DOWN)[case]
    with pytest.raises(Error) as caught:
        require_postgres(settings(spoil(locked_server)))

    assert not any(word in str(caught.value) + repr(caught.value) for word in ("hunter2", "hunter3"))
    assert (caught.value.__context__, caught.value.__cause__) == (None, None)


def test_failure_of_the_direct_address_names_its_variable(locked_server: str) -> None:
    wrong = locked_server.replace("hunter2", "hunter3")

    with pytest.raises(ConfigError, match="POSTGRES_URL_NON_POOLING leads to"):
        require_postgres(settings(locked_server, POSTGRES_URL_NON_POOLING=wrong))


def test_doctor_stops_at_a_server_that_is_not_there(locked_server: str) -> None:
    port = urlsplit(locked_server).port
    [finding] = diagnose_postgres(settings(locked_server.replace(f":{port}", f":{free_port()}")))

    assert (finding.check, finding.level, finding.cure) == ("connection", "fail", "start the server, or correct host and port")


def test_doctor_finds_a_database_without_unicode(ascii_database: str) -> None:
    assert {f.check: f.level for f in diagnose_postgres(settings(ascii_database))}["text case"] == "fail"


def test_doctor_opens_the_pool_and_holds_it_against_what_the_server_has_left(fresh_postgres: str) -> None:
    findings = {f.check: f for f in diagnose_postgres(settings(fresh_postgres, POSTGRES_POOL_SIZE="2"))}

    assert re.fullmatch(
        r"2 for each process; \d+ of the server's \d+ connections are free, for \d+ such process(es)?", findings["pool size"].text
    )
    assert re.fullmatch(r"1 of at most 2 connections opened, in \d+ ms", findings["pool"].text)


def test_doctor_warns_of_a_pool_that_cannot_be_filled(fresh_postgres: str) -> None:
    findings = {f.check: f for f in diagnose_postgres(settings(fresh_postgres, POSTGRES_POOL_SIZE="5000"))}

    assert (findings["pool size"].level, findings["pool"].level) == ("warn", "ok")
    assert "the pool cannot be filled" in findings["pool size"].text


@pytest.mark.parametrize(
    ("size", "most", "taken", "level", "text"),
    [
        (20, 97, 3, "ok", "94 of the server's 97 connections are free, for 4 such processes"),
        (20, 97, 77, "ok", "20 of the server's 97 connections are free, for 1 such process"),
        (20, 97, 78, "warn", "19 of the server's 97 connections are free"),
        (20, 10, 30, "warn", "0 of the server's 10 connections are free"),
    ],
)
def test_doctor_counts_the_connections_that_others_have_open(size: int, most: int, taken: int, level: str, text: str) -> None:
    finding = room(size, most=most, taken=taken)

    assert (finding.level, text in finding.text) == (level, True)


def test_connections_of_others_and_limits_are_read(fresh_postgres: str) -> None:
    with psycopg.connect(fresh_postgres, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {connection.info.dbname} CONNECTION LIMIT 30".encode())
        before = connection.execute(ROOM.read_bytes()).fetchone()
        with psycopg.connect(fresh_postgres), psycopg.connect(fresh_postgres):
            after = connection.execute(ROOM.read_bytes()).fetchone()

    assert before is not None
    assert after is not None
    assert (before[0], after[0]) == (30, 30)
    assert after[1] >= 2


def test_doctor_says_that_a_pooler_answers(fresh_postgres: str) -> None:
    mark = "&" if "?" in fresh_postgres else "?"
    findings = {f.check: f.text for f in diagnose_postgres(settings(f"{fresh_postgres}{mark}pgbouncer=true"))}

    assert findings["pooler"].startswith("a pooler answers")
