"""Identifiers: nanoids, which are short, safe in an address and made without asking a database."""

from __future__ import annotations

from os import urandom

ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
LENGTH = 21
"""64 letters to the power of 21: as many as random UUIDs have."""


def nanoid() -> str:
    """A new identifier of 21 letters, digits, ``_`` and ``-``."""
    # As `secrets` does, which is slow to load.
    return "".join(ALPHABET[byte & 63] for byte in urandom(LENGTH))
