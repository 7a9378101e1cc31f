-- name: retitle(id: str, title: str) -> Affected
UPDATE books
   SET title = :title
 WHERE id = :id;
DELETE FROM loans
 WHERE book_id = :id;
