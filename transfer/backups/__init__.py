"""Backups: made, proved, kept, restored."""
