"""Bytes as text and text as bytes: encode, decode, digests, bytea's own form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .kinds import NoValue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .kinds import Aggregate, Scalar

SPACES = " \n\t\r"
LINE = 76
ESCAPES = re.compile(r"\\\\|\\([0-3][0-7]{2})|\\")
HEX = re.compile(rf"[{SPACES}]*(?:[0-9A-Fa-f]{{2}}[{SPACES}]*)*")
BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def _hex(value: bytes) -> str:
    return value.hex()


def _base64(value: bytes) -> str:
    from binascii import b2a_base64  # noqa: PLC0415

    text = b2a_base64(value, newline=False).decode()
    return "\n".join(text[start : start + LINE] for start in range(0, len(text), LINE))


def _escape(value: bytes) -> str:
    return "".join([f"\\{byte:03o}" if not byte or byte > 0x7F else "\\\\" if byte == 0x5C else chr(byte) for byte in value])


def _from_hex(text: str) -> bytes:
    """Pairs of digits, with white space between them."""
    if not HEX.fullmatch(text):
        raise NoValue
    return bytes.fromhex("".join(text.split()))


def _from_base64(text: str) -> bytes:
    """As PostgreSQL reads it: white space anywhere, and nothing missing at the end."""
    found = bytearray()
    buffer = place = end = 0
    for character in text:
        if character in SPACES:
            continue
        if character == "=":
            if not end:
                if place not in {2, 3}:
                    raise NoValue
                end = place - 1
            value = 0
        else:
            value = BASE64.find(character)
            if value < 0:
                raise NoValue
        buffer = (buffer << 6) + value
        place += 1
        if place == 4:
            found += buffer.to_bytes(3, "big")[: end or 3]
            buffer = place = 0
    if place:
        raise NoValue
    return bytes(found)


def _from_escape(text: str) -> bytes:
    pieces: list[bytes] = []
    last = 0
    for found in ESCAPES.finditer(text):
        if found.group() == "\\":
            raise NoValue
        pieces += [text[last : found.start()].encode(), bytes([int(found[1], 8)]) if found[1] else b"\\"]
        last = found.end()
    return b"".join([*pieces, text[last:].encode()])


ENCODE: dict[str, Callable[[bytes], str]] = {"hex": _hex, "base64": _base64, "escape": _escape}
DECODE: dict[str, Callable[[str], bytes]] = {"hex": _from_hex, "base64": _from_base64, "escape": _from_escape}


def _encode(value: bytes | None, form: str | None) -> str | None:
    if value is None or form is None:
        return None
    encode = ENCODE.get(form.lower())
    if encode is None:
        raise NoValue
    return encode(value)


def _decode(text: str | None, form: str | None) -> bytes | None:
    if text is None or form is None:
        return None
    decode = DECODE.get(form.lower())
    if decode is None:
        raise NoValue
    return decode(text)


def read_bytea(text: str) -> bytes:
    """Bytes in the form that a bytea has as text: in hex behind a backslash and an x, else with octal escapes."""
    return _from_hex(text[2:]) if text.startswith("\\x") else _from_escape(text)


def _bytea(text: str | None) -> bytes | None:
    return None if text is None else read_bytea(text)


def _from_utf8(value: bytes | None) -> str | None:
    if value is None:
        return None
    if b"\0" in value:
        raise NoValue
    try:
        return value.decode()
    except UnicodeDecodeError:
        raise NoValue from None


def _digest(value: bytes | str | None, name: str) -> bytes | None:
    from hashlib import new  # noqa: PLC0415

    if value is None:
        return None
    return new(name, value.encode() if isinstance(value, str) else value, usedforsecurity=False).digest()


def _md5(value: bytes | str | None) -> str | None:
    digest = _digest(value, "md5")
    return None if digest is None else digest.hex()


SCALARS: Mapping[str, Scalar] = {
    "pg_encode": (2, _encode),
    "pg_decode": (2, _decode),
    "pg_bytea": (1, _bytea),
    "pg_from_utf8": (1, _from_utf8),
    "pg_digest": (2, _digest),
    "pg_md5": (1, _md5),
}

AGGREGATES: Mapping[str, Aggregate] = {}
