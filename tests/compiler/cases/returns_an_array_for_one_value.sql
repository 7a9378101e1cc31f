-- name: titles() -> list[str]
SELECT array_agg(title ORDER BY id) AS titles
  FROM books;
