"""From a ``.sql`` file to its statements, each with its header, directives and exact place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from .hints import HeaderError, parse_header
from .model import Place, Problem
from .scanner import scan

if TYPE_CHECKING:
    from pathlib import Path

    from .hints import Header
    from .scanner import Piece

DIRECTIVES = ("name", "dialect", "only", "allow")
RULES_OF_CHECK = frozenset({"rows", "index", "unused"})
"""What ``-- allow:`` silences beside lints: warnings of ``twinsql check`` about one statement."""

HASH_LENGTH = 8
UNCLOSED = {"string": "string", "identifier": "quoted name", "block comment": "comment"}


@dataclass(frozen=True, slots=True)
class SourceText:
    """
    A statement's text, without the semicolon.

    Attributes:
        text: from the beginning of its first line, so that columns are right.
        place: where it begins.
    """

    text: str
    place: Place

    @property
    def first(self) -> int:
        """Offset of the first word."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def start(self) -> str:
        """``sql/chats.sql:14:1``: the place of the first word."""
        return self.place.at(self.text, self.first)


@dataclass(frozen=True, slots=True)
class Allow:
    """
    A line ``-- allow: D007 why``.

    Attributes:
        number: of the lint of which it silences one finding, or a rule of ``twinsql check``.
        reason: why that is right.
        where: its place.
    """

    number: str
    reason: str
    where: str


@dataclass(slots=True)
class SourceStatement:
    """
    A statement as written.

    Attributes:
        file: ``sql/chats.sql``.
        line: the header's.
        column: where the name in the header begins.
        header: parsed.
        doc: comment lines below the header.
        body: the PostgreSQL text.
        override: text for SQLite alone, and the hash of the PostgreSQL text that it was written for.
        only: the one engine that it runs on.
        allow: findings of lints that it silences.
        broken: something is wrong with it.
    """

    file: str
    line: int
    column: int
    header: Header
    doc: list[str] = field(default_factory=list[str])
    body: SourceText | None = None
    override: SourceText | None = None
    override_of: str = ""
    only: str | None = None
    allow: list[Allow] = field(default_factory=list[Allow])
    broken: bool = False

    @property
    def module(self) -> str:
        """``chats``."""
        return self.file.rpartition("/")[2].removesuffix(".sql")

    @property
    def name(self) -> str:
        """``chats.get``."""
        return f"{self.module}.{self.header.name}"

    @property
    def where(self) -> str:
        """``sql/chats.sql:12``."""
        return f"{self.file}:{self.line}"

    def at(self, part: str = "") -> str:
        """``sql/chats.sql:12:23``: where in the header a parameter is, or under ``->`` the return type, or the name."""
        return f"{self.where}:{self.column + self.header.offsets.get(part, 0)}"

    @property
    def text(self) -> SourceText:
        """The PostgreSQL text; there is one once the file was read without a problem."""
        assert self.body is not None
        return self.body


def text_hash(text: str) -> str:
    """Hash of a statement's text for ``-- dialect: sqlite of …``: white space is folded, a semicolon at the end does not count."""
    return hashlib.sha256(" ".join(text.rstrip().rstrip(";").split()).encode()).hexdigest()[:HASH_LENGTH]


def read_file(path: Path, file: str) -> tuple[list[SourceStatement], list[Problem]]:
    """Statements of the file at *path*, which messages call *file*, those with nothing wrong; and what is wrong with the file."""
    content = path.read_bytes()
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return [], [Problem(f"{file}:{line}:1", "the file is not UTF-8: a byte in this line belongs to no character", "Save it as UTF-8.")]
    if "\0" in text:
        return [], [Problem(Place(file, 1).at(text, text.index("\0")), "the file holds a NUL character", "Take it out.")]
    if text.startswith("\ufeff"):
        return [], [Problem(f"{file}:1:1", "the file begins with a byte order mark", "Save it as UTF-8 without one.")]
    return _FileReader(text.replace("\r\n", "\n"), file).read()


class _FileReader:
    """Goes through the pieces of a file."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._whole = Place(file, 1)
        self._statements: list[SourceStatement] = []
        self._problems: list[Problem] = []
        self._current: SourceStatement | None = None
        self._override_next = False
        self._broken = False
        self._start: int | None = None

    def read(self) -> tuple[list[SourceStatement], list[Problem]]:
        """Statements, and all problems."""
        self._read()
        return [statement for statement in self._statements if not statement.broken], self._problems

    def _read(self) -> None:
        for piece in scan(self._text):
            if not piece.closed:
                self._problem(piece.start, f"this {UNCLOSED[piece.kind]} is never closed", "Close it: the rest of the file belongs to it.")
                return
            if piece.kind == "semicolon":
                self._end_statement(piece)
            elif piece.kind == "line comment" and self._is_directive(piece):
                self._directive(piece)
            elif piece.kind == "line comment" and self._start is None:
                self._comment(piece)
            elif piece.kind not in {"space", "line comment", "block comment"} and self._start is None:
                self._start = piece.start
        if self._start is not None:
            self._end_unfinished(len(self._text))
        self._finish()

    def _problem(self, offset: int, what: str, cure: str) -> None:
        self._note(Problem(self._whole.at(self._text, offset), what, cure))

    def _note(self, problem: Problem) -> None:
        self._problems.append(problem)
        if self._current is not None:
            self._current.broken = True

    def _comment_text(self, piece: Piece) -> str:
        return self._text[piece.start + 2 : piece.end].strip()

    def _is_directive(self, piece: Piece) -> bool:
        word, colon, _ = self._comment_text(piece).partition(":")
        if not colon or not word.isidentifier() or not self._begins_line(piece):
            return False
        return word in DIRECTIVES or bool(self._start is None and word.islower() and get_close_matches(word, DIRECTIVES, 1, 0.7))

    def _begins_line(self, piece: Piece) -> bool:
        return not self._text[self._text.rfind("\n", 0, piece.start) + 1 : piece.start].strip()

    def _comment(self, piece: Piece) -> None:
        if self._current is not None and self._current.body is None:
            self._current.doc.append(self._comment_text(piece))

    def _directive(self, piece: Piece) -> None:
        word, _, rest = self._comment_text(piece).partition(":")
        if self._start is not None:
            self._end_unfinished(piece.start)
        if word == "name":
            self._finish()
            self._name(piece, rest)
        elif self._current is None:
            if not self._broken:
                self._problem(piece.start, f"-- {word}: stands before the first -- name:", "Put it below the header of a statement.")
        elif word == "dialect":
            self._dialect(piece, rest.split())
        elif word == "only":
            self._only(piece, rest.strip())
        elif word == "allow":
            self._allow(piece, rest.strip())
        else:
            near = get_close_matches(word, DIRECTIVES, 1)[0]
            self._problem(piece.start, f"-- {word}: is no directive", f"Did you mean -- {near}: ?")

    def _name(self, piece: Piece, rest: str) -> None:
        shift = piece.start + self._text[piece.start : piece.end].index(":") + 1 + len(rest) - len(rest.lstrip())
        self._current, self._broken = None, True
        try:
            header = parse_header(rest.strip())
        except HeaderError as error:
            self._problem(shift + error.offset, error.what, error.cure)
            return
        line = self._text.count("\n", 0, piece.start) + 1
        column = shift - (self._text.rfind("\n", 0, piece.start) + 1) + 1
        self._broken = False
        first = next((one for one in self._statements if one.header.name == header.name), None)
        self._current = SourceStatement(self._file, line, column, header)
        self._statements.append(self._current)
        if first is not None:
            self._problem(shift, f"{header.name} is there already, in {first.where}", "Give one of the two another name.")

    def _dialect(self, piece: Piece, words: list[str]) -> None:
        assert self._current is not None
        if words[:1] != ["sqlite"]:
            what = f"-- dialect: {words[0]} is not supported" if words else "-- dialect: names no engine"
            self._problem(piece.start, what, "The header's statement is PostgreSQL's; only sqlite can have a text of its own.")
        elif self._current.body is None:
            self._problem(piece.start, "the text for SQLite stands before the PostgreSQL text", "Put it below that text.")
        elif self._current.override is not None:
            self._problem(piece.start, "a second text for SQLite", "Take one out.")
        elif self._current.only:
            self._problem(piece.start, "a text for SQLite, but the statement is -- only: postgres", "Take one of the two out.")
        elif len(words) != 3 or words[1] != "of":
            cure = f"Write: -- dialect: sqlite of {text_hash(self._current.body.text)}"
            self._problem(piece.start, "a text for SQLite says which PostgreSQL text it stands for", cure)
        else:
            self._current.override_of = words[2]
        # Whatever is wrong with the line, what stands below it is the text that it means.
        self._override_next = True

    def _only(self, piece: Piece, engine: str) -> None:
        assert self._current is not None
        if self._current.body is not None:
            self._problem(piece.start, "-- only: stands below its statement", "Put it above, under -- name:")
        elif engine != "postgres":
            cure = (
                "Statements are PostgreSQL's, so the one engine can only be: postgres. SQLite's own text goes below -- dialect: sqlite of …"
            )
            self._problem(piece.start, f"-- only: {engine} is not supported", cure)
        self._current.only = engine

    def _allow(self, piece: Piece, rest: str) -> None:
        assert self._current is not None
        lint, _, reason = rest.partition(" ")
        is_known = lint in RULES_OF_CHECK or (lint[:1] == "D" and lint[1:].isdecimal())
        if not reason.strip() or not is_known:
            self._problem(piece.start, "-- allow: names a lint and gives a reason", "Write: -- allow: D007 why it is right here")
        self._current.allow.append(Allow(lint, reason.strip(), self._whole.at(self._text, piece.start)))

    def _end_statement(self, piece: Piece) -> None:
        if self._start is None:
            self._problem(piece.start, "an empty statement", "Take the semicolon out.")
            return
        self._take(piece.start)

    def _take(self, end: int) -> None:
        assert self._start is not None
        first = self._text.rfind("\n", 0, self._start) + 1
        # Spaces in place of a comment before it in the same line, so that columns stay right.
        content = " " * (self._start - first) + self._text[self._start : end].rstrip()
        text = SourceText(content, Place(self._file, self._text.count("\n", 0, first) + 1))
        if self._current is None:
            if not self._broken:
                self._problem(self._start, "SQL without a header", "Put a line above it: -- name: get(id: str) -> Chat | None")
        elif self._override_next:
            self._current.override = self._current.override or text
            self._override_next = False
        elif self._current.body is None:
            self._current.body = text
        else:
            cure = "Give it a -- name: of its own; several statements in one call are a hand-written method with a transaction."
            self._problem(self._start, f"a second statement under {self._current.header.name}", cure)
        self._start = None

    def _end_unfinished(self, offset: int) -> None:
        assert self._start is not None
        self._problem(self._start, "the statement has no semicolon at its end", "End it with ;")
        self._take(offset)

    def _finish(self) -> None:
        """See what is missing before the next header or the end of the file."""
        if self._current is None or self._current.broken:
            pass
        elif self._current.body is None:
            what = f"{self._current.header.name} has no statement"
            self._note(Problem(self._current.at(), what, "Write it below its header, and end it with a semicolon."))
        elif self._override_next:
            what = f"{self._current.header.name} has no text below -- dialect:"
            self._note(Problem(self._current.at(), what, "Write it, and end it with a semicolon."))
        self._override_next = False
