-- name: get(id: str) -> Book(titel: str) | None
SELECT id, title
  FROM books
 WHERE id = :id;
