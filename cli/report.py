"""``twinsql report``."""

from __future__ import annotations

from pathlib import Path

from . import output


def report(log: Path, /, *, out: Path = Path("report.html")) -> int:
    """
    Make an HTML page from the log of a service: slowest statements, times, errors, waits, suspected N+1 queries.

    The log holds structlog's events as JSON lines; other lines are passed over. The page needs no network, and holds no value of a parameter
    or a row, since the log has none. The SQL of each statement is taken from the project that the current folder belongs to.

    **Examples**

    ```
    twinsql report service.log
    twinsql report service.log --out monday.html
    ```

    Parameters
    ----------
    log
        The log.
    out
        The page; report.html unless named.
    """
    from ..adapters.errors import ConfigError  # noqa: PLC0415 - not for --help
    from ..adapters.settings import project_root  # noqa: PLC0415
    from ..observe.log_file import read_log  # noqa: PLC0415
    from ..observe.report import report as make  # noqa: PLC0415
    from ..observe.source_text import source_text  # noqa: PLC0415

    if out.exists() and log.exists() and out.samefile(log):
        raise ConfigError(f"the page would take the place of the log {log}\n    fix:  name another file with --out")
    root = project_root(Path.cwd())
    text = make(read_log(log), log.name, lambda where: source_text(root, where))
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as caught:
        raise ConfigError(f"the page cannot be written to {out}: {caught.strerror}\n    fix:  name another file with --out") from None
    output.say(f"wrote {out}")
    return 0
