"""Whose line a statement comes from: the service's functions on the stack, above the library's own and the generated ones."""

from __future__ import annotations

import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Any

    from ..adapters.statement import Statement

MOST_FRAMES = 64
"""A recursion that is deeper is seen from its innermost calls alone."""

LIBRARY = tuple(f"{__name__.removesuffix('.observe.call_site')}.{room}." for room in ("adapters", "observe", "testing"))
# fmt: off
RUNNERS = frozenset({
    "asyncio", "asyncore", "bdb", "cProfile", "cmd", "code", "concurrent", "doctest", "http", "importlib", "multiprocessing",
    "pdb", "profile", "pydoc", "queue", "runpy", "sched", "selectors", "socketserver", "threading", "timeit", "trace",
    "unittest", "wsgiref", "xmlrpc",
})
# fmt: on
"""What of the standard library runs a service's code for reasons of its own; the rest is only between a service and what that calls."""

INSTALLED = tuple({f"{sysconfig.get_path(name)}/" for name in ("stdlib", "platstdlib", "purelib", "platlib")})

SKIPPED, SERVICE, ELSEWHERE = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Place:
    """
    A line of the service.

    Attributes:
        file: its path as the interpreter knows it.
        line: from 1.
        module: the module's name.
    """

    file: str
    line: int
    module: str

    def __str__(self) -> str:
        """``app/service.py:42``: from the working directory, or from the folder that the package is in."""
        path, here = Path(self.file), Path.cwd()
        if path.is_relative_to(here):
            return f"{path.relative_to(here).as_posix()}:{self.line}"
        depth = self.module.count(".") + (2 if path.name == "__init__.py" else 1)
        return f"{'/'.join(path.parts[-depth:])}:{self.line}"


def place(frame: FrameType) -> Place:
    """The line that *frame* is at."""
    return Place(frame.f_code.co_filename, frame.f_lineno or 0, str(frame.f_globals.get("__name__", "")))


def service_frames(frame: FrameType | None, statement: Statement[object]) -> tuple[list[FrameType], dict[str, Any]]:
    """
    The service's functions that led to *statement*, the innermost first, and the module that it was generated into, empty where it was not.

    They end where somebody else's code called the service: a web framework, a test runner, a thread's own beginning. A mapping of the standard
    library that asks the service for an item, or a sort for a key, is no such code. Where somebody else's called a method
    which the build made, as ``asyncio.to_thread(chats.get, …)`` has it done, that method stands for the service.
    Whoever calls must not keep the frames: they hold everything that their functions do.
    """
    frames: list[FrameType] = []
    generated: dict[str, Any] = {}
    made: list[FrameType] = []
    while frame is not None and len(frames) < MOST_FRAMES:
        code = frame.f_code
        kind = _KINDS.get(code.co_filename) or _kind(frame)
        if kind == SKIPPED:
            pass
        elif not frames and not generated and _is_generated(code, statement.name):
            made, generated = [frame], frame.f_globals
        elif kind == ELSEWHERE and made and not frames and _begins_a_thread(frame):
            return made, generated
        elif kind == SERVICE or not frames or top_package(frame) == top_package(frames[0]):
            frames.append(frame)
        else:
            break
        frame = frame.f_back
    return frames, generated


def top_package(frame: FrameType) -> str:
    """The outermost package that *frame* is of. Of modules in none, those in one folder belong together, apart from a script that is run."""
    package, name = str(frame.f_globals.get("__package__") or ""), frame.f_globals.get("__name__")
    if package or name == "__main__":
        return package.partition(".")[0] or "__main__"
    return f"{Path(frame.f_code.co_filename).parent}/"


_KINDS: dict[str, int] = {}
"""What each source file is, by its path."""


def _kind(frame: FrameType) -> int:
    name, file = str(frame.f_globals.get("__name__", "")), frame.f_code.co_filename
    if name.startswith(LIBRARY):
        kind = SKIPPED
    elif file.startswith(("<frozen", *INSTALLED)):
        package = name.partition(".")[0]
        kind = SKIPPED if package in sys.stdlib_module_names and package not in RUNNERS else ELSEWHERE
    else:
        kind = SERVICE
    if len(_KINDS) > 10_000:  # files of an interactive session have ever new names
        _KINDS.clear()
    return _KINDS.setdefault(sys.intern(file), kind)


def _begins_a_thread(frame: FrameType) -> bool:
    return str(frame.f_globals.get("__name__")).startswith(("concurrent.futures.", "threading", "anyio."))


def _is_generated(code: CodeType, statement: str) -> bool:
    """Whether it is the method that the build made for *statement*: ``ChatQueries.get`` for ``chats.get``."""
    method = code.co_name
    return statement.endswith(method) and code.co_qualname.endswith(f"Queries.{method}")
