-- name: from(id: str) -> Book
SELECT id, title
  FROM books
 WHERE id = :id;
