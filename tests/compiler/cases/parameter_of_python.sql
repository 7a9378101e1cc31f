-- name: get(class: str) -> list[Book]
SELECT id, title
  FROM books
 WHERE title = :class;
