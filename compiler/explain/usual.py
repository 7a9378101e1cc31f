"""Values as a service has them: what the prover leaves out. Told by the seed alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from ..prove.catalog import Fact
from ..prove.values import TEXT, words_of
from ..types import numeric_modifiers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LAST = datetime(2025, 6, 1, tzinfo=UTC)
DAYS = 730
"""Stamps are spread over so many days."""
JITTER_DAYS = 20
APART_DAYS = 3
"""Between the stamps of one row, at most."""
WORDS = (
    "the", "a", "of", "and", "to", "in", "is", "for", "time", "report", "plan", "sum", "garden", "letter", "update", "river", "music", "code",
    "question", "answer", "table", "travel", "summary", "draft", "paper", "idea", "system", "week", "price", "number", "school", "recipe",
)  # fmt: skip
PROSE = (3, 24)
"""Words of a text."""
PHRASES = 1_000
"""Different texts in all."""
KINDS = 40
"""Different texts of a column that statements compare with what is asked for."""
ID_LENGTH = 21
NUMBERS = (0, 1_000)
LOOSE_VALUES = 4
"""Of a type, for parameters that belong to no column."""
NULL_SHARE = 0.15
TRUE_SHARE = 0.2
ROWS_OF_A_GROUP = 3
"""Of those that have one part of a key alike."""

Make = Callable[[], object]
"""Makes the value of a column for the row that is being made."""


@cache
def _phrases() -> tuple[str, ...]:
    random = Random(PHRASES)  # noqa: S311 - every run must make the same
    return tuple(" ".join(random.choices(WORDS, k=random.randint(*PROSE))) for _ in range(PHRASES))


class Usual:
    """
    Rows of one table, as far as no other table has a say.

    Args:
        facts: of the columns.
        rows: that the table is to have.
        keys: what no two rows have alike.
        compared: columns that statements compare with parameters.
        enums: labels.
        random: told by a seed.

    Attributes:
        random: what chance is drawn from.
    """

    def __init__(
        self,
        facts: Mapping[str, Fact],
        rows: int,
        keys: Sequence[Sequence[str]],
        compared: set[str],
        enums: Mapping[str, Sequence[str]],
        random: Random,
    ) -> None:
        self._rows, self._compared, self._enums, self.random = rows, compared, enums, random
        self._chance = random.random
        self._keyed = {key[0] for key in keys if len(key) == 1}
        self._sharing = {name for key in keys if len(key) > 1 for name in key} - self._keyed
        self._number = 0
        self._moment = LAST
        self._columns = {name: self._maker(fact) for name, fact in facts.items()}

    def row(self, number: int) -> dict[str, object]:
        """Row *number*, from 1; later ones are younger."""
        self._number = number
        self._moment = LAST - timedelta(DAYS * (1 - number / max(self._rows, number)) + JITTER_DAYS * self._chance())
        return {name: make() for name, make in self._columns.items()}

    def _maker(self, fact: Fact) -> Make:
        if fact.identity:
            return lambda: self._number
        made = MAKERS["enum" if fact.base.startswith("enum ") else fact.base](self, fact)
        function, chance = fact.made, self._chance
        value = made if function is None else lambda: function(made())
        if fact.not_null or fact.name in self._keyed:
            return value
        return lambda: None if chance() < NULL_SHARE else value()

    def skewed(self, items: Sequence[object]) -> Make:
        """One of *items*, the first ones more often than the others."""
        count, chance = len(items), self._chance
        return lambda: items[int(count * chance() ** 2)]

    def text(self, fact: Fact) -> Make:
        """Texts: of those that a CHECK names, ids, things of a kind, or some words."""
        positive = [int(number) for number in map(float, fact.numbers) if number > 0]
        length = numeric_modifiers(fact.type)[0] or min(positive, default=0) or None
        if fact.texts:
            return self.skewed(fact.texts)
        if fact.name in self._keyed:
            return lambda: f"{self.random.getrandbits(4 * ID_LENGTH):0{ID_LENGTH}x}"[:length]
        if fact.name in self._sharing:
            return lambda: f"{self._number // ROWS_OF_A_GROUP:x}"[:length]
        if fact.name in self._compared and fact.made is None:
            return self.skewed([one[:length] for one in (*words_of(fact), *(f"{fact.name} {number}" for number in range(KINDS)))])
        phrases, chance = [one[:length] for one in _phrases()], self._chance
        return lambda: phrases[int(chance() * PHRASES)]

    def whole(self, fact: Fact) -> Make:
        """Whole numbers."""
        if fact.name in self._keyed:
            return lambda: self._number
        (low, high), chance = _span(fact), self._chance
        return lambda: int(low + (high - low) * chance())

    def real(self, fact: Fact) -> Make:
        """Numbers with a fraction."""
        (low, high), chance = _span(fact), self._chance
        return lambda: round(low + (high - low) * chance(), 3)

    def decimal(self, fact: Fact) -> Make:
        """Decimals that fit."""
        precision, scale = numeric_modifiers(fact.type)
        low, high = _span(fact)
        most = min(high, 10 ** (precision - scale) - 1) if precision else high
        step, chance = 10**scale, self._chance
        return lambda: Decimal(int((low + (most - low) * chance()) * step)).scaleb(-scale)

    def stamp(self) -> datetime:
        """The row's time, or with each further column a bit later."""
        self._moment += timedelta(APART_DAYS * self._chance())
        return self._moment.replace(microsecond=self._moment.microsecond // 1000 * 1000)

    def document(self, fact: Fact) -> Make:
        """JSON with the keys that statements look for."""
        keys, phrases, random = (*words_of(fact), "text"), _phrases(), self.random
        found: Make = lambda: {key: random.choice(phrases) for key in keys}  # noqa: E731 - one of two
        return (lambda: [found()]) if "array" in fact.texts else found

    def label(self, fact: Fact) -> Make:
        """Labels of an enum."""
        return self.skewed(self._enums[fact.base.removeprefix("enum ")])


def _simple(make: Callable[[Usual, Random], object]) -> Callable[[Usual, Fact], Make]:
    """For types of which a column's facts say nothing more."""

    def maker(usual: Usual, fact: Fact) -> Make:
        del fact
        return lambda: make(usual, usual.random)

    return maker


MAKERS: Mapping[str, Callable[[Usual, Fact], Make]] = {
    **dict.fromkeys(TEXT, Usual.text),
    **dict.fromkeys(("smallint", "integer", "bigint"), Usual.whole),
    "double precision": Usual.real,
    "numeric": Usual.decimal,
    "boolean": _simple(lambda _, random: random.random() < TRUE_SHARE),
    "timestamp with time zone": _simple(lambda usual, _: usual.stamp()),
    "timestamp without time zone": _simple(lambda usual, _: usual.stamp().replace(tzinfo=None)),
    "date": _simple(lambda usual, _: usual.stamp().date()),
    "time without time zone": _simple(lambda usual, _: usual.stamp().time()),
    "interval": _simple(lambda _, random: timedelta(random.randint(1, 30))),
    "jsonb": Usual.document,
    "json": Usual.document,
    "bytea": _simple(lambda _, random: random.randbytes(32)),
    "uuid": _simple(lambda _, random: UUID(int=random.getrandbits(128), version=4)),
    "enum": Usual.label,
}


class Loose(dict[str, "Sequence[object]"]):
    """A few values of each type that is asked for."""

    def __init__(self, enums: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._enums = enums

    def __missing__(self, kind: str) -> Sequence[object]:
        """Any type is known."""
        if kind.endswith("[]"):
            return [list(self[kind.removesuffix("[]")])]
        fact = Fact("", kind, not_null=True, identity=False, generated=False)
        usual = Usual({"": fact}, LOOSE_VALUES, (), set(), self._enums, Random(kind))  # noqa: S311 - every run must make the same
        return [usual.row(number)[""] for number in range(1, LOOSE_VALUES + 1)]


def _span(fact: Fact) -> tuple[float, float]:
    """Least and greatest number, from what CHECKs name."""
    named = sorted(float(one) for one in fact.numbers)
    if not named:
        return NUMBERS
    if named[0] < named[-1]:
        return named[0], named[-1]
    # "> 0" or ">= 1" is the least, another number alone is mostly the greatest.
    return (named[0] + 1, named[0] + NUMBERS[1]) if named[0] <= 1 else (1, named[0])
