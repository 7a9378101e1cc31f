-- name: lend(loans: list[NewLoan]) -> Affected
DELETE FROM loans;
