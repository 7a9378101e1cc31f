"""Which translator this is: what an earlier one said is not believed."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ..adapters.errors import ConfigError

HERE = Path(__file__).parent
LENGTH = 16
DISTRIBUTION = "sqlglot"


def translator_version() -> str:
    """
    Hash of the source of translator and lints and of sqlglot's version; neither is loaded.

    Raises:
        ConfigError: sqlglot is not installed.
    """
    try:
        known = hashlib.sha256(version(DISTRIBUTION).encode())
    except PackageNotFoundError:
        raise ConfigError("the compiler needs sqlglot, which is not installed\n    fix:  pip install 'twinsql[build]'") from None
    for path in (*sorted((HERE / "translate").glob("*.py")), *sorted((HERE / "lint").glob("*.py")), HERE / "sqlite_names.py"):
        known.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return known.hexdigest()[:LENGTH]
