"""The chatbot's schema on both engines, as the tests of the repositories have it."""

from tests.repo.conftest import migrated_postgres, postgres_db, sqlite_db, sqlite_template

__all__ = ["migrated_postgres", "postgres_db", "sqlite_db", "sqlite_template"]
