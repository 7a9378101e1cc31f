"""Whether the pool of connections can be filled, as ``twinsql doctor`` asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from . import urls
from .connect import connect
from .errors import Error
from .finding import Finding, failed

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg

    from .settings import Settings

ROOM = Path(__file__).with_name("diagnose_room.sql")


def diagnose_pool(connection: psycopg.Connection, settings: Settings) -> Iterator[Finding]:
    """Hold the pool of *settings* against what the server at the other end of *connection* has left, and open it."""
    if urls.is_pooled(settings.postgres_url or ""):
        yield Finding("pooler", "ok", "a pooler answers: nothing is prepared by name")
    else:
        yield Finding("pooler", "ok", "none: statements are prepared once for each connection")
        row = connection.execute(ROOM.read_bytes()).fetchone()
        if row:
            yield room(settings.pool_size, most=row[0], taken=row[1])
    yield _opened(settings)


def room(size: int, *, most: int, taken: int) -> Finding:
    """Whether a pool of *size* fits where the server lets *most* in, of which *taken* are there."""
    left = max(most - taken, 0)
    if size > left:
        return Finding(
            "pool size",
            "warn",
            f"POSTGRES_POOL_SIZE is {size}, and {left} of the server's {most} connections are free: the pool cannot be filled",
            "lower POSTGRES_POOL_SIZE, raise the limit (max_connections, or that of the role or database), or put a pooler between",
        )
    processes = left // size
    text = f"{size} for each process; {left} of the server's {most} connections are free, for {processes} such process"
    return Finding("pool size", "ok", text if processes == 1 else f"{text}es")


def _opened(settings: Settings) -> Finding:
    try:
        with connect(settings) as db:
            pool = db.stats().pool
    except Error as error:
        return failed("pool", error)
    return Finding("pool", "ok", f"{pool.opened} of at most {pool.limit} connections opened, in {pool.waits.max_ms:.0f} ms")
