"""Regular expressions that nobody wrote match what they match on the server, and so does every character."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twinsql.adapters.functions import letters
from twinsql.adapters.functions.kinds import NoValue
from twinsql.adapters.functions.regex_characters import CLASSES
from twinsql.adapters.functions.regexes import SCALARS, similar

from tests.compiler.translate.twins import FOLDER
from tests.conftest import fresh_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import SearchStrategy

ANSWERS = (FOLDER / "regex_answers.sql").read_text(encoding="utf-8")
ASK = b"SELECT regex_answers(a ->> 0, a ->> 1, a ->> 2, a ->> 3) FROM json_array_elements(%s::json) WITH ORDINALITY AS x (a, n) ORDER BY n"
SIMILARS = b"SELECT a ->> 0 SIMILAR TO (a ->> 1), substring(a ->> 0 FROM a ->> 1 FOR '\\') FROM json_array_elements(%s::json) WITH ORDINALITY AS x (a, n) ORDER BY n"
FOLDS = b"SELECT a ->> 0 ~* (a ->> 1) FROM json_array_elements(%s::json) WITH ORDINALITY AS x (a, n) ORDER BY n"

CHARACTERS = [chr(number) for number in (*range(1, 0x3100), *range(0x3100, 0xD800, 7), *range(0xE000, 0x110000, 7))]
PIECES = (
    *"aaaabbbb.-,{ ",
    "[ab]",
    "[^a]",
    "[^]a]",
    "[]a-]",
    "[a-b]",
    "[[:alpha:]-]",
    "[\\w-]",
    "[\\s\\]]",
    *("\\w", "\\W", "\\d", "\\D", "\\s", "\\S", "\\n", "\\-", "\\x61", "\\u0062", "\\141", "\\B"),
    *("^", "$", "\\A", "\\Z", "\\m", "\\M", "\\y", "\\Y", "[[:<:]]", "[[:>:]]"),
    *("\\1", "\\1", "\\2"),
)
QUANTIFIERS = ("", "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{2}?", "{1,2}", "{1,2}?", "{0,1}", "{2,}", "{1,1}?", "{0}")
ROUGH = "ab()[]{}*+?|^$.\\,-1209:=#<>!& nmxwdsyAZ"
PREFIXES = ("", "", "", "", "", "", "(?i)", "(?n)", "(?x)", "(?w)", "(?p)", "(?q)", "(?s)", "(?ic)", "(?#a)", "***:", "***=")
TEXTS = st.text("aaaabbbbA \n-", max_size=9)


def _larger(inner: SearchStrategy[str]) -> SearchStrategy[str]:
    atoms = st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(PIECES),
        st.builds(str.format, st.sampled_from(("({})", "({})", "(?:{})", "(?={})", "(?!{})", "(?<={})", "(?<!{})")), inner),
    )
    branches = st.lists(st.builds(str.__add__, atoms, st.sampled_from(QUANTIFIERS)), max_size=3).map("".join)
    return st.lists(branches, min_size=1, max_size=3).map("|".join)


PATTERNS = st.one_of(
    *[st.builds(str.__add__, st.sampled_from(PREFIXES), _larger(_larger(_larger(st.sampled_from(PIECES)))))] * 4,
    st.text(ROUGH, max_size=8),
)
TRIALS = st.tuples(
    TEXTS,
    PATTERNS,
    st.sampled_from(("", "", "", "i", "n", "p", "w", "x", "s", "in", "q", "ic", "z")),
    st.sampled_from(("X", "<\\1>", "[\\&]", "\\\\", "\\2\\", "\\q")),
)


def _ask(name: str, *given: object) -> Any:
    return SCALARS[name][1](*given)


def _read(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _answers(text: str, pattern: str, flags: str, new: str) -> dict[str, object] | None:
    """The same on SQLite."""
    try:
        matches = [json.loads(one) for one in _read(_ask("pg_regex_matches", text, pattern, f"{flags}g"))]
        return {
            "like": bool(_ask("pg_regex_like", text, pattern, flags)),
            "match": _read(_ask("pg_regex_match", text, pattern, flags)),
            "matches": matches or None,
            "first": _ask("pg_regex_replace", text, pattern, new, 1, -1, flags),
            "replace": _ask("pg_regex_replace", text, pattern, new, 1, -1, f"{flags}g"),
            "split": _read(_ask("pg_regex_split", text, pattern, flags)),
            "count": _ask("pg_regex_count", text, pattern, 1, flags),
            "later": _ask("pg_regex_count", text, pattern, 2, flags),
            "place": _ask("pg_regex_instr", text, pattern, 1, 2, 1, flags, 1),
            "part": _ask("pg_regex_substr", text, pattern, 1, 1, flags, 0),
        }
    except NoValue:
        return None


@pytest.fixture(scope="module")
def server(postgres_url: str) -> Iterator[psycopg.Connection]:
    with fresh_database(postgres_url) as url, psycopg.connect(url, autocommit=True) as connection:
        connection.execute(ANSWERS.encode())
        yield connection


@settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(trials=st.lists(TRIALS, min_size=40, max_size=60))
def test_a_pattern_matches_what_it_matches_on_the_server(server: psycopg.Connection, trials: list[tuple[str, str, str, str]]) -> None:
    for trial, (wanted,) in zip(trials, server.execute(ASK, (json.dumps(trials),)), strict=True):
        assert _answers(*trial) == wanted, trial


@settings(max_examples=30, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(trials=st.lists(st.tuples(TEXTS, st.text('ab%_()|*+?{}1,[]^.$-\\"', max_size=7)), min_size=20, max_size=40))
def test_a_pattern_of_similar_to_matches_what_it_matches_on_the_server(server: psycopg.Connection, trials: list[tuple[str, str]]) -> None:
    for text, pattern in trials:
        try:
            regex = similar(pattern, "\\")
            found = (bool(_ask("pg_regex_like", text, regex, "")), _ask("pg_regex_substring", text, regex))
        except NoValue:
            found = None
        try:
            wanted = server.execute(SIMILARS, (json.dumps([(text, pattern)]),)).fetchone()
        except (psycopg.DataError, psycopg.OperationalError):
            wanted = None
        assert found == wanted, (text, pattern)


@pytest.mark.parametrize("name", CLASSES)
def test_every_character_is_in_the_classes_of_the_server(server: psycopg.Connection, name: str) -> None:
    known: dict[str, bool] = {}
    for character in CHARACTERS:
        try:
            known[character] = CLASSES[name](character)
        except NoValue:
            continue
    assert set(map(chr, range(1, 128))) <= set(known)
    row = server.execute(f"SELECT regexp_replace(%s, '[^[:{name}:]]+', '', 'g')".encode(), ("".join(known),)).fetchone()
    assert row is not None
    assert row[0] == "".join(character for character, inside in known.items() if inside)


def test_every_letter_matches_in_the_cases_that_the_server_knows(server: psycopg.Connection) -> None:
    pairs: list[tuple[str, str]] = []
    for character in CHARACTERS:
        try:
            others = {letters.lower(character), letters.upper(character), character.lower()[0], character.upper()[0]}
        except NoValue:
            continue
        pairs += [(other, character) for other in sorted(others)] if others != {character} else []
    assert len(pairs) > 4000
    for pair, (wanted,) in zip(pairs, server.execute(FOLDS, (json.dumps(pairs),)), strict=True):
        assert bool(_ask("pg_regex_like", *pair, "i")) == wanted, pair
