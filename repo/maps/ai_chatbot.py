"""What `ai_chatbot.toml` makes of single values: what the repositories would have written."""

from __future__ import annotations

import json

from ..messages import text_of
from ..search_tokens import index_tokens
from ..searches import search_key
from ..users import folded_email

__all__ = ["folded_email", "parts_of", "search_key", "search_tokens"]


def search_tokens(parts: str | float | None) -> str:
    """Tokens of a message's parts; none where they are no JSON, which the census says of them."""
    try:
        return index_tokens(text_of(json.loads(str(parts))))
    except ValueError:
        return ""


def parts_of(content: str | float | None) -> str | None:
    """
    Parts of a message of the older table.

    A list of parts stays as it is, digit for digit; a text, as JSON or bare, becomes the one part of a list, and so does anything else.
    """
    if content is None:
        return None
    written = str(content)
    try:
        value = json.loads(written)
    except ValueError:
        value = written
    if isinstance(value, list):
        return written
    return json.dumps([{"type": "text", "text": value}], ensure_ascii=False) if isinstance(value, str) else f"[{written}]"
