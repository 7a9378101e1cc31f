"""Functions that the translator's texts call on SQLite; the registry knows all of them, and is loaded by the first statement that needs one."""
