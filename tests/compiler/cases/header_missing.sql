-- The book with this id.
SELECT id, title
  FROM books
 WHERE id = :id;
