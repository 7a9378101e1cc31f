-- name: get(titel: str) -> list[Book]
SELECT id, title
  FROM books
 WHERE title = :title;
