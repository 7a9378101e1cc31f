"""``twinsql timings``: every reading statement on a SQLite database and on the PostgreSQL that its data was moved to, side by side. Neither is written."""
