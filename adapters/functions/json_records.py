"""Records of JSON values: the members that a list of columns names, as the texts that their types read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .json_texts import items, pairs, plain, sound
from .json_values import Json, as_text, read, write
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .kinds import Scalar


def _member(value: Json, form: str) -> Json:
    """A member for a column that wants it as ``text``, as ``json`` or as a ``list`` of texts."""
    if value is None:
        return None
    if form == "json":
        return write(value)
    if form == "list":
        # One of several dimensions is nothing that is carried.
        if not isinstance(value, list) or any(isinstance(one, list) for one in value):
            raise NoValue
        texts: list[Json] = [_text(one) for one in value]
        return write(texts)
    return _text(value)


def _text(value: Json) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = as_text(value)
    return None if text is None else str(text)


def _piece(raw: str, form: str) -> Json:
    """The same of json, which is a piece of text."""
    if raw == "null":
        return None
    if form == "json":
        return raw
    if form == "list":
        elements = list(items(raw)) if raw.startswith("[") else None
        if elements is None or any(one.startswith("[") for one in elements):
            raise NoValue
        texts: list[Json] = [plain(one) for one in elements]
        return write(texts)
    return plain(raw)


def _record(row: Json, forms: Sequence[tuple[str, str]]) -> Json:
    if not isinstance(row, dict):
        raise NoValue
    members: list[Json] = [_member(row.get(name), form) for name, form in forms]
    return members


def _written(row: str, forms: Sequence[tuple[str, str]]) -> Json:
    if not row.startswith("{"):
        raise NoValue
    known = dict(pairs(row))
    members: list[Json] = [_piece(known.get(name, "null"), form) for name, form in forms]
    return members


def _rows(text: str, *, many: bool, verbatim: bool) -> list[Json] | list[str]:
    """The records, of json as pieces of its text."""
    if verbatim:
        whole = sound(text)
        if many and not whole.startswith("["):
            raise NoValue
        return list(items(whole)) if many else [whole]
    value = read(text)
    rows = value if many else [value]
    if not isinstance(rows, list):
        raise NoValue
    return rows


def _records(text: str | None, spec: str, many: int, verbatim: int) -> str:
    """A list for each record, of its members in the order of *spec*: pairs of a name and a form."""
    if text is None:
        return "[]" if many else "[[]]"
    columns = read(spec)
    assert isinstance(columns, list)
    forms = [(str(one[0]), str(one[1])) for one in columns if isinstance(one, list)]
    rows = _rows(text, many=bool(many), verbatim=bool(verbatim))
    found: list[Json] = [_written(str(row), forms) if verbatim else _record(row, forms) for row in rows]
    return write(found)


RECORDS: Mapping[str, Scalar] = {"pg_json_records": (4, _records)}
