-- name: create(id: str, email: str, password: str | None, is_guest: bool, created_at: datetime) -> User
-- Add a user; raises UniqueViolation where the address is taken. The repository folds the address before.
INSERT INTO users (id, email, password, is_guest, created_at)
VALUES (:id, :email, :password, :is_guest, :created_at)
RETURNING id, email, is_guest, created_at;

-- name: get(id: str) -> User | None
-- The user with this id.
SELECT id, email, is_guest, created_at
  FROM users
 WHERE id = :id;

-- name: get_by_folded_email(email: str) -> User | None
-- The user with this address, folded as the repository stores it.
SELECT id, email, is_guest, created_at
  FROM users
 WHERE email = :email;

-- name: find_credentials(email: str) -> Credentials | None
-- What a login is checked against: kept apart from User, so that the hash does not travel with every user.
SELECT id AS user_id, password
  FROM users
 WHERE email = :email;

-- name: delete(id: str) -> Affected
-- Delete a user with all that is theirs: chats, documents, memories, files.
DELETE FROM users
 WHERE id = :id;
