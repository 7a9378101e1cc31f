-- name: get(id: str) -> Book | None
SELECT id, title
  FROM books
 WHERE id = :id
-- dialect: sqlite of aba34160
SELECT id, title
  FROM books
 WHERE id = :id;
