-- name: get(id: str) -> Book | None
SELEC id, title
  FROM books
 WHERE id = :id;
