-- of b8c74d8a
CREATE TABLE customers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) <= 80),
    is_vip INTEGER NOT NULL DEFAULT 0 CHECK (is_vip IN (0, 1)),
    joined_at TEXT NOT NULL
        CHECK (joined_at GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    CONSTRAINT customers_email_key UNIQUE (email),
    CONSTRAINT customers_email_check CHECK (length(email) <= 320)
) STRICT;

CREATE INDEX customers_vip ON customers (joined_at DESC, id DESC)
    WHERE is_vip;

CREATE TABLE orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    total INTEGER NOT NULL CHECK (total BETWEEN -9999999999 AND 9999999999),
    note TEXT,
    CONSTRAINT orders_state_check CHECK (state IN ('open', 'paid'))
) STRICT;

CREATE INDEX orders_by_customer ON orders (customer_id, id);

-- rollback

DROP TABLE orders;

DROP TABLE customers;
