-- name: get(id: str) -> Book(title: int) | None
SELECT id, title
  FROM books
 WHERE id = :id;
