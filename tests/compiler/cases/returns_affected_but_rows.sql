-- name: get(id: str) -> Affected
SELECT id, title
  FROM books
 WHERE id = :id;

-- name: drop(id: str) -> None
DELETE FROM books
 WHERE id = :id
RETURNING id;
