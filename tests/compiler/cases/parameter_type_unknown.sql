-- name: get(id: string) -> Book
SELECT id, title
  FROM books
 WHERE id = :id;
