CREATE TABLE customers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL,
    name varchar(80) NOT NULL,
    is_vip boolean NOT NULL DEFAULT false,
    joined_at timestamptz(3) NOT NULL,
    CONSTRAINT customers_email_key UNIQUE (email),
    CONSTRAINT customers_email_check CHECK (length(email) <= 320)
);

CREATE INDEX customers_vip ON customers (joined_at DESC, id DESC) WHERE is_vip;

CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    state text NOT NULL,
    total numeric(10, 2) NOT NULL,
    note text,
    CONSTRAINT orders_state_check CHECK (state IN ('open', 'paid'))
);

CREATE INDEX orders_by_customer ON orders (customer_id, id);

-- rollback

DROP TABLE orders;

DROP TABLE customers;
