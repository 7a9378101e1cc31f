"""Books, their pages and loans."""

from twinsql.adapters.migrations import migration_steps

steps = migration_steps(__file__)
