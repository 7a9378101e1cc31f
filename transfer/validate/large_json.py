"""
The form of large JSON, made of its parts, by which it is compared.

JSON that is short by its value has its plain form: sorted keys, no blanks. What is long has a digest in its place, whether it is the whole or
stands within it. That of a list is made of its items' forms in their order; that of an object is a sum over its members, so that they need
not be sorted, which would take all of them in memory.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from ..json_parts import Open, Part, has_parts, parts
from .digest import Sum
from .long_values import LONG, MARK, digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..json_parts import Text

    Plain = Callable[[Text], bytes]

_encode = msgspec.json.encode
_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_items = msgspec.json.Decoder(list[msgspec.Raw]).decode


def form_of_plain(made: bytes) -> bytes:
    """The form of JSON that is in its plain form already."""
    if len(made) <= LONG:
        return made
    return LargeForm(bytes).of(made) if has_parts(made) else digest([made])


class LargeForm:
    """
    Makes the form of one document.

    Attributes:
        colons: how many were in the plain forms: where a key was twice in a part, one less than in the text. An object that has a key twice
            in two parts gets a form that no value has.
    """

    def __init__(self, plain: Plain) -> None:
        self._plain = plain
        self._open: list[_List | _Object] = []
        self.colons = 0

    def of(self, text: Text) -> bytes:
        """
        The form of the list or object *text*.

        Raises:
            ValueError: it is no JSON.
            RecursionError: it is nested too deeply.
        """
        form = b""
        for part in parts(text):
            if isinstance(part, Open):
                name = self._plain(part.name) + b":" if part.name else b""
                self.colons += name.count(b":")
                self._open.append(_List(name) if part.bracket == b"[" else _Object(name))
            elif isinstance(part, Part):
                made = self._plain(part.text)
                self.colons += made.count(b":")
                self._open[-1].take(made)
            else:
                done = self._open.pop()
                form = done.form(self._plain)
                if self._open:
                    self._open[-1].take_one(done.name, form)
        return form


class _List:
    """The items of a list: as they are while they are short, then their digest."""

    def __init__(self, name: bytes) -> None:
        self.name = name
        self._held: list[bytes] = []
        self._size = 1
        self._digest = sha256(b"[")
        self._long = False

    def take(self, made: bytes) -> None:
        """Some items, in brackets."""
        if len(made) <= LONG:
            self._take(made[1:-1])
            return
        for item in _items(made):
            self.take_one(b"", form_of_plain(bytes(item)))

    def take_one(self, _name: bytes, form: bytes) -> None:
        """One item."""
        self._long = self._long or form.startswith(MARK)
        self._take(form)

    def _take(self, items: bytes) -> None:
        self._held.append(items)
        self._size += len(items) + 1
        self._long = self._long or self._size > LONG
        if self._long:
            for one in self._held:
                self._digest.update(one + b",")
            self._held = []

    def form(self, _plain: Plain) -> bytes:
        """That of the list."""
        return MARK + self._digest.hexdigest().encode() if self._long else b"[%b]" % b",".join(self._held)


class _Object:
    """The members of an object: as they are while they are short, then their sum."""

    def __init__(self, name: bytes) -> None:
        self.name = name
        self._held: list[bytes] = []
        self._size = 1
        self._sum = Sum()
        self._long = False

    def take(self, made: bytes) -> None:
        """Some members, in braces."""
        if len(made) > LONG:
            for name, value in _members(made).items():
                self.take_one(_encode(name) + b":", form_of_plain(bytes(value)))
        else:
            self._take(made[1:-1])

    def take_one(self, name: bytes, form: bytes) -> None:
        """One member."""
        if not form.startswith(MARK):
            self._take(name + form)
            return
        self._long = True
        self._let_go()
        self._sum.add([name + form])

    def _take(self, members: bytes) -> None:
        self._held.append(members)
        self._size += len(members) + 1
        self._long = self._long or self._size > LONG
        if self._long:
            self._let_go()

    def _let_go(self) -> None:
        for one in self._held:
            self._sum.add(list(_split(one)))
        self._held = []

    def form(self, plain: Plain) -> bytes:
        """That of the object; raises ValueError where it has a key twice."""
        if self._long:
            return digest([b"{", repr(self._sum).encode()])
        joined = b"{%b}" % b",".join(self._held)
        made = plain(joined)
        if made.count(b":") != joined.count(b":"):
            raise ValueError
        return made


def _split(members: bytes) -> Iterable[bytes]:
    """Each of some members that are in their plain form."""
    found: dict[str, msgspec.Raw] = _members(b"{%b}" % members)
    pairs: Iterator[tuple[bytes, msgspec.Raw]] = zip(map(_encode, found), found.values(), strict=True)
    return map(b":".join, pairs)
