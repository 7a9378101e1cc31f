-- name: artist(id: int) -> Artist | None
-- The artist with this id.
SELECT artist_id,
       name
  FROM artist
 WHERE artist_id = :id;

-- name: search_artists(words: str, most: int) -> list[Artist]
-- Artists whose name holds *words*, in whatever case.
SELECT artist_id,
       name
  FROM artist
 WHERE name ILIKE '%' || :words || '%'
 ORDER BY lower(name), artist_id
 LIMIT :most;

-- name: albums_of(artist_id: int) -> list[Album]
-- An artist's albums with number of tracks and length in seconds.
SELECT a.album_id,
       a.title,
       count(t.track_id) AS tracks,
       coalesce(sum(t.milliseconds), 0) / 1000 AS seconds
  FROM album AS a
  LEFT JOIN track AS t USING (album_id)
 WHERE a.artist_id = :artist_id
 GROUP BY a.album_id, a.title
 ORDER BY a.title, a.album_id;

-- name: track_page(after_name: str, after_id: int, most: int) -> list[TrackLine]
-- Tracks in the order of their names, a page at a time.
SELECT track_id,
       name,
       composer,
       unit_price
  FROM track
 WHERE (name, track_id) > (:after_name, :after_id)
 ORDER BY name, track_id
 LIMIT :most;

-- name: tracks_by_ids(ids: list[int]) -> list[TrackLine]
-- The tracks among *ids* that there are.
SELECT track_id,
       name,
       composer,
       unit_price
  FROM track
 WHERE track_id = ANY(:ids)
 ORDER BY track_id;

-- name: find_tracks(pattern: str, genre: str | None, cheapest: Decimal, dearest: Decimal) -> list[FoundTrack]
-- Tracks that match a pattern of LIKE, of one genre or any, within a span of prices.
SELECT t.track_id,
       t.name,
       coalesce(g.name, 'none') AS genre,
       t.unit_price,
       to_char(make_interval(secs => t.milliseconds / 1000), 'HH24:MI:SS') AS length
  FROM track AS t
  LEFT JOIN genre AS g USING (genre_id)
 WHERE t.name ILIKE :pattern
   AND (:genre::text IS NULL OR g.name = :genre)
   AND t.unit_price BETWEEN :cheapest AND :dearest
 ORDER BY t.unit_price DESC, t.name, t.track_id;

-- name: composers_by_word(word: str) -> list[Composer]
-- Composers whose credit holds a word, with what they wrote.
SELECT composer,
       count(*) AS tracks,
       round(avg(milliseconds) / 1000, 1) AS seconds
  FROM track
 WHERE composer ~* ('\y' || :word || '\y')
 GROUP BY composer
 ORDER BY tracks DESC, composer;

-- name: longest_per_genre(each: int) -> list[LongTrack]
-- The longest tracks of each genre.
SELECT g.name AS genre,
       l.track_id,
       l.name,
       l.milliseconds
  FROM genre AS g
 CROSS JOIN LATERAL (SELECT t.track_id,
                            t.name,
                            t.milliseconds
                       FROM track AS t
                      WHERE t.genre_id = g.genre_id
                      ORDER BY t.milliseconds DESC, t.track_id
                      LIMIT :each) AS l
 ORDER BY g.name, g.genre_id, l.milliseconds DESC, l.track_id;

-- name: first_album_of_each() -> list[FirstAlbum]
-- For each artist the album with the lowest number.
SELECT DISTINCT ON (r.artist_id)
       r.artist_id,
       r.name,
       a.title
  FROM artist AS r
  JOIN album AS a USING (artist_id)
 ORDER BY r.artist_id, a.album_id;

-- name: album_sheet(album_id: int) -> Json | None
-- An album as a JSON document, tracks in order.
SELECT jsonb_build_object(
           'album', a.title,
           'artist', r.name,
           'tracks', jsonb_agg(jsonb_build_object('id', t.track_id, 'name', t.name, 'price', t.unit_price) ORDER BY t.track_id)
       ) AS sheet
  FROM album AS a
  JOIN artist AS r USING (artist_id)
  JOIN track AS t USING (album_id)
 WHERE a.album_id = :album_id
 GROUP BY a.album_id, a.title, r.name;

-- name: without_tracks() -> list[Artist]
-- Artists of whom there is no track.
SELECT r.artist_id,
       r.name
  FROM artist AS r
 WHERE NOT EXISTS (SELECT 1
                     FROM album AS a
                     JOIN track AS t USING (album_id)
                    WHERE a.artist_id = r.artist_id)
 ORDER BY r.artist_id;

-- name: raise_prices(genre: str, percent: int) -> list[NewPrice]
-- Raise the prices of a genre, rounded to the cent.
UPDATE track AS t
   SET unit_price = round(t.unit_price * (100 + :percent::integer) / 100, 2)
  FROM genre AS g
 WHERE g.genre_id = t.genre_id
   AND g.name = :genre
RETURNING t.track_id, t.unit_price;
