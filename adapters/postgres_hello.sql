-- Said to every new connection: what the codecs count on, and whether the database can give the answers that SQLite gives.
SELECT set_config('TimeZone', 'UTC', FALSE),
       set_config('DateStyle', 'ISO, YMD', FALSE),
       set_config('standard_conforming_strings', 'on', FALSE),
       set_config('extra_float_digits', '1', FALSE),
       current_setting('server_version_num')::integer,
       getdatabaseencoding() = 'UTF8' AND lower('ÄÖ'::text) = 'äö',
       'a'::text > 'B'::text AND 'Z'::text < 'a'::text
