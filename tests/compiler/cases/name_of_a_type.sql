-- name: list() -> list[str]
SELECT title
  FROM books;
