"""Values on their way through a JSON list that JSON itself would change: floats and bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .kinds import Aggregate, Scalar, SqliteValue


def _pack(value: SqliteValue) -> str | None:
    """As text from which the value comes back bit by bit."""
    if isinstance(value, (int, float)):
        return f"f{float(value).hex()}"
    if isinstance(value, bytes):
        return f"b{value.hex()}"
    if value is None:
        return None
    raise NoValue


def _unpack(value: SqliteValue) -> SqliteValue:
    if value is None:
        return None
    if not isinstance(value, str):
        raise NoValue
    return float.fromhex(value[1:]) if value.startswith("f") else bytes.fromhex(value[1:])


def _once(times: SqliteValue) -> SqliteValue:
    """Fails where a statement would change a row more than once."""
    if times not in {None, 1}:
        raise NoValue
    return times


SCALARS: Mapping[str, Scalar] = {"pg_pack": (1, _pack), "pg_unpack": (1, _unpack), "pg_once": (1, _once)}

AGGREGATES: Mapping[str, Aggregate] = {}
