"""A database as files, and files back into a database of the same engine."""
