-- Foreign keys and triggers of the tables that are filled: the statement that takes each away, and the one that brings it back as it was.
-- Those of other tables come last: as long as they are away, the tables can be emptied.
SELECT format('ALTER TABLE %%I.%%I DROP CONSTRAINT %%I', nspname, relname, conname),
       format('ALTER TABLE %%I.%%I ADD CONSTRAINT %%I %%s', nspname, relname, conname, pg_get_constraintdef(c.oid)),
       c.conrelid <> ALL (%(tables)s::regclass[]) AS others,
       relname,
       ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = c.conrelid AND attnum = ANY (c.conkey))
  FROM pg_constraint AS c
  JOIN pg_class AS t ON t.oid = c.conrelid
  JOIN pg_namespace AS n ON n.oid = t.relnamespace
 WHERE c.contype = 'f' AND c.conparentid = 0 AND (c.conrelid = ANY (%(tables)s::regclass[]) OR c.confrelid = ANY (%(tables)s::regclass[]))
UNION ALL
SELECT format('ALTER TABLE %%I.%%I DISABLE TRIGGER %%I', nspname, relname, tgname),
       format(
           'ALTER TABLE %%I.%%I ENABLE %%sTRIGGER %%I',
           nspname, relname, CASE tgenabled WHEN 'R' THEN 'REPLICA ' WHEN 'A' THEN 'ALWAYS ' ELSE '' END, tgname
       ),
       FALSE,
       relname,
       '{}'
  FROM pg_trigger AS g
  JOIN pg_class AS t ON t.oid = g.tgrelid
  JOIN pg_namespace AS n ON n.oid = t.relnamespace
 WHERE NOT g.tgisinternal AND g.tgparentid = 0 AND g.tgenabled <> 'D' AND g.tgrelid = ANY (%(tables)s::regclass[])
 ORDER BY others, 1
