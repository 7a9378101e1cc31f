-- name: title_of(id: str) -> int
SELECT title
  FROM books
 WHERE id = :id;
