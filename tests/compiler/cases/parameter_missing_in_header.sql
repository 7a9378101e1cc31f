-- name: get() -> Book | None
SELECT id, title
  FROM books
 WHERE id = :id;
