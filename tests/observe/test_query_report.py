"""The page of ``twinsql report``."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from twinsql.observe.log_file import read_log
from twinsql.observe.report import PARTIAL, report
from twinsql.observe.source_text import source_text

if TYPE_CHECKING:
    from pathlib import Path

SQL = "-- name: get(id: str) -> Chat\n-- The chat.\nSELECT id\n  FROM chats\n WHERE id < :id;\n\n-- name: all() -> list[Chat]\nSELECT id FROM chats;\n"


def event(name: str, **fields: object) -> dict[str, object]:
    common = {"statement": "chats.get", "source": "sql/chats.sql:1", "dialect": "postgres", "duration_ms": 1.5, "rows": 1}
    return {"event": name, "timestamp": "2026-03-01T12:00:00Z", **common, **fields}


EVERYTHING = (
    event("query.finished"),
    event("query.slow", duration_ms=250),
    event("query.failed", error="UniqueViolation", statement="chats.add"),
    event("pool.waited", pool_wait_ms=12),
    event("n_plus_one.suspected", call_site="app/service.py:42", count=11, advice="use chats.of_users"),
)


def page(folder: Path, *events: dict[str, object]) -> str:
    (folder / "sql").mkdir(exist_ok=True)
    (folder / "sql" / "chats.sql").write_text(SQL)
    log = folder / "service.log"
    log.write_text("".join(f"{json.dumps(one)}\n" for one in events))
    return report(read_log(log), log.name, lambda where: source_text(folder, where))


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", html.partition("<main>")[2]))


def test_page_tells_all_that_the_log_has(tmp_path: Path) -> None:
    shown = text(page(tmp_path, *EVERYTHING))

    for part in (
        "1 failed, 1 slow, 1 suspected of N+1",
        "sql/chats.sql:1",
        "250 ms",
        "UniqueViolation",
        "app/service.py:42",
        "use chats.of_users",
        "1 callers",
    ):
        assert part in shown


def test_what_failed_without_a_statement_is_told(tmp_path: Path) -> None:
    shown = text(
        page(
            tmp_path,
            event("pool.waited", pool_wait_ms=10_000, error="PoolTimeout"),
            event("pool.nearly_exhausted", size=20, in_use=20),
            event("transaction.finished", outcome="unknown", error="OutcomeUnknown"),
            event("transaction.finished", outcome="rolled back", error="UniqueViolation"),
        )
    )

    for part in ("2 failed, nearly out of connections", "a wait for a connection PoolTimeout 1", "COMMIT OutcomeUnknown 1"):
        assert part in shown


def test_most_frequent_error_comes_first(tmp_path: Path) -> None:
    twice = event("query.failed", statement="chats.all", error="LockTimeout")

    assert "LockTimeout 2 chats.get sql/chats.sql:1 DataError 1" in text(
        page(tmp_path, event("query.failed", error="DataError"), twice, twice)
    )


def test_statement_comes_with_its_sql(tmp_path: Path) -> None:
    html = page(tmp_path, event("query.finished"))

    assert "SELECT id\n  FROM chats\n WHERE id &lt; :id;</pre>" in html


def test_sql_that_has_moved_is_not_shown(tmp_path: Path) -> None:
    html = page(tmp_path, event("query.finished", source="sql/chats.sql:2"), event("query.finished", source="../secret.sql:1"))

    assert "<pre>" not in html


def test_log_of_slow_runs_says_that_it_is_one(tmp_path: Path) -> None:
    assert (PARTIAL in page(tmp_path, event("query.slow")), PARTIAL in page(tmp_path, event("query.finished"))) == (True, False)


def test_nothing_of_the_log_is_markup(tmp_path: Path) -> None:
    html = page(tmp_path, *(one | {"statement": "<script>x", "source": "<b>", "error": "<i>", "call_site": "<u>"} for one in EVERYTHING))

    assert not re.search("<(script|b|i|u)>", html)


def test_page_needs_nothing_from_elsewhere(tmp_path: Path) -> None:
    found: list[str] = []

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(f"{tag} {name}" for name, _ in attrs if name in {"src", "href"} or tag in {"script", "link", "img"})

    reader = Links()
    reader.feed(page(tmp_path, *EVERYTHING))
    assert found == []


def test_quiet_log_is_good(tmp_path: Path) -> None:
    assert 'class="verdict good"' in page(tmp_path, event("query.finished"))


def test_times_are_shown_whatever_the_service_calls_them(tmp_path: Path) -> None:
    one = {name: value for name, value in event("query.slow").items() if name != "timestamp"}

    assert "2026-03-01 12:00:00.250" in text(page(tmp_path, one | {"asctime": "2026-03-01 12:00:00,250"}))


def test_waits_over_time_say_from_when_to_when(tmp_path: Path) -> None:
    waits = (event("pool.waited", pool_wait_ms=1, timestamp=f"2026-03-01T12:00:0{second}Z") for second in (1, 5))

    assert "2026-03-01 12:00:01 to 2026-03-01 12:00:05 UTC, a column is 1.0 s" in text(page(tmp_path, *waits))
