"""Installations of PostgreSQL that look like one and do nothing: for tests of where programs are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = "#!/bin/sh\necho 'postgres (PostgreSQL) VERSION'\n"


def install(prefix: Path, version: str) -> Path:
    """Lay out programs, libraries and shared files below *prefix*; returns the folder of the programs."""
    for name in ("bin", "lib", "share"):
        (prefix / name).mkdir(parents=True)
    (prefix / "share" / "postgres.bki").write_text(version)
    for name in ("postgres", "initdb"):
        program = prefix / "bin" / name
        program.write_text(PROGRAM.replace("VERSION", version))
        program.chmod(0o755)
    return prefix / "bin"
