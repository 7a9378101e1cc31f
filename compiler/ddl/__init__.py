"""A migration's PostgreSQL text as SQLite has it."""

from .statements import translate_ddl

__all__ = ["translate_ddl"]
