-- name: get(id: str)
SELECT id, title
  FROM books
 WHERE id = :id;
