"""What the translator carries along: the text for its messages, the schema, the parameters, and how it says no."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn, ParamSpec, TypeVar

from ..model import Place, Problem, Schema, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlglot import exp

    from ..model import Column
    from .value import Value

BY_HAND = "Give SQLite a text of its own with -- dialect: sqlite of …, or mark the statement -- only: postgres"
SCALED = re.compile(r"numeric\(\d+\)")
NUMBER = "number"
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class Context:
    """
    One statement in translation.

    Attributes:
        text: as written, with ``:name``.
        place: where it begins.
        schema: of the migrations.
        parameters: PostgreSQL's types by name.
        targets: for each parameter, the columns that it is a new value of; None stands for any other use.
        writes: whether rows change, or are locked.
        reads: tables read so far.
        steps: statements that run before this one.
        changed: tables that these change, or may.
        inserted: tables that these put rows into.
        problems: refusals of clauses beside which the translation went on.
        values: what was made of each expression, by its ``number_of``.
        lints: what is translated exactly, but where PostgreSQL and SQLite may still choose differently: number of the lint, offset, what,
            and what to do.
        chances: the expressions that ask for a random value.
        commons: names of the queries in WITH, lower case.
    """

    text: str
    place: Place
    schema: Schema
    parameters: Mapping[str, str]
    targets: dict[str, list[Column | None]] = field(default_factory=dict[str, "list[Column | None]"])
    writes: bool = False
    reads: set[str] = field(default_factory=set[str])
    steps: list[str] = field(default_factory=list[str])
    changed: set[str] = field(default_factory=set[str])
    inserted: set[str] = field(default_factory=set[str])
    problems: list[Problem] = field(default_factory=list[Problem])
    values: dict[int, Value] = field(default_factory=dict[int, "Value"])
    lints: list[tuple[str, int, str, str]] = field(default_factory=list[tuple[str, int, str, str]])
    chances: set[int] = field(default_factory=set[int])
    commons: set[str] = field(default_factory=set[str])

    def refuse(self, node: exp.Expr | None, what: str, cure: str = BY_HAND) -> NoReturn:
        """Raise the SourceError for *node*, or for the whole statement."""
        # SQLite's forms of numeric are nobody's business.
        what = SCALED.sub("numeric", what)
        raise SourceError([Problem(self.place.at(self.text, offset_of(node)), what, cure)])

    def lint(self, number: str, node: exp.Expr | None, what: str, cure: str) -> None:
        """Note a lint that only an ``-- allow:`` silences, and go on."""
        self.lints.append((number, offset_of(node), what, cure))

    def note(self, node: exp.Expr, value: Value) -> Value:
        """Keep *value*, which *node* is, for the lints."""
        number = number_of(node)
        if number is not None:
            self.values[number] = value
        return value

    def attempt(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What *work* gives; None where it refuses, which is kept for the end so that one build names all that is wrong."""
        try:
            return work(*args, **kwargs)
        except SourceError as error:
            self.problems += [one for one in error.problems if one not in self.problems]
            return None

    def only(self, node: exp.Expr, *known: str) -> None:
        """Refuse *node* if it says anything beside the arguments *known*: what nobody has thought of does not pass."""
        extra = [name for name, value in node.args.items() if value not in (None, False, []) and name not in known]
        if extra:
            self.refuse(node, f"{extra[0].strip('_').replace('_', ' ').upper()} of {node.key.upper()} is not translated")


def number_nodes(tree: exp.Expr) -> exp.Expr:
    """Give each node of *tree* a number that its copies keep."""
    for number, node in enumerate(tree.walk()):
        node.meta[NUMBER] = number
    return tree


def number_of(node: exp.Expr) -> int | None:
    """The number that ``number_nodes`` gave *node*, or the one that it was copied from."""
    number = node.meta.get(NUMBER)
    return number if isinstance(number, int) else None


def broken() -> NoReturn:
    """Leave a clause that builds on a refused one: that one's problem says it all."""
    raise SourceError([])


def offset_of(node: exp.Expr | None) -> int:
    """Where *node* begins in the text: its own place, else that of what it holds, else of what holds it."""
    while node is not None:
        starts = [start for one in node.walk() if isinstance(start := one.meta.get("start"), int)]
        if starts:
            return min(starts)
        node = node.parent
    return 0
