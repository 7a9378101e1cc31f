-- name: get(id: str) -> Book: one
SELECT id, title
  FROM books
 WHERE id = :id;
