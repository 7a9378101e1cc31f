CREATE TABLE books (
    id text PRIMARY KEY,
    title text NOT NULL,
    subtitle text,
    isbn varchar(13),
    pages integer NOT NULL,
    shelf smallint NOT NULL,
    copies bigint NOT NULL,
    weight double precision,
    is_lent boolean NOT NULL,
    tags jsonb NOT NULL,
    cover bytea,
    edition uuid,
    published date,
    added_at timestamptz(3) NOT NULL
);

CREATE TABLE loans (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    book_id text NOT NULL REFERENCES books (id) ON DELETE CASCADE,
    date date NOT NULL,
    due date NOT NULL,
    note text
);

-- rollback

DROP TABLE loans;

DROP TABLE books;
