-- name: total() -> Decimal
SELECT sum(copies) AS total
  FROM books;
