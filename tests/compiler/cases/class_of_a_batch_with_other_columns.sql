-- name: lend(loans: list[Loan]) -> Affected
INSERT INTO loans (book_id, date, due)
VALUES (:book_id, :date, :due);

-- name: all() -> list[Loan]
SELECT book_id, date, due, note
  FROM loans;
