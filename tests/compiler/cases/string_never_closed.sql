-- name: get(id: str) -> Book | None
SELECT id, title
  FROM books
 WHERE id = :id AND title <> 'x;

-- name: all() -> list[Book]
SELECT id, title
  FROM books;
