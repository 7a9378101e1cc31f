-- name: both() -> list[Both]
SELECT b.id, l.id, l.note
  FROM books AS b
  JOIN loans AS l ON l.book_id = b.id;
