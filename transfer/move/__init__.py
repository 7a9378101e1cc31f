"""A SQLite database into a PostgreSQL."""
