"""Lints about order: where the engines may pick or number other rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from ..translate.array_values import is_ordered, is_row_function
from ..translate.nodes import QUERIES, bare, child, children, flag, maybe, name_of, word
from .parts import ancestors, opened, output_names
from .totality import changes_one, is_single, order_keys
from .volatile import is_volatile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .look import Hit, Look
    from .totality import Sight

TOTAL = "Add the columns of a key at the end of ORDER BY, such as the primary key."
NUMBERING = (exp.RowNumber, exp.Ntile, exp.Lag, exp.Lead, exp.FirstValue, exp.LastValue, exp.NthValue)
"""Window functions whose answer depends on the order of equal rows."""

LISTS = (exp.GroupConcat, exp.ArrayAgg, exp.JSONArrayAgg)
LIST_CALLS = frozenset({"jsonb_agg", "json_agg", "xmlagg"})


def _is_cut(query: exp.Expr) -> bool:
    amount = _amount(query, "limit")
    return (maybe(query, "limit") is not None and not isinstance(amount, exp.Null)) or maybe(query, "offset") is not None


def _amount(query: exp.Expr, name: str) -> exp.Expr | None:
    clause = maybe(query, name)
    return None if clause is None else maybe(clause, "count" if isinstance(clause, exp.Fetch) else "expression")


def _is_only_asked_for(query: exp.Expr) -> bool:
    """Whether only the existence of a row counts: inside EXISTS."""
    return any(isinstance(parent, exp.Exists) for parent in list(ancestors(query))[:2])


def _without_limit(look: Look, query: exp.Expr) -> bool:
    """Whether *query* has one row at most even without its LIMIT."""
    return isinstance(query, exp.Select) and look.sight(query).is_total([]) and not query.args.get("offset")


def limit_without_order(look: Look) -> Iterator[Hit]:
    """D001."""
    for query in look.queries():
        if _is_cut(query) and maybe(query, "order") is None and not _is_only_asked_for(query) and not _without_limit(look, query):
            clause = maybe(query, "limit") or child(query, "offset")
            yield clause, "LIMIT without ORDER BY takes other rows on each engine", "Sort by the columns of a key: ORDER BY id."


def limit_without_total_order(look: Look) -> Iterator[Hit]:
    """D002."""
    for query in look.queries():
        keys = order_keys(query)
        if keys is None or not _is_cut(query) or _is_only_asked_for(query) or _takes_ties(query) or leaves_no_ties(look, query, keys):
            continue
        yield child(query, "order"), "ORDER BY leaves ties, and LIMIT takes other rows of a tie on each engine", TOTAL


def _takes_ties(query: exp.Expr) -> bool:
    """Whether all rows of a tie are taken: WITH TIES, and nothing is skipped."""
    limit = maybe(query, "limit")
    options = maybe(limit, "limit_options") if limit is not None else None
    return options is not None and flag(options, "with_ties") and maybe(query, "offset") is None


def leaves_no_ties(look: Look, query: exp.Expr, keys: list[exp.Expr]) -> bool:
    """Whether *keys* of ORDER BY leave no ties in *query*, save between rows that are equal."""
    if not isinstance(query, exp.Select):
        names = output_names(query, look.tables)
        ordered = {name_of(key.this) for key in keys if isinstance(key, exp.Column) and isinstance(key.this, exp.Identifier)}
        ordered |= {names[int(key.name) - 1] for key in keys if isinstance(key, exp.Literal) and int(key.name) <= len(names)}
        return bool(names) and set(names) <= ordered
    sight = look.sight(query)
    distinct = maybe(query, "distinct")
    if distinct is not None and maybe(distinct, "on") is not None:
        return sight.is_total(_distinct_keys(distinct)) or sight.is_fixed(keys, _distinct_keys(distinct))
    if any(is_volatile(key) for key in keys):
        # The lint about chance says it.
        return True
    return sight.is_total(keys) or (bool(sight.outputs) and sight.is_fixed(keys, sight.outputs))


def _distinct_keys(distinct: exp.Expr) -> list[exp.Expr]:
    on = child(distinct, "on")
    return children(on) if isinstance(on, exp.Tuple) else [bare(on)]


def distinct_on_without_order(look: Look) -> Iterator[Hit]:
    """D003."""
    for select in look.selects():
        distinct = maybe(select, "distinct")
        if distinct is None or maybe(distinct, "on") is None:
            continue
        sight, keys = look.sight(select), order_keys(select) or []
        on = _distinct_keys(distinct)
        if not sight.is_total([*on, *keys]) and not sight.is_fixed([*on, *keys], sight.outputs):
            where = maybe(select, "order") or distinct
            yield where, "DISTINCT ON keeps another row of each group on each engine", f"Sort so that the first row is the one: {TOTAL}"


def window_without_total_order(look: Look) -> Iterator[Hit]:
    """D004."""
    for select in look.selects():
        for window in select.find_all(exp.Window):
            if maybe(window, "this") is None or window.find_ancestor(*QUERIES) is not select or window.parent is select:
                continue
            function = child(window)
            inner = child(function) if isinstance(function, (exp.Filter, exp.IgnoreNulls, exp.RespectNulls)) else function
            over = _definition(select, window)
            spec = maybe(over, "spec")
            by_row = spec is not None and word(spec, "kind") == "ROWS" and not _is_whole(spec)
            if (isinstance(inner, NUMBERING) or by_row) and not _window_is_total(look.sight(select), over, inner):
                yield (
                    window,
                    f"{inner.key} OVER rows in no fixed order: ties differ on each engine",
                    f"Make the window's order total. {TOTAL}",
                )


def _definition(select: exp.Expr, window: exp.Expr) -> exp.Expr:
    named = maybe(window, "alias")
    if named is None:
        return window
    known = [one for one in children(select, "windows") if name_of(child(one)) == name_of(named)]
    return known[0] if known else window


def _is_whole(spec: exp.Expr) -> bool:
    """Whether the frame is all of the partition."""
    return word(spec, "start") == "UNBOUNDED" and word(spec, "end") == "UNBOUNDED"


def _window_is_total(sight: Sight, over: exp.Expr, function: exp.Expr) -> bool:
    keys = [*children(over, "partition_by"), *(order_keys(over) or [])]
    if sight.is_total(keys):
        return True
    wanted = maybe(function, "this")
    # Where equal rows agree in what is looked at, it does not matter which of them comes first.
    return (
        isinstance(function, (exp.FirstValue, exp.LastValue, exp.Lag, exp.Lead))
        and wanted is not None
        and _agrees(sight, keys, wanted, function)
    )


def _agrees(sight: Sight, keys: list[exp.Expr], wanted: exp.Expr, function: exp.Expr) -> bool:
    if isinstance(function, (exp.Lag, exp.Lead)):
        # Rows that tie get each other's neighbours unless nothing else of them shows.
        return False
    return sight.is_fixed(keys, [wanted])


def list_without_order(look: Look) -> Iterator[Hit]:
    """D005."""
    for select in look.selects():
        for node in select.walk():
            if node.find_ancestor(*QUERIES) is select and isinstance(node, exp.Array):
                yield from _rows_as_list(look, node)
            if not _makes_list(node) or node.find_ancestor(*QUERIES) is not select:
                continue
            window = next((one for one in list(ancestors(node))[:2] if isinstance(one, exp.Window)), None)
            if window is not None:
                if not _window_is_total(look.sight(select), _definition(select, window), node):
                    yield node, "the values are put together in another order on each engine", f"Make the window's order total. {TOTAL}"
                continue
            if _is_settled(select):
                continue
            inner = children(node)[0] if isinstance(node, exp.Anonymous) else child(node)
            if not _list_is_total(look.sight(select), inner):
                yield node, "the values are put together in another order on each engine", "Write ORDER BY inside the call, down to a key."


def _is_settled(select: exp.Expr) -> bool:
    """Whether the rows come in an order of their own: of one source that has one, not regrouped."""
    source = maybe(select, "from_")
    if source is None or children(select, "joins") or maybe(select, "group") is not None:
        return False
    rows = child(source)
    return is_row_function(rows) or (isinstance(rows, exp.Subquery) and is_ordered(rows))


def _rows_as_list(look: Look, node: exp.Expr) -> Iterator[Hit]:
    """``ARRAY(SELECT …)`` without an order."""
    rows = children(node)[0] if children(node) else node
    if isinstance(rows, (*QUERIES, exp.Subquery)) and not is_single(rows, look.tables) and not is_ordered(rows):
        yield node, "the rows are put together in another order on each engine", "Write ORDER BY in the subquery, down to a key."


def _makes_list(node: exp.Expr) -> bool:
    return isinstance(node, LISTS) or (isinstance(node, exp.Anonymous) and node.name.lower() in LIST_CALLS and bool(children(node)))


def _list_is_total(sight: Sight, inner: exp.Expr) -> bool:
    keys = [child(one) for one in children(inner)] if isinstance(inner, exp.Order) else []
    value = child(inner) if isinstance(inner, exp.Order) else inner
    wanted = children(value) if isinstance(value, exp.Distinct) else [value]
    known = [*keys, *(sight.groups or [])]
    if isinstance(value, exp.Distinct) and not isinstance(inner, exp.Order):
        # PostgreSQL sorts to find equal ones, and the translation sorts as well.
        return True
    return sight.is_total(known, within=True) or sight.is_fixed(known, wanted)


def list_result_without_order(look: Look) -> Iterator[Hit]:
    """D006."""
    query = opened(look.tree)
    if (
        look.returns_list
        and isinstance(query, QUERIES)
        and maybe(query, "order") is None
        and not _is_cut(query)
        and not is_single(query, look.tables)
    ):
        yield query, "a list without ORDER BY comes in another order on each engine", "Write ORDER BY, or sort in Python."
    elif look.returns_list and isinstance(query, (exp.Update, exp.Delete)) and not changes_one(query, look.tables):
        cure = "Sort in Python, or read from it: WITH changed AS (… RETURNING …) SELECT … FROM changed ORDER BY …"
        yield child(query, "returning"), "rows come back in another order on each engine", cure


def offset_paging(look: Look) -> Iterator[Hit]:
    """D007."""
    for query in look.queries():
        amount = _amount(query, "offset")
        if amount is not None and not isinstance(amount, (exp.Literal, exp.Null)):
            cure = "Page by key: WHERE (created_at, id) < (:at, :id) ORDER BY created_at DESC, id DESC LIMIT :n."
            yield (
                child(query, "offset"),
                "paging by OFFSET skips or repeats rows when others are written between, and reads all it skips",
                cure,
            )


def limit_may_be_null(look: Look) -> Iterator[Hit]:
    """D008."""
    for query in look.queries():
        for name in ("limit", "offset"):
            amount = _amount(query, name)
            if isinstance(amount, exp.Placeholder) and amount.name in look.optional:
                yield (
                    amount,
                    f"{name.upper()} :{amount.name} may be NULL, which means no {name} at all",
                    "Take | None out of the header, or write coalesce(:n, 100).",
                )
            elif amount is not None and any(isinstance(one, (exp.Sub, exp.Neg)) for one in amount.walk()):
                yield amount, f"{name.upper()} may be negative, which fails", "Write greatest(…, 0)."
