"""
Rows as sums: equal sums say equal rows, in whatever order and however often they come.

Of each row two numbers are added up: 64 bits of Python's own hash, SipHash with a key that each process draws anew, so that nobody can
prepare rows with equal hashes; and 32 bits of CRC. Both sides of a piece are added up by one process.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BUCKETS = 1024


@dataclass(slots=True)
class Sum:
    """How many rows there are, and their sums."""

    rows: int = 0
    hashes: int = 0
    crcs: int = 0

    def add(self, rows: Sequence[bytes]) -> None:
        """Count *rows* in."""
        self.rows += len(rows)
        self.hashes += sum(map(hash, rows))
        self.crcs += sum(map(crc32, rows))


class Buckets:
    """Sums of rows that are thrown into so many buckets by their keys: where rows differ, only these are looked at."""

    def __init__(self) -> None:
        self.sums = [Sum() for _ in range(BUCKETS)]

    def add(self, rows: Iterable[bytes], keys: Iterable[bytes]) -> None:
        """Count *rows* in, each by its key."""
        for row, key in zip(rows, keys, strict=True):
            one = self.sums[bucket_of(key)]
            one.rows += 1
            one.hashes += hash(row)
            one.crcs += crc32(row)

    def differing(self, other: Buckets) -> list[tuple[int, int]]:
        """Buckets that do not hold the same, and how many rows both sides have in them."""
        pairs = enumerate(zip(self.sums, other.sums, strict=True))
        return [(at, mine.rows + theirs.rows) for at, (mine, theirs) in pairs if mine != theirs]


def bucket_of(key: bytes) -> int:
    """The bucket of rows with this key."""
    return hash(key) % BUCKETS
