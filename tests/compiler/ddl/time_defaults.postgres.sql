-- Defaults that are literals of times.
CREATE TABLE opened (
    name text PRIMARY KEY,
    since date NOT NULL DEFAULT '2024-02-29',
    opens time(3) NOT NULL DEFAULT '09:00',
    start timestamptz(3) NOT NULL DEFAULT '2024-02-29 10:00+09',
    local timestamp(3) DEFAULT '2024-02-29 10:00:00.5'::timestamp(3),
    nobody uuid NOT NULL DEFAULT '00000000-0000-0000-0000-00000000000A'
);

-- rollback
DROP TABLE opened;
