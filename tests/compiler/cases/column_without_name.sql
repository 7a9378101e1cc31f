-- name: doubled() -> list[Double]
SELECT id, pages * 2
  FROM books;
