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
       set_config('idle_in_transaction_session_timeout', '0', FALSE),
       set_config('row_security', 'off', FALSE),
       getdatabaseencoding()
