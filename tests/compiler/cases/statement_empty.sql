-- name: get(id: str) -> Book | None
;
SELECT id, title
  FROM books
 WHERE id = :id;
