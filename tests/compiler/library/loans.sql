-- name: lend(loans: list[NewLoan]) -> None
INSERT INTO loans (book_id, date, due, note)
VALUES (:book_id, :date, :due, :note);

-- name: lend_one(book_id: str, date: date, due: date) -> Loan
INSERT INTO loans (book_id, date, due)
VALUES (:book_id, :date, :due)
RETURNING book_id, date, due, note;

-- name: of_book(book_id: str) -> list[Loan]
SELECT book_id, date, due, note
  FROM loans
 WHERE book_id = :book_id
 ORDER BY date;

-- name: books_lent() -> list[Book]
SELECT b.id,
       b.title,
       b.subtitle,
       b.isbn,
       b.pages,
       b.shelf,
       b.copies,
       b.weight,
       b.is_lent,
       b.tags,
       b.cover,
       b.edition,
       b.published,
       b.added_at
  FROM books AS b
 WHERE b.is_lent
 ORDER BY b.id;

-- name: next_unlocked() -> Loan | None
-- only: postgres
SELECT book_id, date, due, note
  FROM loans
 ORDER BY id
 LIMIT 1
   FOR UPDATE SKIP LOCKED;

-- name: engine() -> str
SELECT 'postgres'::text AS engine;
-- dialect: sqlite of d6ac9ad3
SELECT 'sqlite' AS engine;
