"""Finding out which parameter a codec refused: the cold path, so that the hot one stays a straight line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import codecs
from .errors import DataError

if TYPE_CHECKING:
    from .errors import Dialect
    from .statement import Statement, Values


def refused(statement: Statement[object], values: Values, reason: str, dialect: Dialect) -> DataError:
    """The error for values that a binder of *statement* refused, naming the parameter and the *reason*, never a value."""
    if len(values) != len(statement.parameters):
        message = f"takes {len(statement.parameters)} parameters, got {len(values)}"
        return DataError(message, statement=statement.name, where=statement.where, dialect=dialect)
    name = _guilty(statement, values)
    message = f"parameter {name}: {reason}" if name else reason
    return DataError(message, statement=statement.name, where=statement.where, dialect=dialect)


def _guilty(statement: Statement[object], values: Values) -> str | None:
    for name, codec, value in zip(statement.parameters, statement.codecs, values, strict=False):
        if value is None and codec.endswith("?"):
            continue
        try:
            getattr(codecs, codec.rstrip("?"))(value)
        except codecs.CodecError:
            return name
    return None
