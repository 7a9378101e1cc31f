"""Functions of regular expressions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .kinds import NoValue
from .regex_matcher import NONE, Span, regex
from .regex_parser import Options, with_option
from .regex_parts import BadPattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .kinds import Aggregate, Scalar
    from .regex_matcher import Regex


def compiled(pattern: str, flags: str, *, every: bool = False) -> tuple[Regex, bool]:
    """A pattern with the letters of its options, and whether all matches are wanted, which *every* allows to ask for."""
    options, wanted = Options(), False
    for letter in flags:
        if letter == "g":
            wanted = True
        else:
            options = with_option(options, letter)
    if wanted and not every:
        raise BadPattern("the option g, which this function does not take")
    return regex(pattern, options), wanted


def _start(start: int) -> int:
    if start <= 0:
        raise NoValue
    return start - 1


def _like(text: str | None, pattern: str | None, flags: str | None) -> int | None:
    if text is None or pattern is None or flags is None:
        return None
    found, _ = compiled(pattern, flags)
    return int(found.matches(text))


def _cut(text: str, span: Span) -> str | None:
    return None if span == NONE else text[span[0] : span[1]]


def _groups(text: str, spans: Sequence[Span]) -> str:
    return _array([_cut(text, span) for span in spans[1:] or spans])


def _array(items: Sequence[str | None]) -> str:
    return json.dumps(items, ensure_ascii=False, separators=(",", ":"))


def _match(text: str | None, pattern: str | None, flags: str | None) -> str | None:
    if text is None or pattern is None or flags is None:
        return None
    found, _ = compiled(pattern, flags)
    spans = found.find(text, 0)
    return None if spans is None else _groups(text, spans)


def _matches(text: str | None, pattern: str | None, flags: str | None) -> str | None:
    """A list of arrays, each as a text."""
    if text is None or pattern is None or flags is None:
        return None
    found, every = compiled(pattern, flags, every=True)
    answers: list[str] = []
    for spans in found.find_all(text):
        answers.append(_groups(text, spans))
        if not every:
            break
    return _array(answers)


def _replace(text: str | None, pattern: str | None, new: str | None, start: int | None, which: int | None, flags: str | None) -> str | None:
    """*Which* match is replaced: 0 for all, -1 where the options say it."""
    if text is None or pattern is None or new is None or start is None or which is None or flags is None:
        return None
    found, every = compiled(pattern, flags, every=True)
    if which < -1:
        raise NoValue
    number = which if which >= 0 else 0 if every else 1
    pieces: list[str] = []
    last = 0
    for count, spans in enumerate(found.find_all(text, _start(start)), 1):
        if number in {0, count}:
            begin, end = spans[0]
            pieces += [text[last:begin], _replacement(text, new, spans)]
            last = end
        if number == count:
            break
    return "".join([*pieces, text[last:]])


def _replacement(text: str, new: str, spans: Sequence[Span]) -> str:
    if "\\" not in new:
        return new
    pieces: list[str] = []
    place = 0
    while place < len(new):
        letter, sign = new[place], new[place + 1 : place + 2]
        place += 1
        if letter == "\\" and sign and sign in "&123456789":
            group = 0 if sign == "&" else int(sign)
            pieces.append((_cut(text, spans[group]) or "") if group < len(spans) else "")
            place += 1
            continue
        pieces.append(letter)
        place += letter == sign == "\\"
    return "".join(pieces)


def _split(text: str | None, pattern: str | None, flags: str | None) -> str | None:
    """The texts between the matches; an empty match at an end, or right behind another one, parts nothing."""
    if text is None or pattern is None or flags is None:
        return None
    found, _ = compiled(pattern, flags)
    pieces: list[str | None] = []
    last = before = 0
    for spans in found.find_all(text):
        begin, end = spans[0]
        if begin < len(text) and end > before:
            pieces.append(text[last:begin])
            last = end
        before = end
    return _array([*pieces, text[last:]])


def _count(text: str | None, pattern: str | None, start: int | None, flags: str | None) -> int | None:
    if text is None or pattern is None or start is None or flags is None:
        return None
    found, _ = compiled(pattern, flags)
    return sum(1 for _ in found.find_all(text, _start(start)))


def _nth(text: str, pattern: str, start: int, which: int, flags: str, group: int) -> Span:
    """Where a group of a match is."""
    found, _ = compiled(pattern, flags)
    if which <= 0 or group < 0:
        raise NoValue
    for count, spans in enumerate(found.find_all(text, _start(start)), 1):
        if count == which:
            # Of a pattern without groups the whole match counts as the first.
            return spans[0] if group == len(spans) == 1 else spans[group] if group < len(spans) else NONE
    return NONE


def _instr(
    text: str | None, pattern: str | None, start: int | None, which: int | None, behind: int | None, flags: str | None, group: int | None
) -> int | None:
    if text is None or pattern is None or start is None or which is None or behind is None or flags is None or group is None:
        return None
    if behind not in {0, 1}:
        raise NoValue
    return _nth(text, pattern, start, which, flags, group)[behind] + 1


def _substr(
    text: str | None, pattern: str | None, start: int | None, which: int | None, flags: str | None, group: int | None
) -> str | None:
    if text is None or pattern is None or start is None or which is None or flags is None or group is None:
        return None
    return _cut(text, _nth(text, pattern, start, which, flags, group))


def _substring(text: str | None, pattern: str | None) -> str | None:
    """The first group, or the whole match of a pattern without groups."""
    if text is None or pattern is None:
        return None
    spans = compiled(pattern, "")[0].find(text, 0)
    return None if spans is None else _cut(text, spans[1] if len(spans) > 1 else spans[0])


SIMILAR: Mapping[str, str] = {"%": ".*", "_": ".", "(": "(?:", "\\": "\\\\", ".": "\\.", "^": "\\^", "$": "\\$"}
"""Characters of a pattern of SIMILAR TO that are others in a regular expression."""

SEPARATORS = ("){1,1}?(", "){1,1}(?:")


def similar(pattern: str | None, escape: str | None) -> str | None:
    """A pattern of SIMILAR TO as a regular expression."""
    if pattern is None or escape is None:
        return None
    if len(escape) > 1:
        raise NoValue
    pieces: list[str] = []
    depth = inside = quotes = 0
    escaped = False
    for character in pattern:
        if escaped and character == '"' and not depth:
            if quotes == len(SEPARATORS):
                raise NoValue
            pieces.append(SEPARATORS[quotes])
            quotes += 1
        elif escaped:
            pieces += ["\\", character]
            inside = 3
        elif character == escape:
            escaped = True
            continue
        elif depth:
            pieces.append("\\\\" if character == "\\" else character)
            depth += (character == "[") - (character == "]" and inside > 2)
            inside = inside + 1 if character == "^" else inside if character == "]" and inside > 2 else 3
        else:
            pieces.append(SIMILAR.get(character, character))
            depth = inside = int(character == "[")
        escaped = False
    return f"^(?:{''.join(pieces)})$"


SCALARS: Mapping[str, Scalar] = {
    "pg_regex_like": (3, _like),
    "pg_regex_match": (3, _match),
    "pg_regex_matches": (3, _matches),
    "pg_regex_replace": (6, _replace),
    "pg_regex_split": (3, _split),
    "pg_regex_count": (4, _count),
    "pg_regex_instr": (7, _instr),
    "pg_regex_substr": (6, _substr),
    "pg_regex_substring": (2, _substring),
    "pg_similar": (2, similar),
}

AGGREGATES: Mapping[str, Aggregate] = {}
