"""Records of JSON values: the members that a list of columns names, as the texts that their types read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .json_values import Json, as_text, read, write
from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .kinds import Scalar


def _member(value: Json, form: str, *, verbatim: bool) -> Json:
    """A member for a column that wants it as ``text``, as ``json`` or as a ``list`` of texts."""
    if value is None:
        return None
    if form == "json":
        return write(value)
    if form == "list":
        # One of several dimensions is nothing that is carried.
        if not isinstance(value, list) or any(isinstance(one, list) for one in value):
            raise NoValue
        texts: list[Json] = [_text(one, verbatim=verbatim) for one in value]
        return write(texts)
    return _text(value, verbatim=verbatim)


def _text(value: Json, *, verbatim: bool) -> str | None:
    """Json keeps the spaces between its members, which are no longer known."""
    if verbatim and isinstance(value, (dict, list)):
        raise NoValue
    if isinstance(value, bool):
        return "true" if value else "false"
    text = as_text(value)
    return None if text is None else str(text)


def _record(row: Json, forms: Sequence[tuple[str, str]], *, verbatim: bool) -> Json:
    if not isinstance(row, dict):
        raise NoValue
    members: list[Json] = [_member(row.get(name), form, verbatim=verbatim) for name, form in forms]
    return members


def _records(text: str | None, spec: str, many: int, verbatim: int) -> str:
    """A list for each record, of its members in the order of *spec*: pairs of a name and a form."""
    if text is None:
        return "[]" if many else "[[]]"
    value, columns = read(text), read(spec)
    assert isinstance(columns, list)
    rows = value if many else [value]
    if not isinstance(rows, list):
        raise NoValue
    forms = [(str(one[0]), str(one[1])) for one in columns if isinstance(one, list)]
    found: list[Json] = [_record(row, forms, verbatim=bool(verbatim)) for row in rows]
    return write(found)


RECORDS: Mapping[str, Scalar] = {"pg_json_records": (4, _records)}
