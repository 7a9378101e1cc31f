"""Identifiers: nanoids, which are short, safe in an address and made without asking a database."""

from __future__ import annotations

import secrets
import string

ALPHABET = string.ascii_letters + string.digits + "_-"
LENGTH = 21
"""64 letters to the power of 21: as many as random UUIDs have."""


def nanoid() -> str:
    """A new identifier of 21 letters, digits, ``_`` and ``-``."""
    return "".join(ALPHABET[byte & 63] for byte in secrets.token_bytes(LENGTH))
