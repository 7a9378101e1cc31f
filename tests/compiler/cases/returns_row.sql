-- name: get(id: str) -> Row
SELECT id, title
  FROM books
 WHERE id = :id;
