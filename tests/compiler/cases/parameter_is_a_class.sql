-- name: get(id: str, book: Book) -> Book
SELECT id, title
  FROM books
 WHERE id = :id;
