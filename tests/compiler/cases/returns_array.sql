-- name: words(id: str) -> Words
-- only: postgres
SELECT string_to_array(title, ' ') AS words
  FROM books
 WHERE id = :id;
