-- name: get(id: str) -> Book
SELECT id, titel
  FROM books
 WHERE id = :id;

-- name: get(id: str) -> Book | None
SELECT id, title
  FROM books
 WHERE id = :id;
