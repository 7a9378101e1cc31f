-- name: get(id: str) -> Book | None
-- allow: D007
SELECT id, title
  FROM books
 WHERE id = :id;
