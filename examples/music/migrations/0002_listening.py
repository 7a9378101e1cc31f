"""What customers listen to."""

from twinsql.adapters.migrations import migration_steps

__depends__ = {"0001_chinook"}

steps = migration_steps(__file__)
