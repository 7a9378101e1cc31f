-- name: get(id: str) -> Book | None
SELECT id, title
  FROM books
 WHERE id = :id;

-- name: all() -> list[Book]
SELECT id, title
  FROM books;

-- name: lent() -> list[Bock]
SELECT id, title
  FROM books
 WHERE is_lent;
