-- name: of(book: str) -> list[Loan]
SELECT id, due
  FROM loans
 WHERE book_id = :bok;

-- name: notes() -> str
SELECT id, note
  FROM loans;
