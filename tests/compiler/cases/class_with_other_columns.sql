-- name: get(id: str) -> Book | None
SELECT id, title
  FROM books
 WHERE id = :id;

-- name: all() -> list[Book]
SELECT id, title, pages
  FROM books;
