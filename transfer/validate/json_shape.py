"""
JSON by its value in half the time, where documents have the objects that those before them had.

A shape is a type of msgspec. With it, strings and whole numbers stay as they stand in the text. What comes out is still the document, with
sorted keys: equal forms are equal values. Mostly the form is that of ``json_by_value.quick``; where it is not, two equal values look
different, and that is looked into without shapes.
"""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Any

import msgspec

from .json_by_value import colons_kept, decode_plain, quick_all, real
from .long_values import LONG

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..json_parts import Text

MOST_KEYS = 32
"""An object with more has keys that are values."""
DEEPEST = 8
MOST_BYTES = 1 << 20
"""Longer documents are not worth a shape."""
LESSONS, SAMPLES = 6, 100
"""How often documents are learned from, and from how many."""
LEFT_AS_THEY_STAND: set[type] = {str, int, bool}

_encode = msgspec.json.Encoder(order="deterministic").encode


class ShapedJson:
    """Documents of one column, one batch after the other."""

    def __init__(self) -> None:
        self._known: list[Any] = []
        self._lessons = LESSONS
        self._decode: Callable[[Text], Any] | None = None

    def forget(self) -> None:
        """Go on without shapes."""
        self._lessons = 0
        self._decode = None

    def quick_all(self, texts: Sequence[Text], *, unique: bool = False) -> list[bytes]:
        """As ``json_by_value.quick_all``."""
        if max(map(len, texts), default=0) > MOST_BYTES:
            return quick_all(texts, unique=unique)
        joined = b"".join(texts)
        # A string that is written with escapes by choice has to be read.
        escaped = b"\\" in joined and (b"\\u" in joined or b"\\/" in joined)
        if self._lessons and not escaped and len(joined) <= MOST_BYTES:
            made = self._shaped(texts)
            if made is not None and (not unique or colons_kept(joined, b"".join(made))):
                return made
        return quick_all(texts, unique=unique)

    def _shaped(self, texts: Sequence[Text]) -> list[bytes] | None:
        decode = self._decode
        if decode is not None:
            try:
                made = [_encode(decode(text)) for text in texts]
            except (msgspec.DecodeError, RecursionError):
                pass
            else:
                return made if max(map(len, made), default=0) <= LONG else None
        self._learn(texts)
        return None

    def _learn(self, texts: Sequence[Text]) -> None:
        self._lessons -= 1
        new = [text for text in texts if self._decode is None or not _decodes(self._decode, text)]
        self._known += [decode_plain(text) for text in new[:SAMPLES] if _decodes(decode_plain, text)]
        self._decode = msgspec.json.Decoder(shape_of(self._known), float_hook=real).decode


def _decodes(decode: Callable[[Text], Any], text: Text) -> bool:
    try:
        decode(text)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def shape_of(values: Sequence[Any], depth: int = DEEPEST) -> Any:
    """A type for values like these, which were decoded without one: numbers with a point are ``Raw`` in them."""
    kinds: set[type] = set(map(type, values))
    nullable = NoneType in kinds
    kinds.discard(NoneType)
    if kinds and kinds <= LEFT_AS_THEY_STAND:
        return msgspec.Raw
    some = [one for one in values if one is not None]
    made: Any = Any
    if kinds == {dict} and depth:
        made = _object(some, depth)
    elif kinds == {list} and depth:
        made = list.__class_getitem__(shape_of([item for one in some for item in one], depth - 1))
    return made | None if nullable and made is not Any else made


def _object(values: Sequence[dict[str, Any]], depth: int) -> Any:
    keys = sorted({key for one in values for key in one})
    if len(keys) > MOST_KEYS:
        return Any
    fields: list[Any] = []
    for at, key in enumerate(keys):
        found = [one[key] for one in values if key in one]
        shape = shape_of(found, depth - 1)
        if len(found) < len(values):
            fields.append((f"f{at}", shape if shape is Any else shape | msgspec.UnsetType, msgspec.UNSET))
        else:
            fields.append((f"f{at}", shape))
    try:
        return msgspec.defstruct(
            "Shape", fields, rename={f"f{at}": key for at, key in enumerate(keys)}, forbid_unknown_fields=True, kw_only=True, gc=False
        )
    except ValueError:
        # It takes no quotes in a name.
        return Any
