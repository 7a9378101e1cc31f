CREATE TABLE links (
    id integer PRIMARY KEY,
    up integer REFERENCES links (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
    part integer NOT NULL
);
CREATE TABLE amounts (amount numeric(20, 3));

-- rollback
DROP TABLE links;
DROP TABLE amounts;
