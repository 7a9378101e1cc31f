-- Defaults that are literals of times.
CREATE TABLE opened (
    name TEXT NOT NULL PRIMARY KEY,
    since TEXT NOT NULL DEFAULT '2024-02-29'
        CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' AND date(since, '+0 days') IS since AND since >= '0001'),
    opens TEXT NOT NULL DEFAULT '09:00:00.000'
        CHECK (opens GLOB '[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]' AND opens < '24'),
    start TEXT NOT NULL DEFAULT '2024-02-29T01:00:00.000Z'
        CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(start, 1, 19), '+0 days') IS substr(start, 1, 19) AND start >= '0001'),
    local TEXT DEFAULT '2024-02-29T10:00:00.500'
        CHECK (local GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M:%S', substr(local, 1, 19), '+0 days') IS substr(local, 1, 19) AND local >= '0001'),
    nobody TEXT NOT NULL DEFAULT '00000000-0000-0000-0000-00000000000a'
        CHECK (nobody GLOB '????????-????-????-????-????????????' AND replace(nobody, '-', '') NOT GLOB '*[^0-9a-f]*' AND length(replace(nobody, '-', '')) = 32)
) STRICT;

-- rollback

DROP TABLE opened;
