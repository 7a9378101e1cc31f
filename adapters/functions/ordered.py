"""
Aggregates over rows in an order of their own; SQLite has ORDER BY inside an aggregate only from 3.44 on.

The first argument says how to sort, two letters a key: ``a`` or ``d`` for up or down, ``f`` or ``l`` for NULLs first or last; ``!`` before them
takes equal keys once. The keys are the last arguments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .json_values import read, write
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .json_values import Json
    from .kinds import Aggregate, SqliteValue

    Arguments = tuple[Any, ...]

ONCE = "!"
NEXT_LINE = "\n "


class _Ordered:
    """Rows of a group, sorted when the result is asked for."""

    values = 1
    """How many arguments are no keys."""

    def __init__(self) -> None:
        self.order = ""
        self.rows: list[Arguments] = []

    def step(self, order: str, *arguments: SqliteValue) -> None:
        """Take a row in."""
        self.order = order
        self.rows.append(arguments)

    def inverse(self, *_: SqliteValue) -> None:
        """The first row leaves the window."""
        del self.rows[0]

    def sorted(self) -> list[Arguments]:
        """The rows in order."""
        rows, directions = list(self.rows), self.order.removeprefix(ONCE)
        # A stable sort by each key, the last one first.
        for place in range(len(directions) // 2 - 1, -1, -1):
            down, first = directions[2 * place] == "d", directions[2 * place + 1] == "f"
            rows.sort(key=_key(self.values + place, 1 if first == down else -1), reverse=down)
        if self.order.startswith(ONCE):
            known: dict[Arguments, Arguments] = {}
            for row in rows:
                # Of equal values that look different PostgreSQL shows any.
                if known.setdefault(row[self.values :], row)[0] != row[0]:
                    raise NoValue
            rows = list(known.values())
        return rows

    def result(self, rows: Sequence[Arguments]) -> SqliteValue:
        """What the aggregate makes of *rows*, of which there is one at least."""
        raise NotImplementedError

    def value(self) -> SqliteValue:
        """The result over the rows so far; NULL where there are none."""
        return self.result(self.sorted()) if self.rows else None

    def finalize(self) -> SqliteValue:
        """The result."""
        return self.value()


def _key(place: int, null: int) -> Callable[[Arguments], tuple[int, Any]]:
    return lambda row: (null, 0) if row[place] is None else (0, row[place])


class _List(_Ordered):
    """Array_agg and jsonb_agg: elements come as JSON text."""

    def result(self, rows: Sequence[Arguments]) -> SqliteValue:
        return f"[{','.join([row[0] for row in rows])}]"


class _Spaced(_Ordered):
    """json_agg: with a space behind each comma."""

    def result(self, rows: Sequence[Arguments]) -> SqliteValue:
        return f"[{', '.join([row[0] for row in rows])}]"


class _Lines(_Ordered):
    """json_agg of rows and arrays: each on a line of its own, but for NULL."""

    def result(self, rows: Sequence[Arguments]) -> SqliteValue:
        texts = [str(row[0]) for row in rows]
        return "[" + texts[0] + "".join([f", {'' if text == 'null' else NEXT_LINE}{text}" for text in texts[1:]]) + "]"


class _Text(_Ordered):
    """string_agg: NULLs are passed over, and the separator of the first text does not count."""

    values = 2

    def result(self, rows: Sequence[Arguments]) -> SqliteValue:
        given = [row for row in rows if row[0] is not None]
        if not given:
            return None
        return str(given[0][0]) + "".join([(row[1] or "") + row[0] for row in given[1:]])


class _Object(_Ordered):
    """jsonb_object_agg: the last of equal keys counts; without an order nobody can say which that is."""

    values = 2

    def result(self, rows: Sequence[Arguments]) -> SqliteValue:
        found: dict[str, Json] = {}
        texts: dict[str, str] = {}
        for key, value, *_ in rows:
            if key is None or (not self.order and texts.get(key, value) != value):
                raise NoValue
            texts[key] = value
        for key, value in texts.items():
            found[key] = read(value)
        return write(found)


class _Members(_Ordered):
    """json_object_agg: as written, in order; without one nobody can say which of equal keys counts."""

    values = 2

    def result(self, rows: Sequence[Arguments]) -> SqliteValue:
        from json.encoder import encode_basestring  # noqa: PLC0415

        texts: dict[str, str] = {}
        for key, value, *_ in rows:
            if key is None or (not self.order and texts.setdefault(key, value) != value):
                raise NoValue
        return f"{{ {', '.join([f'{encode_basestring(row[0])} : {row[1]}' for row in rows])} }}"


AGGREGATES: Mapping[str, Aggregate] = {
    "pg_list_agg": (-1, _List),
    "pg_json_agg": (-1, _Spaced),
    "pg_json_lines_agg": (-1, _Lines),
    "pg_string_agg": (-1, _Text),
    "pg_jsonb_object_agg": (-1, _Object),
    "pg_json_object_agg": (-1, _Members),
}
