-- name: title_of(id: str) -> str
SELECT id, title
  FROM books
 WHERE id = :id;
