-- of 3a839964
CREATE TABLE books (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    subtitle TEXT,
    isbn TEXT CHECK (length(isbn) <= 13),
    pages INTEGER NOT NULL CHECK (pages BETWEEN -2147483648 AND 2147483647),
    shelf INTEGER NOT NULL CHECK (shelf BETWEEN -32768 AND 32767),
    copies INTEGER NOT NULL,
    weight REAL,
    is_lent INTEGER NOT NULL CHECK (is_lent IN (0, 1)),
    tags TEXT NOT NULL CHECK (json_valid(tags)),
    cover BLOB,
    edition TEXT
        CHECK (edition GLOB '????????-????-????-????-????????????' AND replace(edition, '-', '') NOT GLOB '*[^0-9a-f]*' AND length(replace(edition, '-', '')) = 32),
    published TEXT CHECK (published GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    added_at TEXT NOT NULL
        CHECK (added_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z')
) STRICT;

CREATE TABLE loans (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    book_id TEXT NOT NULL REFERENCES books (id) ON DELETE CASCADE,
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    due TEXT NOT NULL CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    note TEXT
) STRICT;

-- rollback

DROP TABLE loans;

DROP TABLE books;
