-- Said to every connection of a transfer: forms that do not hang on the server's settings, and no limit in time.
SELECT set_config('TimeZone', 'UTC', FALSE),
       set_config('DateStyle', 'ISO, YMD', FALSE),
       set_config('IntervalStyle', 'iso_8601', FALSE),
       set_config('standard_conforming_strings', 'on', FALSE),
       set_config('extra_float_digits', '1', FALSE),
       set_config('bytea_output', 'hex', FALSE),
       set_config('lc_monetary', 'C', FALSE),
       set_config('xmloption', 'content', FALSE),
       set_config('client_min_messages', 'error', FALSE),
       set_config('statement_timeout', '0', FALSE),
       set_config('lock_timeout', '0', FALSE),
       set_config('idle_in_transaction_session_timeout', '0', FALSE),
       set_config('idle_session_timeout', '0', FALSE),
       -- Since PostgreSQL 17.
       (SELECT set_config(name, '0', FALSE) FROM pg_catalog.pg_settings WHERE name = 'transaction_timeout'),
       -- What is told to be done lasts through a crash.
       set_config('synchronous_commit', replace(current_setting('synchronous_commit'), 'off', 'on'), FALSE),
       set_config('row_security', 'off', FALSE),
       getdatabaseencoding()
