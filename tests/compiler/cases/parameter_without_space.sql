-- name: page(most: int) -> list[Book]
SELECT id, title
  FROM books
 ORDER BY id
 LIMIT:most;
