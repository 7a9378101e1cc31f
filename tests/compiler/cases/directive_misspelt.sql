-- name: get(id: str) -> Book | None
-- onyl: postgres
SELECT id, title
  FROM books
 WHERE id = :id;
