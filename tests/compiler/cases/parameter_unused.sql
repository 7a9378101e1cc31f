-- name: get(id: str, most: int) -> Book
SELECT id, title
  FROM books
 WHERE id = :id;
