-- name: like_this(a_long_name: str, another: str) -> list[Book]
SELECT id, title
  FROM books
 WHERE id <> :a_long_name AND title <> :another AND titel = :a_long_name;
