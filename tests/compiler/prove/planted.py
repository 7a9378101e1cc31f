"""Statements whose text for SQLite is wrong in one way each, as people get it wrong."""

from __future__ import annotations

from typing import NamedTuple

from twinsql.compiler.headers import text_hash


class Planted(NamedTuple):
    name: str
    header: str
    postgres: str
    sqlite: str
    rows: int
    """So many rows are enough to show it."""

    @property
    def sql(self) -> str:
        return f"-- name: {self.name}{self.header}\n{self.postgres};\n\n-- dialect: sqlite of {text_hash(self.postgres)}\n{self.sqlite};\n"

    @property
    def repaired(self) -> str:
        """The same statement, translated."""
        return f"-- name: {self.name}{self.header}\n{self.postgres};\n"


PLANTED = (
    Planted(
        "like_without_case",
        "(pattern: str) -> list[str]",
        "SELECT id FROM books WHERE title LIKE :pattern ORDER BY id",
        "SELECT id FROM books WHERE lower(title) LIKE lower(:pattern) ORDER BY id",
        1,
    ),
    Planted(
        "at_least",
        "(pages: int) -> list[str]",
        "SELECT id FROM books WHERE pages > :pages ORDER BY id",
        "SELECT id FROM books WHERE pages >= :pages ORDER BY id",
        1,
    ),
    Planted(
        "missing_sort_key",
        "() -> list[str]",
        "SELECT id FROM books ORDER BY shelf, id DESC",
        "SELECT id FROM books ORDER BY shelf, id",
        2,
    ),
    Planted(
        "bool_as_int",
        "() -> bool | None",
        "SELECT bool_or(is_lent) AS any_lent FROM books",
        "SELECT sum(is_lent) AS any_lent FROM books",
        2,
    ),
    Planted(
        "rounding_of_halves",
        "() -> list[Rounded]",
        "SELECT id, round(weight) AS weight FROM books WHERE abs(weight) < 1000 ORDER BY id",
        "SELECT id, round(weight) AS weight FROM books WHERE abs(weight) < 1000 ORDER BY id",
        1,
    ),
    Planted(
        "nulls_first",
        "() -> list[str]",
        "SELECT id FROM books ORDER BY subtitle, id",
        "SELECT id FROM books ORDER BY subtitle, id",
        2,
    ),
    Planted(
        "characters_of_bytes",
        "(id: str) -> int | None",
        "SELECT length(title) AS characters FROM books WHERE id = :id",
        "SELECT length(CAST(title AS BLOB)) AS characters FROM books WHERE id = :id",
        1,
    ),
    Planted(
        "other_rows_changed",
        "(pages: int) -> Affected",
        "UPDATE books SET copies = 0 WHERE pages > :pages AND subtitle IS NOT NULL",
        "UPDATE books SET copies = 0 WHERE pages > :pages",
        1,
    ),
    Planted(
        "other_value_written",
        "(id: str, title: str) -> Affected",
        "UPDATE books SET title = :title WHERE id = :id",
        "UPDATE books SET title = trim(:title) WHERE id = :id",
        1,
    ),
    Planted(
        "children_kept",
        "(book_id: str, due: date) -> Affected",
        "DELETE FROM loans WHERE book_id = :book_id AND due <= :due",
        "DELETE FROM loans WHERE book_id = :book_id AND due < :due",
        2,
    ),
    Planted(
        "equal_without_case",
        "(title: str) -> list[str]",
        "SELECT id FROM books WHERE title = :title ORDER BY id",
        "SELECT id FROM books WHERE title = :title COLLATE NOCASE ORDER BY id",
        1,
    ),
    Planted(
        "equal_to_the_second",
        "(at: datetime) -> list[str]",
        "SELECT id FROM books WHERE added_at = :at ORDER BY id",
        "SELECT id FROM books WHERE substr(added_at, 1, 19) = substr(:at, 1, 19) ORDER BY id",
        1,
    ),
    Planted(
        "one_emoji_as_two",
        "() -> list[Characters]",
        "SELECT id, length(title) AS characters FROM books ORDER BY id",
        "SELECT id, length(title) + (title GLOB '*😀*') AS characters FROM books ORDER BY id",
        1,
    ),
    Planted(
        "ends_of_months",
        "() -> list[Later]",
        "SELECT id, (published + interval '1 month')::date AS later FROM books WHERE published < '9999-01-01' ORDER BY id",
        "SELECT id, date(published, '+1 month') AS later FROM books WHERE published < '9999-01-01' ORDER BY id",
        1,
    ),
    Planted(
        "rows_that_stay_as_they_are",
        "(id: str, copies: int) -> Affected",
        "UPDATE books SET copies = :copies WHERE id = :id",
        "UPDATE books SET copies = :copies WHERE id = :id AND copies <> :copies",
        1,
    ),
)
