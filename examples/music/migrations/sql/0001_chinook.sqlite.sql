-- of 4968c3b3
-- The Chinook sample database: tables, columns and keys as in its PostgreSQL edition, time stamps cut to the millisecond.
CREATE TABLE artist (
    artist_id INT NOT NULL PRIMARY KEY CHECK (artist_id BETWEEN -2147483648 AND 2147483647),
    name TEXT CHECK (length(name) <= 120)
) STRICT;

CREATE TABLE album (
    album_id INT NOT NULL PRIMARY KEY CHECK (album_id BETWEEN -2147483648 AND 2147483647),
    title TEXT NOT NULL CHECK (length(title) <= 160),
    artist_id INTEGER NOT NULL REFERENCES artist (artist_id) CHECK (artist_id BETWEEN -2147483648 AND 2147483647)
) STRICT;

CREATE INDEX album_artist_id_idx ON album (artist_id);

CREATE TABLE employee (
    employee_id INT NOT NULL PRIMARY KEY CHECK (employee_id BETWEEN -2147483648 AND 2147483647),
    last_name TEXT NOT NULL CHECK (length(last_name) <= 20),
    first_name TEXT NOT NULL CHECK (length(first_name) <= 20),
    title TEXT CHECK (length(title) <= 30),
    reports_to INTEGER REFERENCES employee (employee_id) CHECK (reports_to BETWEEN -2147483648 AND 2147483647),
    birth_date TEXT
        CHECK (birth_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M:%S', substr(birth_date, 1, 19), '+0 days') IS substr(birth_date, 1, 19) AND birth_date >= '0001'),
    hire_date TEXT
        CHECK (hire_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M:%S', substr(hire_date, 1, 19), '+0 days') IS substr(hire_date, 1, 19) AND hire_date >= '0001'),
    address TEXT CHECK (length(address) <= 70),
    city TEXT CHECK (length(city) <= 40),
    state TEXT CHECK (length(state) <= 40),
    country TEXT CHECK (length(country) <= 40),
    postal_code TEXT CHECK (length(postal_code) <= 10),
    phone TEXT CHECK (length(phone) <= 24),
    fax TEXT CHECK (length(fax) <= 24),
    email TEXT CHECK (length(email) <= 60)
) STRICT;

CREATE INDEX employee_reports_to_idx ON employee (reports_to);

CREATE TABLE customer (
    customer_id INT NOT NULL PRIMARY KEY CHECK (customer_id BETWEEN -2147483648 AND 2147483647),
    first_name TEXT NOT NULL CHECK (length(first_name) <= 40),
    last_name TEXT NOT NULL CHECK (length(last_name) <= 20),
    company TEXT CHECK (length(company) <= 80),
    address TEXT CHECK (length(address) <= 70),
    city TEXT CHECK (length(city) <= 40),
    state TEXT CHECK (length(state) <= 40),
    country TEXT CHECK (length(country) <= 40),
    postal_code TEXT CHECK (length(postal_code) <= 10),
    phone TEXT CHECK (length(phone) <= 24),
    fax TEXT CHECK (length(fax) <= 24),
    email TEXT NOT NULL CHECK (length(email) <= 60),
    support_rep_id INTEGER REFERENCES employee (employee_id) CHECK (support_rep_id BETWEEN -2147483648 AND 2147483647)
) STRICT;

CREATE INDEX customer_support_rep_id_idx ON customer (support_rep_id);

CREATE TABLE genre (
    genre_id INT NOT NULL PRIMARY KEY CHECK (genre_id BETWEEN -2147483648 AND 2147483647),
    name TEXT CHECK (length(name) <= 120)
) STRICT;

CREATE TABLE media_type (
    media_type_id INT NOT NULL PRIMARY KEY CHECK (media_type_id BETWEEN -2147483648 AND 2147483647),
    name TEXT CHECK (length(name) <= 120)
) STRICT;

CREATE TABLE track (
    track_id INT NOT NULL PRIMARY KEY CHECK (track_id BETWEEN -2147483648 AND 2147483647),
    name TEXT NOT NULL CHECK (length(name) <= 200),
    album_id INTEGER REFERENCES album (album_id) CHECK (album_id BETWEEN -2147483648 AND 2147483647),
    media_type_id INTEGER NOT NULL REFERENCES media_type (media_type_id)
        CHECK (media_type_id BETWEEN -2147483648 AND 2147483647),
    genre_id INTEGER REFERENCES genre (genre_id) CHECK (genre_id BETWEEN -2147483648 AND 2147483647),
    composer TEXT CHECK (length(composer) <= 220),
    milliseconds INTEGER NOT NULL CHECK (milliseconds BETWEEN -2147483648 AND 2147483647),
    bytes INTEGER CHECK (bytes BETWEEN -2147483648 AND 2147483647),
    unit_price INTEGER NOT NULL CHECK (unit_price BETWEEN -9999999999 AND 9999999999)
) STRICT;

CREATE INDEX track_album_id_idx ON track (album_id);

CREATE INDEX track_genre_id_idx ON track (genre_id);

CREATE INDEX track_media_type_id_idx ON track (media_type_id);

CREATE TABLE playlist (
    playlist_id INT NOT NULL PRIMARY KEY CHECK (playlist_id BETWEEN -2147483648 AND 2147483647),
    name TEXT CHECK (length(name) <= 120)
) STRICT;

CREATE TABLE playlist_track (
    playlist_id INTEGER NOT NULL REFERENCES playlist (playlist_id)
        CHECK (playlist_id BETWEEN -2147483648 AND 2147483647),
    track_id INTEGER NOT NULL REFERENCES track (track_id) CHECK (track_id BETWEEN -2147483648 AND 2147483647),
    PRIMARY KEY (playlist_id, track_id)
) STRICT;

CREATE INDEX playlist_track_track_id_idx ON playlist_track (track_id);

CREATE TABLE invoice (
    invoice_id INT NOT NULL PRIMARY KEY CHECK (invoice_id BETWEEN -2147483648 AND 2147483647),
    customer_id INTEGER NOT NULL REFERENCES customer (customer_id)
        CHECK (customer_id BETWEEN -2147483648 AND 2147483647),
    invoice_date TEXT NOT NULL
        CHECK (invoice_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M:%S', substr(invoice_date, 1, 19), '+0 days') IS substr(invoice_date, 1, 19) AND invoice_date >= '0001'),
    billing_address TEXT CHECK (length(billing_address) <= 70),
    billing_city TEXT CHECK (length(billing_city) <= 40),
    billing_state TEXT CHECK (length(billing_state) <= 40),
    billing_country TEXT CHECK (length(billing_country) <= 40),
    billing_postal_code TEXT CHECK (length(billing_postal_code) <= 10),
    total INTEGER NOT NULL CHECK (total BETWEEN -9999999999 AND 9999999999)
) STRICT;

CREATE INDEX invoice_customer_id_idx ON invoice (customer_id);

CREATE INDEX invoice_invoice_date_idx ON invoice (invoice_date, invoice_id);

CREATE TABLE invoice_line (
    invoice_line_id INT NOT NULL PRIMARY KEY CHECK (invoice_line_id BETWEEN -2147483648 AND 2147483647),
    invoice_id INTEGER NOT NULL REFERENCES invoice (invoice_id) CHECK (invoice_id BETWEEN -2147483648 AND 2147483647),
    track_id INTEGER NOT NULL REFERENCES track (track_id) CHECK (track_id BETWEEN -2147483648 AND 2147483647),
    unit_price INTEGER NOT NULL CHECK (unit_price BETWEEN -9999999999 AND 9999999999),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN -2147483648 AND 2147483647)
) STRICT;

CREATE INDEX invoice_line_invoice_id_idx ON invoice_line (invoice_id);

CREATE INDEX invoice_line_track_id_idx ON invoice_line (track_id);

-- rollback

DROP TABLE invoice_line;

DROP TABLE invoice;

DROP TABLE playlist_track;

DROP TABLE playlist;

DROP TABLE track;

DROP TABLE media_type;

DROP TABLE genre;

DROP TABLE customer;

DROP TABLE employee;

DROP TABLE album;

DROP TABLE artist;
