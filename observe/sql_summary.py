"""What a statement does, in a few words of few kinds: ``SELECT chats messages``, as OpenTelemetry's and Sentry's ``db.query.summary``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
      --[^\n]* | /\*.*?\*/                          # comments
    | '(?:[^']|'')*' | \$(\w*)\$.*?\$\1\$           # texts
    | (?P<word>"(?:[^"]|"")+"|[^\W\d]\w*)(?:\s*\.\s*(?P<member>"(?:[^"]|"")+"|[^\W\d]\w*))?
    | (?P<mark>[(),])
    """,
    re.VERBOSE | re.DOTALL,
)
_VERBS = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES"})
_READING = frozenset({"FROM", "JOIN", "USING"})
_SMALL = frozenset({"ONLY", "LATERAL"})


class Summary(NamedTuple):
    """A statement's verb, and the verb with the tables that follow it."""

    operation: str
    text: str


def summary(sql: str) -> Summary:
    """The verb of *sql*, behind its WITH where it has one, and the tables that it reads and writes, each once."""
    words = [word for word in _words(sql) if word.upper() not in _SMALL]
    operation, made, tables = "", set[str](), dict[str, None]()
    depths = [""]  # the verb inside each parenthesis
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        verb = word.upper()
        if word == "(":
            depths.append("")
        elif word == ")":
            depths = depths[:-1] or [""]
        elif verb in _VERBS and not depths[-1]:
            depths[-1] = verb
            if len(depths) == 1:
                operation = verb
        elif not operation and len(depths) == 1 and before.upper() in {"WITH", "RECURSIVE", ","}:
            made.add(word)
        if _names_a_table(before, verb, depths[-1]) and after not in "(),":
            tables[after] = None
    operation = operation or "QUERY"
    return Summary(operation, " ".join([operation, *(table for table in tables if table not in made)]))


def _names_a_table(before: str, word: str, verb: str) -> bool:
    """Whether a table's name comes after *word*, which stands after *before* under *verb*."""
    if word in _READING:
        return bool(verb) and before.upper() != "DISTINCT"
    return word == "INTO" or (word == "UPDATE" and before in {"", "(", ")"})


def _words(sql: str) -> Iterator[str]:
    """Names without their schema, and parentheses and commas."""
    for found in _TOKEN.finditer(sql):
        word = found["member"] or found["word"] or found["mark"]
        if word:
            yield word.strip('"')
