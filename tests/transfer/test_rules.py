"""Rules as a person gives them on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from twinsql.adapters.errors import ConfigError
from twinsql.transfer.catalogue import Catalogue, SourceColumn, SourceTable
from twinsql.transfer.encodings import ENCODINGS
from twinsql.transfer.repairs import FROM_MAPS, REPAIRS, UTC, Repair
from twinsql.transfer.rules.rules import TYPE_WORDS, Rule, parse_rules

NOTES = SourceTable("notes", "", (SourceColumn("at", "DATETIME"), SourceColumn("a.b=c", "TEXT")))
CATALOGUE = Catalogue({"notes": NOTES})


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("notes.at=iso", Rule("notes", "at", ("iso",))),
        ("NOTES.At=iso+utc", Rule("notes", "at", ("iso",), "", (UTC,))),
        (
            "notes.at=timestamptz+epoch_ms+zone:Asia/Seoul",
            Rule("notes", "at", ("iso", "epoch_ms"), "timestamp with time zone", (Repair("zone", "Asia/Seoul"),)),
        ),
        ("notes.a.b=c=null_if_empty", Rule("notes", "a.b=c", (), "", (Repair("null_if_empty"),))),
    ],
)
def test_a_rule_is_encodings_and_repairs(text: str, rule: Rule) -> None:
    assert parse_rules([text], CATALOGUE) == {(rule.table, rule.column): rule}


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["notes.when=iso"], "columns of notes are at, a.b=c"),
        (["other.at=iso"], "tables are notes"),
        (["notes.at=guess"], "encodings are integer"),
        (["notes.at=zone"], "zone:Europe/Berlin"),
        (["notes.at=zone:Mars/Base"], "unknown time zone"),
        (["notes.at=default:1"], "says 'default'"),
        (["notes.at=epoch_s+epoch_ms"], "in two ways"),
        (["notes.at=iso", "notes.at=utc"], "two rules"),
    ],
)
def test_what_is_no_rule_is_told(texts: list[str], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        parse_rules(texts, CATALOGUE)


def test_the_page_of_rules_names_every_word() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "rules.md").read_text()

    for word in (*ENCODINGS, *REPAIRS, *TYPE_WORDS):
        assert word in FROM_MAPS or f"`{word}" in page
