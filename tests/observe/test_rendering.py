"""The log for services that have none: lines for programs or for people, on the standard error; whoever has one keeps it."""

import json
import subprocess
import sys

import pytest

FAIL = """
import structlog
try:
    token = "hunter2-in-a-variable"
    raise KeyError("gone")
except KeyError:
    structlog.get_logger().exception("request.failed", request_id="r1")
"""


def run(program: str) -> tuple[str, str]:
    result = subprocess.run([sys.executable, "-c", "import twinsql\n" + program], capture_output=True, text=True, check=True)
    return result.stdout, result.stderr


WRITE = "from twinsql.observe.events import Events; Events().writer('warning')('query.slow', rows=3)"


def test_lines_are_json_where_nobody_looks() -> None:
    out, err = run("print(twinsql.configure_log())\n" + WRITE)
    line = json.loads(err)

    assert out == "True\n"
    assert (line.pop("timestamp")[-1], line) == ("Z", {"event": "query.slow", "rows": 3, "level": "warning"})


def test_lines_for_people_have_no_braces() -> None:
    _, err = run("twinsql.configure_log('console')\n" + WRITE)

    assert "query.slow" in err
    assert "rows=3" in err


def test_events_below_the_level_are_dropped() -> None:
    assert (
        run(
            "twinsql.configure_log(level='error')\nimport structlog; structlog.get_logger().warning('no'); structlog.get_logger().error('yes')"
        )[1].count("\n")
        == 1
    )


@pytest.mark.parametrize("rendering", ["json", "console"])
def test_tracebacks_show_no_variables(rendering: str) -> None:
    _, err = run(f"twinsql.configure_log('{rendering}')\n" + FAIL)

    assert "KeyError" in err
    assert "hunter2" not in err.replace('token = "hunter2-in-a-variable"', "")


@pytest.mark.parametrize(
    "configured",
    [
        "import structlog; structlog.configure()",
        "import logging; logging.basicConfig()",
        "import logging; logging.getLogger('twinsql').addHandler(logging.NullHandler())",
        "twinsql.configure_log()",
    ],
)
def test_application_that_has_configured_a_log_keeps_it(configured: str) -> None:
    program = "import structlog\n" + configured + "\nbefore = structlog.get_config()\n"

    assert run(program + "print(twinsql.configure_log('console'), structlog.get_config() == before)")[0] == "False True\n"
