-- The schema of the statements beside: a shop with a blog.
CREATE TABLE customers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE,
    name text NOT NULL,
    city text,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamptz(3) NOT NULL,
    birthday date
);
CREATE TABLE categories (
    id bigint PRIMARY KEY,
    parent_id bigint REFERENCES categories (id),
    name text NOT NULL,
    place integer NOT NULL
);
CREATE TABLE products (
    id bigint PRIMARY KEY,
    sku text NOT NULL UNIQUE,
    name text NOT NULL,
    category_id bigint REFERENCES categories (id),
    price_cents integer NOT NULL,
    stock integer NOT NULL,
    weight double precision,
    note text,
    details jsonb NOT NULL,
    updated_at timestamptz(3) NOT NULL
);
CREATE TABLE orders (
    id uuid PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers (id),
    state text NOT NULL,
    number integer UNIQUE,
    total_cents bigint NOT NULL,
    placed_at timestamptz(3) NOT NULL,
    paid_at timestamptz(3),
    paid_on date
);
CREATE TABLE order_lines (
    order_id uuid NOT NULL REFERENCES orders (id),
    place integer NOT NULL,
    product_id bigint NOT NULL REFERENCES products (id),
    quantity integer NOT NULL,
    unit_cents integer NOT NULL,
    PRIMARY KEY (order_id, place)
);
CREATE TABLE readings (
    sensor text NOT NULL,
    taken_at timestamptz(3) NOT NULL,
    value double precision NOT NULL,
    PRIMARY KEY (sensor, taken_at)
);
CREATE TABLE posts (
    id bigint PRIMARY KEY,
    author_id bigint NOT NULL REFERENCES customers (id),
    slug text NOT NULL UNIQUE,
    title text NOT NULL,
    body text NOT NULL,
    views integer DEFAULT 0 NOT NULL,
    published_at timestamptz(3)
);
CREATE TABLE post_tags (
    post_id bigint NOT NULL REFERENCES posts (id),
    tag text NOT NULL,
    PRIMARY KEY (post_id, tag)
);
