"""The PostgreSQL schema for a SQLite database."""
