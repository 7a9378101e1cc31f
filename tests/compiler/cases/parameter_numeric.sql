-- name: heavy(weight: float) -> list[Book]
-- only: postgres
SELECT id, title
  FROM books
 WHERE copies * 1.5 > :weight;
