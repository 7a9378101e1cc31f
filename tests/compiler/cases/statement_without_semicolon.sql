-- name: get(id: str) -> Book | None
SELECT id, title
  FROM books
 WHERE id = :id

-- name: titles() -> list[str]
SELECT title
  FROM books
