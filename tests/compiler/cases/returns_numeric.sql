-- name: total() -> int
SELECT sum(copies) AS total
  FROM books;
