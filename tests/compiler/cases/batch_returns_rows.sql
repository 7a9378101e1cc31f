-- name: lend(loans: list[NewLoan]) -> list[Loan]
INSERT INTO loans (book_id, date, due)
VALUES (:book_id, :date, :due)
RETURNING id, date, due;
