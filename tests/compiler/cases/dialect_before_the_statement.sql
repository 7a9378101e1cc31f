-- name: get(id: str) -> Book | None
-- dialect: sqlite of 01234567
SELECT id, title
  FROM books
 WHERE id = :id;
