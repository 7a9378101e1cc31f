-- name: first_two(n: int) -> list[Book]
SELECT id, title
  FROM books
 WHERE (string_to_array(title, ' '))[1:n] IS NOT NULL;
