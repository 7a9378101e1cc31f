-- name: get(id: str) -> Book | None
-- only: sqlite
SELECT id, title
  FROM books
 WHERE id = :id;
