-- What of a quarantine is in the target: written with the rows, read where a replay died before it could take them out of its file.
CREATE SCHEMA IF NOT EXISTS twinsql_replay;
CREATE TABLE IF NOT EXISTS twinsql_replay.replayed (quarantine text NOT NULL, version bigint NOT NULL, source text NOT NULL, place bigint NOT NULL);
