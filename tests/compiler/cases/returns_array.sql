-- name: words(id: str) -> Words
-- only: postgres
SELECT ARRAY[to_jsonb(title)] AS words
  FROM books
 WHERE id = :id;
