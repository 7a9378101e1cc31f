"""Data between databases: looked at, moved, compared, kept. Each step is a command and a function here."""
