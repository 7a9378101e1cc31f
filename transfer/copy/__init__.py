"""Rows into PostgreSQL by its binary COPY, with what a move remembers of them."""
