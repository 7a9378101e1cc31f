CREATE TABLE authors (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN -2147483648 AND 2147483647),
    name TEXT NOT NULL DEFAULT '',
    born INTEGER DEFAULT -1 CHECK (born BETWEEN -2147483648 AND 2147483647),
    is_known INTEGER NOT NULL DEFAULT 0 CHECK (is_known IN (0, 1)),
    mood TEXT DEFAULT 'glad' CHECK (mood IN ('glad', 'sad')),
    made_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f', 'now'))
        CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M:%S', substr(made_at, 1, 19), '+0 days') IS substr(made_at, 1, 19) AND made_at >= '0001'),
    seen_on TEXT DEFAULT (date('now'))
        CHECK (seen_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' AND date(seen_on, '+0 days') IS seen_on AND seen_on >= '0001'),
    seen_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f', 'now'))
        CHECK (seen_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M:%S', substr(seen_at, 1, 19), '+0 days') IS substr(seen_at, 1, 19) AND seen_at >= '0001'),
    since TEXT NOT NULL DEFAULT '2024-01-01T00:00:00.000Z'
        CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(since, 1, 19), '+0 days') IS substr(since, 1, 19) AND since >= '0001')
        CONSTRAINT authors_since_check CHECK (since > '2000-01-01T00:00:00.000Z'),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra))
) STRICT;

CREATE TABLE books (
    id INTEGER NOT NULL CHECK (id BETWEEN -2147483648 AND 2147483647),
    author_id INTEGER DEFAULT 1 REFERENCES authors (id) ON DELETE SET DEFAULT DEFERRABLE INITIALLY DEFERRED
        CHECK (author_id BETWEEN -2147483648 AND 2147483647),
    editor_id INTEGER REFERENCES authors (id) ON UPDATE CASCADE ON DELETE SET NULL,
    title TEXT,
    pages INTEGER CHECK (pages BETWEEN -32768 AND 32767) CONSTRAINT books_pages_check CHECK (pages > 0 AND pages < 1000)
) STRICT;

CREATE TABLE new_books (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN -2147483648 AND 2147483647),
    author_id INTEGER DEFAULT 1 REFERENCES authors (id) ON DELETE SET DEFAULT DEFERRABLE INITIALLY DEFERRED
        CHECK (author_id BETWEEN -2147483648 AND 2147483647),
    editor_id INTEGER REFERENCES authors (id) ON UPDATE CASCADE ON DELETE SET NULL,
    title TEXT,
    pages INTEGER CHECK (pages BETWEEN -32768 AND 32767) CONSTRAINT books_pages_check CHECK (pages > 0 AND pages < 1000)
) STRICT;
INSERT INTO new_books (id, author_id, editor_id, title, pages)
    SELECT id, author_id, editor_id, title, pages FROM books;
DROP TABLE books;
ALTER TABLE new_books RENAME TO books;

INSERT INTO authors (name)
VALUES ('first'), ('second');

CREATE INDEX books_author_id_idx ON books (author_id);
CREATE INDEX books_author_id_idx1 ON books (author_id);
CREATE INDEX books_title ON books (title DESC);
CREATE INDEX books_hash ON books (title);
-- The index authors_extra is on PostgreSQL alone: SQLite has no gin index.
-- The index authors_lower is on PostgreSQL alone: `LOWER(name)` has no form that SQLite can keep: one without a subquery and without functions of ours.

-- rollback

CREATE TABLE new_books (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN -2147483648 AND 2147483647),
    author_id INTEGER DEFAULT 1 CHECK (author_id BETWEEN -2147483648 AND 2147483647),
    editor_id INTEGER,
    title TEXT,
    pages INTEGER CHECK (pages BETWEEN -32768 AND 32767) CONSTRAINT books_pages_check CHECK (pages > 0 AND pages < 1000)
) STRICT;
INSERT INTO new_books (id, author_id, editor_id, title, pages)
    SELECT id, author_id, editor_id, title, pages FROM books;
DELETE FROM sqlite_sequence WHERE name = 'new_books';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_books', seq FROM sqlite_sequence WHERE name = 'books';
DROP TABLE books;
ALTER TABLE new_books RENAME TO books;
CREATE INDEX books_author_id_idx ON books (author_id);
CREATE INDEX books_author_id_idx1 ON books (author_id);
CREATE INDEX books_title ON books (title DESC);
CREATE INDEX books_hash ON books (title);
DROP TABLE IF EXISTS authors;

DELETE FROM books;
DELETE FROM sqlite_sequence WHERE name = 'books';
DROP TABLE books;
