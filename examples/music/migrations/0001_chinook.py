"""Chinook's tables: artists, albums, tracks, playlists, customers, invoices."""

from twinsql.adapters.migrations import migration_steps

steps = migration_steps(__file__)
