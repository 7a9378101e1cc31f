-- name: all_with_length() -> list[PlaylistLength]
-- Playlists with number of tracks, length and the price of all.
SELECT p.playlist_id,
       p.name,
       count(t.track_id) AS tracks,
       coalesce(sum(t.milliseconds), 0) AS milliseconds,
       coalesce(sum(t.unit_price), 0.00) AS price
  FROM playlist AS p
  LEFT JOIN playlist_track AS pt USING (playlist_id)
  LEFT JOIN track AS t USING (track_id)
 GROUP BY p.playlist_id, p.name
 ORDER BY p.name, p.playlist_id;

-- name: genres_in(playlist_id: int) -> str | None
-- The genres of a playlist in one line.
SELECT string_agg(DISTINCT g.name, ', ' ORDER BY g.name)
  FROM playlist_track AS pt
  JOIN track AS t USING (track_id)
  JOIN genre AS g USING (genre_id)
 WHERE pt.playlist_id = :playlist_id;

-- name: add_tracks(playlist_id: int, ids: list[int]) -> Affected
-- Put tracks into a playlist; those that are in it stay.
INSERT INTO playlist_track (playlist_id, track_id)
SELECT :playlist_id::integer,
       t.track_id
  FROM track AS t
 WHERE t.track_id = ANY(:ids)
ON CONFLICT (playlist_id, track_id) DO NOTHING;

-- name: remove_genre(playlist_id: int, genre: str) -> Affected
-- Take all tracks of a genre out of a playlist.
DELETE FROM playlist_track AS pt
 USING track AS t, genre AS g
 WHERE pt.playlist_id = :playlist_id
   AND t.track_id = pt.track_id
   AND g.genre_id = t.genre_id
   AND g.name = :genre;

-- name: in_both(one: int, other: int) -> list[int]
-- Tracks that two playlists share.
SELECT track_id
  FROM playlist_track
 WHERE playlist_id = :one
INTERSECT
SELECT track_id
  FROM playlist_track
 WHERE playlist_id = :other
 ORDER BY track_id;

-- name: reorder(ids: list[int]) -> list[Numbered]
-- Tracks in the order given, with their place in it.
SELECT w.place,
       t.track_id,
       t.name
  FROM unnest(:ids::integer[]) WITH ORDINALITY AS w(track_id, place)
  JOIN track AS t USING (track_id)
 ORDER BY w.place;

-- name: rename(playlist_id: int, name: str) -> Affected
UPDATE playlist
   SET name = :name
 WHERE playlist_id = :playlist_id;
