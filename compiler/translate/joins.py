"""FROM and its joins: RIGHT and FULL in forms that every SQLite has, USING and NATURAL as conditions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlglot import exp

from .froms import Restriction, prove, source
from .nodes import child, children, conjuncts, flag, maybe, name_of, word
from .sources import quote

if TYPE_CHECKING:
    from .sources import Source
    from .translator import Translator

SIDES = ("", "LEFT", "RIGHT", "FULL")
KINDS = ("", "INNER", "CROSS", "OUTER")


@dataclass(slots=True)
class Group:
    """
    Sources that are joined to each other; a comma in FROM begins another group.

    Attributes:
        lines: their text, a join each.
        sources: in order.
        visible: what a star means: alias and name, the alias empty for a column that USING merged.
    """

    lines: list[str]
    sources: list[Source]
    visible: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    @property
    def item(self) -> str:
        """All of it as one side of a join."""
        return self.lines[0] if len(self.lines) == 1 else f"({' '.join(self.lines)})"


def sources(translator: Translator, node: exp.Expr) -> tuple[list[str], list[Restriction]]:
    """FROM and its joins, taken into scope: a line each, and what they restrict."""
    clause = maybe(node, "from_")
    if clause is None:
        return [], []
    restrictions = list[Restriction]()
    first, *joined = joined_sources(translator, child(clause), children(node, "joins"), restrictions)
    return [f"FROM {first}", *joined], restrictions


def joined_sources(translator: Translator, node: exp.Expr, joins: list[exp.Expr], restrictions: list[Restriction]) -> list[str]:
    """A source and what is joined to it; sqlglot keeps the joins of UPDATE and DELETE in the first table."""
    own = children(node, "joins")
    if own:
        node = node.copy()
        node.set("joins", None)
    group = _taken(translator, node, restrictions)
    lines, word_before = list[str](), ""
    for join in (*own, *joins):
        translator.context.only(join, "this", "on", "side", "kind", "using", "method")
        if _is_comma(join):
            lines += [word_before + group.lines[0], *group.lines[1:]]
            translator.scope.visible += group.visible
            group, word_before = _taken(translator, child(join), restrictions), "CROSS JOIN "
        else:
            _join(translator, group, join, restrictions)
    translator.scope.visible += group.visible
    return [*lines, word_before + group.lines[0], *group.lines[1:]]


def _is_comma(join: exp.Expr) -> bool:
    return not any(join.args.get(name) for name in ("on", "side", "kind", "using", "method"))


def _taken(translator: Translator, node: exp.Expr, restrictions: list[Restriction]) -> Group:
    """A source, or joins in parentheses, taken into scope."""
    scope = translator.scope
    if isinstance(node, exp.Subquery) and isinstance(maybe(node), exp.Table):
        if maybe(node, "alias") is not None:
            translator.context.refuse(node, "joins in parentheses with a name", "Leave the name out: their sources keep their own.")
        outer, scope.visible = scope.visible, []
        before = len(scope.sources)
        lines = joined_sources(translator, child(node), children(node, "joins"), restrictions)
        visible, scope.visible = scope.visible, outer
        return Group([f"({' '.join(lines)})"], scope.sources[before:], visible)
    before = len(scope.sources)
    text = source(translator, node)
    found = scope.sources[before:]
    return Group([text], found, [(one.alias, name) for one in found for name in one.columns])


def _join(translator: Translator, left: Group, join: exp.Expr, restrictions: list[Restriction]) -> None:
    side, kind = word(join, "side"), word(join, "kind")
    if side not in SIDES or kind not in KINDS:
        translator.context.refuse(join, f"{side} {kind} JOIN has no translation")
    right = _taken(translator, child(join), restrictions)
    names = _shared(translator, left, right, join)
    conditions = [_equal(translator, join, left, right, name) for name in names]
    written = maybe(join, "on")
    conditions += [written] if written is not None else []
    if side and not conditions:
        translator.context.refuse(join, f"{side} JOIN without a condition", "Write ON TRUE.")
    if side == "FULL" and not any(_is_equality(inner) for one in conditions for inner in conjuncts(one)):
        translator.context.refuse(join, "PostgreSQL takes FULL JOIN only with an equality of both sides", "Join on a = b.")
    filters = [translator.filter(one) for one in conditions]
    on = " AND ".join(value.sql if len(filters) == 1 else value.within(1) for value in filters)
    optional = {"": [], "LEFT": right.sources, "RIGHT": left.sources, "FULL": [*left.sources, *right.sources]}[side]
    for one in (inner for condition in conditions for inner in conjuncts(condition)):
        restrictions += [(one, source) for source in optional] if side in {"LEFT", "RIGHT"} else [] if side else [(one, None)]
    if not side:
        for condition in conditions:
            prove(translator, condition)
    _write(left, right, side, on)
    _merge(translator, left, right, side, names)
    left.sources += right.sources
    if not (side == "LEFT" and _is_true(written) and all(one.always for one in optional)):
        translator.scope.may_be_missing(optional)


def _is_equality(node: exp.Expr) -> bool:
    sides = (child(node), child(node, "expression")) if isinstance(node, exp.EQ) else ()
    return bool(sides) and all(any(isinstance(one, exp.Column) for one in side.walk()) for side in sides)


def _is_true(node: exp.Expr | None) -> bool:
    return isinstance(node, exp.Boolean) and flag(node, "this")


def _write(left: Group, right: Group, side: str, on: str) -> None:
    """The text of a join, on to that of its left side."""
    if side == "FULL":
        _write_full(left, right, on)
    elif side == "RIGHT":
        left.lines = [right.item, f"LEFT JOIN {left.item} ON {on}"]
    else:
        left.lines.append(f"{'LEFT JOIN' if side else 'JOIN' if on else 'CROSS JOIN'} {right.item}{f' ON {on}' if on else ''}")


def _write_full(left: Group, right: Group, on: str) -> None:
    """A full join is the left join and, behind it, what is left over of the right side."""
    via = f"{right.sources[-1].alias}.full"
    names = [[(one, name) for name in one.columns] for one in (*left.sources, *right.sources)]
    columns = [pair for one in names for pair in one]
    shown = [(one.shown(name), quote(f"{one.alias}.{name}")) for one, name in columns]
    both = ", ".join(f"{sql} AS {name}" for sql, name in shown)
    alone = ", ".join(sql if one in right.sources else "NULL" for (one, _), (sql, _) in zip(columns, shown, strict=True))
    matched = f"SELECT {both} FROM {left.item} LEFT JOIN {right.item} ON {on}"
    rest = f"SELECT {alone} FROM {right.item} WHERE NOT EXISTS (SELECT 1 FROM {left.item} WHERE {on})"
    left.lines = [f"({matched} UNION ALL {rest}) AS {quote(via)}"]
    for one in (*left.sources, *right.sources):
        one.via = via


def _shared(translator: Translator, left: Group, right: Group, join: exp.Expr) -> list[str]:
    """The columns of USING, or those that NATURAL finds on both sides."""
    if word(join, "method") == "NATURAL":
        there = {name for _, name in right.visible}
        return [name for _, name in left.visible if name in there]
    if word(join, "method"):
        translator.context.refuse(join, f"{word(join, 'method')} JOIN is not PostgreSQL's")
    return [name_of(one) for one in children(join, "using")]


def _equal(translator: Translator, join: exp.Expr, left: Group, right: Group, name: str) -> exp.Expr:
    """``left.name = right.name``."""
    sides: list[exp.Expr] = []
    for group in (left, right):
        found = [alias for alias, one in group.visible if one == name]
        if len(found) != 1:
            translator.context.refuse(join, f"USING ({name}): there are {len(found)} such columns on one side", "Write ON.")
        table = exp.to_identifier(found[0], quoted=True) if found[0] else None
        sides.append(exp.Column(this=exp.to_identifier(name, quoted=True), table=table))
    return exp.EQ(this=sides[0], expression=sides[1])


def _merge(translator: Translator, left: Group, right: Group, side: str, names: list[str]) -> None:
    """From now on each of *names* is one column, which a star gives first."""
    merged = translator.scope.merged
    for name in names:
        known = [_owners(merged, group, name) for group in (left, right)]
        first, second = known
        if len({one.columns[name].type for one in (*first, *second)}) > 1:
            translator.context.refuse(None, f"USING ({name}): the columns are of different types", "Write ON, and choose one of them.")
        merged[name] = [*first, *second] if side == "FULL" else second if side == "RIGHT" else first
    others = [(alias, name) for alias, name in (*left.visible, *right.visible) if name not in names]
    left.visible = [("", name) for name in names] + others


def _owners(merged: dict[str, list[Source]], group: Group, name: str) -> list[Source]:
    alias = next(alias for alias, one in group.visible if one == name)
    return [one for one in group.sources if one.alias == alias] if alias else merged[name]
