"""A migration's PostgreSQL text as SQLite has it."""

from .statements import translate_ddl, views_of

__all__ = ["translate_ddl", "views_of"]
