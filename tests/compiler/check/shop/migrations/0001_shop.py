"""Customers and their orders."""

from twinsql.adapters.migrations import migration_steps

steps = migration_steps(__file__)
