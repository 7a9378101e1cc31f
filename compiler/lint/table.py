"""The lints: number, name, severity, and what finds them. A page each in ``docs/reference/lints/``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from . import matches, names, numbers, orders, values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .look import Hit, Look

Severity = Literal["error", "warning"]
"""An error stops the build: the engines may give different answers. A warning is shown by ``twinsql check``."""


@dataclass(frozen=True, slots=True)
class Lint:
    """
    A lint.

    Attributes:
        number: ``D001``.
        name: in a few words.
        severity: what becomes of what it finds.
        find: what finds it; None where the translator does.
    """

    number: str
    name: str
    severity: Severity
    find: Callable[[Look], Iterator[Hit]] | None = None


UNUSED_ALLOW = "D000"
LINTS: tuple[Lint, ...] = (
    Lint(UNUSED_ALLOW, "an allow that silences nothing", "error"),
    Lint("D001", "LIMIT without ORDER BY", "error", orders.limit_without_order),
    Lint("D002", "LIMIT under an order with ties", "error", orders.limit_without_total_order),
    Lint("D003", "DISTINCT ON in no fixed order", "error", orders.distinct_on_without_order),
    Lint("D004", "a window in no fixed order", "error", orders.window_without_total_order),
    Lint("D005", "a list put together in no fixed order", "error", orders.list_without_order),
    Lint("D006", "a list without ORDER BY", "warning", orders.list_result_without_order),
    Lint("D007", "paging by OFFSET", "warning", orders.offset_paging),
    Lint("D008", "LIMIT that may be NULL or negative", "warning", orders.limit_may_be_null),
    Lint("D010", "division by what may be 0", "warning", numbers.division_by_zero),
    Lint("D012", "aggregates of floats", "error", numbers.float_aggregates),
    Lint("D013", "computed floats compared with =", "warning", numbers.float_equality),
    Lint("D015", "integer times integer", "warning", numbers.integer_overflow),
    Lint("D020", "the server's clock decides", "warning", values.clock_compared),
    Lint("D021", "chance decides", "error", values.chance_used),
    Lint("D022", "today by the session's time zone", "warning", values.today_by_zone),
    Lint("D023", "time stamps compared as text", "warning", numbers.stamp_as_text),
    Lint("D030", "UPDATE … FROM with several matches", "error", matches.several_matches),
    Lint("D031", "upsert of several rows", "error", matches.equal_keys),
    Lint("D032", "a subquery as a value that may find several rows", "warning", values.several_rows_as_value),
    Lint("D033", "NOT IN with a subquery that may give NULL", "warning", values.not_in_with_null),
    Lint("D034", "a star", "warning", names.stars),
    Lint("D040", "result columns without a name of their own", "warning", names.unnamed_columns),
    Lint("D042", "names in quotes or upper case", "warning", names.unusual_names),
    Lint("D050", "text in the order of a language", "error", numbers.text_order),
    Lint("D051", "ranks of full-text search", "error", values.search_ranks),
)
BY_NUMBER = {lint.number: lint for lint in LINTS}
