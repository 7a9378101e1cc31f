-- name: drop(id: str) -> Book
DELETE FROM books
 WHERE id = :id;
