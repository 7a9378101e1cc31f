"""A value that its encoding and type do not carry exactly."""

from __future__ import annotations


class Unfit(Exception):
    """Some value of a column does not fit; the text says why, without the value."""
