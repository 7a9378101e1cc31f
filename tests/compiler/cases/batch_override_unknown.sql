-- name: lend(loans: list[NewLoan(notes: str)]) -> Affected
INSERT INTO loans (book_id, date, due)
VALUES (:book_id, :date, :due);
