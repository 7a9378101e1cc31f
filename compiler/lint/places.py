"""Where in the text a clause begins: sqlglot keeps the places of names and literals, not of keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from ..scanner import scan
from ..translate.context import offset_of

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYWORDS: dict[type[exp.Expr], str] = {
    exp.Limit: "limit",
    exp.Fetch: "fetch",
    exp.Offset: "offset",
    exp.Order: "order",
    exp.Returning: "returning",
    exp.Distinct: "distinct",
}


def place_of(node: exp.Expr, text: str) -> int:
    """The offset in *text* of what *node* stands for: of a clause its keyword, of a parameter its colon."""
    own = list(_inside(node, text))
    keyword = KEYWORDS.get(type(node))
    if keyword is None:
        return min(own) if own else offset_of(node)
    starts = [one.start for one in scan(text) if one.kind == "code" and text[one.start : one.end].lower() == keyword]
    before = [start for start in starts if not own or start < min(own)]
    return before[-1] if before else offset_of(node)


def _inside(node: exp.Expr, text: str) -> Iterator[int]:
    """Places of all in *node* that has one; of a parameter the last, as LIMIT stands behind the rest."""
    for one in node.walk():
        start = one.meta.get("start")
        if isinstance(start, int):
            yield start
        elif isinstance(one, exp.Placeholder):
            yield from [piece.start for piece in scan(text) if text[piece.start : piece.end] == f":{one.name}"][-1:]
