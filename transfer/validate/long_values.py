"""Long values stand for themselves by a digest where two sides are compared, so that they need not travel, nor be held in memory."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONG = 1 << 20
"""Values with more bytes are compared by their SHA-256; the server computes that of texts and blobs of its own."""
MARK = b"sha256 "
DIGEST_BYTES = 71


def shortened(value: bytes | bytearray) -> bytes:
    """*value*, or its digest where it is long."""
    return bytes(value) if len(value) <= LONG else digest([value])


def digest(pieces: Iterable[bytes | bytearray]) -> bytes:
    """What stands for a long value on both sides."""
    found = sha256()
    for piece in pieces:
        found.update(piece)
    return MARK + found.hexdigest().encode()
