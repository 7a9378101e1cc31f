-- name: artists(rows: list[NewArtist]) -> Affected
INSERT INTO artist (artist_id, name)
VALUES (:artist_id, :name);

-- name: albums(rows: list[NewAlbum]) -> Affected
INSERT INTO album (album_id, title, artist_id)
VALUES (:album_id, :title, :artist_id);

-- name: genres(rows: list[NewGenre]) -> Affected
INSERT INTO genre (genre_id, name)
VALUES (:genre_id, :name);

-- name: media_types(rows: list[NewMediaType]) -> Affected
INSERT INTO media_type (media_type_id, name)
VALUES (:media_type_id, :name);

-- name: tracks(rows: list[NewTrack]) -> Affected
INSERT INTO track (track_id, name, album_id, media_type_id, genre_id, composer, milliseconds, unit_price)
VALUES (:track_id, :name, :album_id, :media_type_id, :genre_id, :composer, :milliseconds, :unit_price);

-- name: employees(rows: list[NewEmployee]) -> Affected
INSERT INTO employee (employee_id, last_name, first_name, title, reports_to, hire_date)
VALUES (:employee_id, :last_name, :first_name, :title, :reports_to, :hire_date);

-- name: customers(rows: list[NewCustomer]) -> Affected
INSERT INTO customer (customer_id, first_name, last_name, country, city, email, support_rep_id)
VALUES (:customer_id, :first_name, :last_name, :country, :city, :email, :support_rep_id);

-- name: invoices(rows: list[NewInvoice]) -> Affected
INSERT INTO invoice (invoice_id, customer_id, invoice_date, billing_city, billing_country, total)
VALUES (:invoice_id, :customer_id, :invoice_date, :billing_city, :billing_country, :total);

-- name: invoice_lines(rows: list[NewInvoiceLine]) -> Affected
INSERT INTO invoice_line (invoice_line_id, invoice_id, track_id, unit_price, quantity)
VALUES (:invoice_line_id, :invoice_id, :track_id, :unit_price, :quantity);

-- name: playlists(rows: list[NewPlaylist]) -> Affected
INSERT INTO playlist (playlist_id, name)
VALUES (:playlist_id, :name);
