-- Foreign keys and triggers of the tables that are filled: the statement that takes each away, and the one that brings it back as it was.
-- Those of other tables come last: as long as they are away, the tables can be emptied. A partition may have its own.
WITH filled AS (
    SELECT oid
      FROM unnest(%(tables)s::regclass[]) AS given (oid)
    UNION
    SELECT relid
      FROM unnest(%(tables)s::regclass[]) AS given (oid)
     CROSS JOIN pg_partition_tree(given.oid)
),
reference AS (
    SELECT c.oid, nspname, relname, conname, conrelid, conkey, conrelid NOT IN (SELECT oid FROM filled) AS others
      FROM pg_constraint AS c
      JOIN pg_class AS t ON t.oid = c.conrelid
      JOIN pg_namespace AS n ON n.oid = t.relnamespace
     WHERE c.contype = 'f'
       AND c.conparentid = 0
       AND (c.conrelid IN (SELECT oid FROM filled) OR c.confrelid IN (SELECT oid FROM filled))
)
SELECT format('ALTER TABLE %%I.%%I DROP CONSTRAINT %%I', nspname, relname, conname),
       format('ALTER TABLE %%I.%%I ADD CONSTRAINT %%I %%s', nspname, relname, conname, pg_get_constraintdef(oid)),
       others,
       relname,
       ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey))
  FROM reference
UNION ALL
-- The comment goes with the foreign key, by itself.
SELECT 'SELECT',
       format('COMMENT ON CONSTRAINT %%I ON %%I.%%I IS %%L', conname, nspname, relname, description),
       others,
       relname,
       '{}'
  FROM reference
  JOIN pg_description ON objoid = oid AND classoid = 'pg_constraint'::regclass
UNION ALL
-- Each for itself: that of a partition may be on where its parent's is off.
SELECT format('ALTER TABLE ONLY %%I.%%I DISABLE TRIGGER %%I', nspname, relname, tgname),
       format(
           'ALTER TABLE ONLY %%I.%%I ENABLE %%sTRIGGER %%I',
           nspname, relname, CASE tgenabled WHEN 'R' THEN 'REPLICA ' WHEN 'A' THEN 'ALWAYS ' ELSE '' END, tgname
       ),
       FALSE,
       relname,
       '{}'
  FROM pg_trigger AS g
  JOIN pg_class AS t ON t.oid = g.tgrelid
  JOIN pg_namespace AS n ON n.oid = t.relnamespace
 WHERE NOT g.tgisinternal AND g.tgenabled <> 'D' AND g.tgrelid IN (SELECT oid FROM filled)
 ORDER BY others, 1
