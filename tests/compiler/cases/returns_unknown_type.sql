-- name: count_all() -> integer
SELECT count(*) AS books
  FROM books;
