-- name: get(id: str) -> Book | None
-- The book with this id.

-- name: titles() -> list[str]
SELECT title
  FROM books;
