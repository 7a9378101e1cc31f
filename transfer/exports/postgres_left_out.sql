-- What an export does not say and no row or answer hangs on: told, so that nobody misses it unawares.
SELECT 'rights (GRANT) of ' || c.oid::regclass::text
  FROM pg_class AS c
 WHERE relacl IS NOT NULL AND c.oid >= 16384
   AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e')
UNION ALL
SELECT 'settings of the database' FROM pg_db_role_setting JOIN pg_database AS d ON d.oid = setdatabase WHERE datname = current_database()
UNION ALL
SELECT 'publication ' || pubname FROM pg_publication
UNION ALL
SELECT 'tablespace of ' || oid::regclass::text FROM pg_class WHERE reltablespace <> 0 AND oid >= 16384
UNION ALL
SELECT 'replica identity of ' || oid::regclass::text FROM pg_class WHERE relkind = 'r' AND relreplident <> 'd' AND oid >= 16384
UNION ALL
SELECT 'order of CLUSTER of ' || indrelid::regclass::text FROM pg_index WHERE indisclustered AND indrelid >= 16384
UNION ALL
SELECT format('how %s.%I is compressed, stored or counted', attrelid::regclass, attname)
  FROM pg_attribute AS a
  JOIN pg_type AS t ON t.oid = atttypid
  JOIN pg_class AS c ON c.oid = attrelid
 WHERE c.oid >= 16384 AND c.relkind = 'r' AND attnum > 0 AND NOT attisdropped
   AND (attstorage <> typstorage OR attcompression <> '' OR coalesce(attstattarget, -1) <> -1 OR attoptions IS NOT NULL)
 ORDER BY 1
