"""
Tokens for full-text search, made here so that both engines index and find the same.

A text becomes words, folded so that case and the way of writing accents do not matter. Scripts that put no spaces between words (Korean,
Japanese, Chinese) are cut into single characters and pairs, so that a word is found inside a longer one.

A token has letters, digits and marks alone: neither engine finds anything in it to split at, and no text that a person types is wrong.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise

LONGEST = 64
"""Characters of a word that count: both engines limit the size of what they index."""

SPACELESS = {"HANGUL", "CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH", "BOPOMOFO", "IDEOGRAPHIC"}
"""First words of the Unicode names of characters whose scripts put no spaces between words."""

UNSEEN = dict.fromkeys([0xAD, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])
"""The soft hyphen and variation selectors: the same word is written with and without them."""


def index_tokens(text: str) -> str:
    """Tokens of *text*, each once, separated by blanks: what the column holds."""
    tokens: dict[str, None] = {}
    for word, spaceless in _runs(text):
        if spaceless:
            tokens |= dict.fromkeys(word)
            tokens |= dict.fromkeys(_pairs(word))
        else:
            tokens[word[:LONGEST]] = None
    return " ".join(tokens)


def query_terms(text: str) -> list[str]:
    """Tokens that a text must have to be found by what a person typed; none where it has no word at all."""
    terms: dict[str, None] = {}
    for word, spaceless in _runs(text):
        terms |= dict.fromkeys(_pairs(word) if spaceless and len(word) > 1 else [word[:LONGEST]])
    return list(terms)


def _pairs(word: str) -> list[str]:
    return [one + two for one, two in pairwise(word)]


def _runs(text: str) -> list[tuple[str, bool]]:
    """Words of *text*, and whether each is of a script without spaces."""
    composed = unicodedata.normalize("NFC", text.translate(UNSEEN))
    runs: list[tuple[str, bool]] = []
    current, kind = "", ""
    for char in unicodedata.normalize("NFC", composed.casefold()):
        char_kind = _kind(char)
        if char_kind == "mark":
            char_kind = kind
        if char_kind != kind and current:
            runs.append((current, kind == "spaceless"))
            current = ""
        if char_kind:
            current += char
        kind = char_kind
    if current:
        runs.append((current, kind == "spaceless"))
    return runs


@lru_cache(maxsize=16384)
def _kind(char: str) -> str:
    """``word``, ``spaceless``, ``mark`` for what belongs to the character before it, or nothing for what is part of no word."""
    category = unicodedata.category(char)
    if category[0] == "M":
        return "mark"
    if category[0] not in "LN":
        return ""
    name = unicodedata.name(char, "")
    return "spaceless" if name.partition(" ")[0].partition("-")[0] in SPACELESS else "word"
