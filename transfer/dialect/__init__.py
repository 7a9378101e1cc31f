"""SQLite's SQL read, and written as PostgreSQL's where it means the same: schemas alone, by closed tables."""
