-- name: get(id: str) -> Book | None
-- The book with this id.
SELECT id,
       title,
       titel
  FROM books
 WHERE id = :id;
