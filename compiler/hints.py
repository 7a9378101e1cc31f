"""The header's small language: ``get(id: str, ids: list[str]) -> list[Chat(last_at: datetime | None)]``."""

from __future__ import annotations

import keyword
from dataclasses import dataclass, field
from difflib import get_close_matches

VALUE_TYPES = ("str", "int", "float", "bool", "datetime", "date", "time", "timedelta", "bytes", "Decimal", "UUID", "Json")
WRAPPERS = ("list", "Iterator")


@dataclass(frozen=True, slots=True)
class Hint:
    """
    A type as written.

    Attributes:
        name: ``str``, ``Chat``, ``Affected``, ``None`` …
        wrapper: ``list``, ``Iterator`` or empty.
        optional: whether ``| None`` stands behind it.
        fields: overrides in parentheses behind a row class.
    """

    name: str
    wrapper: str = ""
    optional: bool = False
    fields: tuple[tuple[str, Hint], ...] = ()

    @property
    def is_class(self) -> bool:
        """Whether it names a row class."""
        return self.name[:1].isupper() and self.name not in {*VALUE_TYPES, "None", "Affected"}

    def __str__(self) -> str:
        inner = f"{self.wrapper}[{self.name}]" if self.wrapper else self.name
        return f"{inner} | None" if self.optional else inner


@dataclass(frozen=True, slots=True)
class Header:
    """What stands behind ``-- name:``."""

    name: str
    parameters: tuple[tuple[str, Hint], ...]
    returns: Hint
    offsets: dict[str, int] = field(default_factory=dict[str, int], compare=False)
    """Where in the header each parameter stands, and under ``->`` the return type."""

    @property
    def batch(self) -> Hint | None:
        """The row class of a batch, where the only parameter is a list of one."""
        if len(self.parameters) == 1 and self.parameters[0][1].is_class and self.parameters[0][1].wrapper == "list":
            return self.parameters[0][1]
        return None


class HeaderError(Exception):
    """A header that cannot be read; *offset* counts from its first character."""

    def __init__(self, offset: int, what: str, cure: str) -> None:
        super().__init__(what)
        self.offset = offset
        self.what = what
        self.cure = cure


ANNOTATION_NAMES = {"list", *(name for name in VALUE_TYPES if name.islower())}
"""A method of such a name would be taken for the type in the annotations of those below it."""
MODULE_NAMES = {"AbstractContextManager", "Form", "Iterable", "Iterator", "JsonInput", "Row", "Statement", "Values"}
"""What generated modules import."""
FOREIGN = {
    "Any": f"Name a row class, or one of {', '.join(VALUE_TYPES)}.",
    "Dict": "Name a row class: it is made from the columns.",
    "List": "Write list[…].",
    "Optional": "Write Chat | None.",
    "Sequence": "Write list[…].",
    "Tuple": "Name a row class: it is made from the columns.",
    "Union": "Write Chat | None.",
}
"""Names that people write for other things than a row class of their own, and what to write instead."""
EXAMPLE = "Write it like: get(id: str) -> Chat | None"
OF_VALUES = "A list of values has no None: take | None out, or return a row class, whose field may be None."


def parse_header(text: str) -> Header:
    """Read *text*; raises HeaderError."""
    reader = _Reader(text)
    name = reader.name("a name for the statement")
    _check_name(name)
    parameters = reader.fields()
    reader.expect("->")
    offsets = dict(reader.offsets)
    offsets["->"] = reader.skip()
    returns = reader.hint()
    reader.end()
    header = Header(name, parameters, returns, offsets)
    for parameter, hint in parameters:
        _check_parameter(header, parameter, hint)
    _check_returns(offsets["->"], returns)
    return header


def _check_name(name: str) -> None:
    if not is_lower_snake(name) or name == "db":
        raise HeaderError(0, f"{name} cannot be the name of a method", "Use lower_snake, no word of Python's own, and not db.")
    if name in ANNOTATION_NAMES:
        raise HeaderError(
            0, f"a method called {name} would hide the type {name} from the other methods", "Choose another name, such as all."
        )


def _check_parameter(header: Header, name: str, hint: Hint) -> None:
    at = header.offsets[name]
    if not is_lower_snake(name) or name == "self":
        raise HeaderError(
            at, f"{name} cannot be the name of a parameter", "Use lower_snake and no word of Python's own, here and in the SQL."
        )
    if hint.is_class:
        _check_class(at, hint.name)
    if hint.is_class and header.batch is None:
        cure = f"Use one of {', '.join(VALUE_TYPES)}; a batch is one list[{hint.name}] and nothing else."
        raise HeaderError(at, f"{hint.name} is no type of a value", cure)
    if not hint.is_class and (hint.name not in VALUE_TYPES or hint.wrapper == "Iterator" or hint.fields):
        raise HeaderError(at, f"{hint} is no type of a parameter", f"Use one of {', '.join(VALUE_TYPES)}, list[str] or list[int].")


def _check_returns(at: int, returns: Hint) -> None:
    if returns.is_class:
        _check_class(at, returns.name)
    elif returns.name not in {*VALUE_TYPES, "None", "Affected"}:
        near = get_close_matches(returns.name, (*VALUE_TYPES, "Affected", "None"), 1)
        hint = f"Did you mean {near[0]}? " if near else ""
        cure = f"{hint}Return a RowClass, Affected, None or one of {', '.join(VALUE_TYPES)}."
        raise HeaderError(at, f"{returns.name} is no type", cure)
    elif returns.fields:
        raise HeaderError(at, f"{returns.name} has no fields", "Only a row class takes types of its columns in parentheses.")
    if returns.name in {"None", "Affected"} and returns.wrapper:
        raise HeaderError(at, f"{returns} cannot be", f"Write {returns.name} alone.")
    if returns.optional and (returns.wrapper or returns.name in {"None", "Affected"}):
        raise HeaderError(at, f"{returns} cannot be", f"A {returns.wrapper or 'count'} is never None: take | None out.")


def _check_class(at: int, name: str) -> None:
    if name in FOREIGN:
        raise HeaderError(at, f"{name} cannot be a row class", FOREIGN[name])
    if name in MODULE_NAMES or name.endswith("Queries"):
        raise HeaderError(at, f"{name} cannot be a row class: generated modules use that name", "Choose another name.")
    if not (name.isascii() and name.isalnum()):
        raise HeaderError(at, f"{name} cannot be the name of a class", "Use CamelCase, of letters and digits.")


def is_lower_snake(name: str) -> bool:
    """Whether *name* can be that of a method, a parameter or a field in generated code."""
    return name.isascii() and name.isidentifier() and name == name.lower() and not name.startswith("_") and not keyword.iskeyword(name)


class _Reader:
    """A position in a header."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.offsets: dict[str, int] = {}

    def skip(self) -> int:
        """Go past white space; returns where that leads."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.at

    def accept(self, what: str) -> bool:
        """Go past *what* if it is next."""
        self.skip()
        found = self.text.startswith(what, self.at)
        self.at += len(what) if found else 0
        return found

    def expect(self, what: str) -> None:
        """Go past *what*, which must be next."""
        if not self.accept(what):
            got = self.text[self.at : self.at + 20] or "the end of the header"
            raise HeaderError(self.at, f"expected {what} before {got}", OF_VALUES if what == "]" and got.startswith("|") else EXAMPLE)

    def name(self, what: str) -> str:
        """Go past an identifier."""
        self.skip()
        start = self.at
        while self.at < len(self.text) and (self.text[self.at].isalnum() or self.text[self.at] == "_"):
            self.at += 1
        found = self.text[start : self.at]
        if not found.isidentifier():
            raise HeaderError(start, f"expected {what}", EXAMPLE)
        return found

    def fields(self) -> tuple[tuple[str, Hint], ...]:
        """Go past ``(name: type, …)``."""
        found: dict[str, Hint] = {}
        self.expect("(")
        while not self.accept(")"):
            if found:
                self.expect(",")
            name = self.name("the name of a parameter or column")
            if name in found:
                raise HeaderError(self.at - len(name), f"{name} stands twice", "Take one out.")
            self.offsets.setdefault(name, self.at - len(name))
            self.expect(":")
            found[name] = self.hint()
        return tuple(found.items())

    def hint(self) -> Hint:
        """Go past a type."""
        name = self.name("a type")
        wrapper = ""
        if name in WRAPPERS:
            wrapper = name
            self.expect("[")
            name = self.name("a type")
        fields = self.fields() if self._next_is("(") else ()
        if wrapper:
            self.expect("]")
        optional = self.accept("|")
        if optional:
            self.expect("None")
        return Hint(name, wrapper, optional, fields)

    def _next_is(self, what: str) -> bool:
        self.skip()
        return self.text.startswith(what, self.at)

    def end(self) -> None:
        """Make sure that nothing follows."""
        self.skip()
        if self.at < len(self.text):
            raise HeaderError(self.at, f"nothing may follow the return type: {self.text[self.at : self.at + 12]}", EXAMPLE)
