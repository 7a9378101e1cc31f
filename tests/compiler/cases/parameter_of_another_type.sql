-- name: thick(pages: str) -> list[Book]
SELECT id, title
  FROM books
 WHERE pages > :pages;

-- name: copies_of(ids: list[int]) -> list[int]
SELECT copies
  FROM books
 WHERE id = ANY(:ids);
