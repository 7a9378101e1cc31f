"""Events go where the application's own lines go, however that is configured, and bring what the service has bound."""

import json
import subprocess
import sys
from typing import Any

import pytest

SLOW = """
from twinsql.adapters.statement import Statement
from twinsql.adapters.tracer import QueryRun
from twinsql.observe.log import QueryLog

GET = Statement("chats.get", "sql/chats.sql:12", ("id",), False, None, None)
log = QueryLog()

def slow(log=log):
    log.query_finished(QueryRun(GET, "sqlite", None, 0, 0, ("secret",), 250_000_000, 3))
"""

BIND = """
import structlog
structlog.contextvars.bind_contextvars(request_id="r1", statement="bound", event="bound", module="bound")
"""

PROCESSOR_FORMATTER = """
import logging, sys
formatter = structlog.stdlib.ProcessorFormatter(
    foreign_pre_chain=[structlog.stdlib.add_log_level, structlog.stdlib.ExtraAdder()],
    processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()],
)
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(formatter)
logging.basicConfig(handlers=[handler], level="INFO")
"""

THROUGH_STDLIB = """
structlog.configure(
    processors=[structlog.stdlib.filter_by_level, structlog.stdlib.add_log_level, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
)
"""

OWN = "structlog.configure(processors=[structlog.processors.add_log_level, structlog.processors.JSONRenderer()])\n"

MERGING = """
structlog.configure(
    processors=[structlog.contextvars.merge_contextvars, structlog.processors.add_log_level, structlog.processors.JSONRenderer()],
    wrapper_class=structlog.make_filtering_bound_logger("info"),
    cache_logger_on_first_use=True,
)
"""

ASYNC = """
structlog.configure(
    processors=[structlog.stdlib.add_log_level, structlog.processors.JSONRenderer()],
    logger_factory=structlog.PrintLoggerFactory(),
    wrapper_class=structlog.stdlib.AsyncBoundLogger,
)
"""

MIXED = """
structlog.configure(
    processors=[structlog.stdlib.add_log_level, structlog.processors.JSONRenderer()],
    logger_factory=structlog.PrintLoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
)
"""


def run(program: str) -> tuple[str, str]:
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return result.stdout, result.stderr


def line(program: str) -> dict[str, Any]:
    out, err = run(program)
    assert err == ""
    found: dict[str, Any] = json.loads(out)
    return found


def test_nothing_configured_warns_on_the_standard_error_and_prints_nothing() -> None:
    out, err = run(SLOW + "slow()")

    assert out == ""
    assert err == ("query.slow statement=chats.get source=sql/chats.sql:12 dialect=sqlite duration_ms=250.0 pool_wait_ms=0.0 rows=3\n")


def test_structlog_is_not_loaded_for_who_has_not_configured_it() -> None:
    assert run(SLOW + "slow(); import sys; print('structlog' in sys.modules)")[0] == "False\n"


def test_logging_alone_shows_the_line_and_what_is_bound() -> None:
    out, _ = run(
        SLOW + BIND + "import logging, sys; logging.basicConfig(stream=sys.stdout, format='%(name)s %(levelname)s %(message)s'); slow()"
    )

    assert out.startswith("twinsql WARNING query.slow statement=chats.get ")
    assert "request_id=r1" in out


def test_id_of_a_request_forges_no_line() -> None:
    _, err = run(SLOW + "import structlog; structlog.contextvars.bind_contextvars(request_id='r1\\nforged'); slow()")

    assert err.splitlines()[0].endswith(r"request_id='r1\nforged'")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "configured",
    [PROCESSOR_FORMATTER, PROCESSOR_FORMATTER + THROUGH_STDLIB, OWN, MERGING, MIXED, ASYNC],
    ids=[
        "logging by ProcessorFormatter",
        "structlog through logging",
        "structlog, own processors",
        "structlog, cached",
        "structlog, logger without levels",
        "structlog, async",
    ],
)
def test_line_has_its_fields_and_those_that_the_service_has_bound(configured: str) -> None:
    found = line(SLOW + BIND + configured + "slow()")

    assert (found["event"], found["level"], found["request_id"]) == ("query.slow", "warning", "r1")
    assert (found["statement"], found["duration_ms"], found["rows"]) == ("chats.get", 250.0, 3)


def test_configuration_after_the_first_line_counts() -> None:
    out, err = run(
        SLOW + "slow()\n" + BIND + OWN + "slow()\n" + "structlog.configure(processors=[structlog.processors.KeyValueRenderer()])\nslow()"
    )

    assert err.startswith("query.slow statement=chats.get")
    assert [text[0] == "{" for text in out.splitlines()] == [True, False]


@pytest.mark.parametrize(
    "dropping",
    [
        "structlog.configure(wrapper_class=structlog.make_filtering_bound_logger('error'))\n",
        THROUGH_STDLIB + "import logging; logging.getLogger('twinsql').setLevel('ERROR')\n",
        "import logging; logging.getLogger('twinsql').setLevel('ERROR')\n",
    ],
    ids=["structlog", "structlog through logging", "logging"],
)
def test_line_that_the_log_drops_is_not_even_made(dropping: str) -> None:
    program = (
        SLOW + "import structlog\n" + dropping + "from twinsql.observe.events import Events; print(Events().writer('warning')); slow()"
    )

    assert run(program) == ("None\n", "")
