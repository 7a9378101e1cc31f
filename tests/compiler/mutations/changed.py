"""A compiler that is wrong in one way, in this process: a text of its sources is another one for as long as a ``with`` goes on."""

from __future__ import annotations

import importlib
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

PACKAGES = ("twinsql.compiler", "twinsql.adapters")
CONSTANTS = (str, int, tuple, frozenset)


class Edit(NamedTuple):
    """*old*, which stands in the source of *module* once, is *new*; the cases of the file *proof* must notice."""

    module: str
    old: str
    new: str
    proof: str

    @property
    def name(self) -> str:
        return f"{self.module}: {self.old[:40]} -> {self.new[:40] or 'nothing'}"


@contextmanager
def edited(edit: Edit) -> Generator[None]:
    """The module with other functions and tables, wherever they are used."""
    module = importlib.import_module(f"twinsql.{edit.module}")
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    assert source.count(edit.old) == 1, f"{edit.module} has {edit.old!r} {source.count(edit.old)} times"
    space: dict[str, Any] = {"__name__": module.__name__, "__package__": module.__package__, "__file__": module.__file__}
    exec(compile(source.replace(edit.old, edit.new), str(module.__file__), "exec", dont_inherit=True), space)
    with ExitStack() as undo:
        for name, before in list(vars(module).items()):
            if name in space and not name.startswith("__"):
                _put(module.__name__, name, before, space[name], undo)
        yield


def _put(home: str, name: str, before: Any, after: Any, undo: ExitStack) -> None:
    if getattr(before, "__module__", home) != home:
        return
    if hasattr(before, "__wrapped__"):
        undo.callback(before.cache_clear)
        before.cache_clear()
        before, after = before.__wrapped__, after.__wrapped__
    kind = before.__class__
    if isinstance(before, FunctionType):
        _swap(before, after, undo)
    elif isinstance(before, type):
        for part, function in vars(before).items():
            if isinstance(function, FunctionType):
                _swap(function, vars(after)[part], undo)
    elif kind is dict:
        _fill(before, after, undo)
    elif kind in CONSTANTS and repr(before) != repr(after):
        _name(name, before, after, undo)


def _name(name: str, before: object, after: object, undo: ExitStack) -> None:
    """Another constant in every module that has it."""
    for other in list(sys.modules.values()):
        if other.__name__.startswith(PACKAGES) and vars(other).get(name) is before:
            undo.callback(setattr, other, name, before)
            setattr(other, name, after)


def _swap(function: Any, other: Any, undo: ExitStack) -> None:
    """Another body for *function*, which tables and modules hold."""
    if len(function.__code__.co_freevars) == len(other.__code__.co_freevars):
        undo.callback(setattr, function, "__code__", function.__code__)
        function.__code__ = other.__code__


def _fill(table: dict[Any, Any], other: dict[Any, Any], undo: ExitStack) -> None:
    kept = dict(table)
    undo.callback(_restore, table, kept)
    for key in [key for key in table if key not in other]:
        del table[key]
    for key, value in other.items():
        before = kept.get(key)
        if isinstance(before, FunctionType) and isinstance(value, FunctionType):
            _swap(before, value, undo)
        elif not callable(before) and repr(before) != repr(value):
            table[key] = value


def _restore(table: dict[Any, Any], kept: dict[Any, Any]) -> None:
    table.clear()
    table.update(kept)


@contextmanager
def replaced(table: dict[Any, Any], key: Any, value: Any) -> Generator[None]:
    """*table* with another *value* for *key*."""
    kept = dict(table)
    table[key] = value
    try:
        yield
    finally:
        _restore(table, kept)


def neighbours(table: dict[Any, Any]) -> Iterator[tuple[Any, Any]]:
    """Each key with the value of another one, of the same kind: the next that differs."""
    items = list(table.items())
    for place, (key, value) in enumerate(items):
        others = [other for _, other in (*items[place + 1 :], *items[:place]) if type(other) is type(value) and other != value]
        if others:
            yield key, others[0]


@contextmanager
def silenced(function: Any) -> Generator[None]:
    """*function*, which yields what it finds, finds nothing."""
    with ExitStack() as undo:
        _swap(function, _nothing, undo)
        yield


def _nothing(look: object) -> Iterator[object]:
    del look
    yield from ()
