-- name: titles() -> list[str] | None
SELECT title
  FROM books;
