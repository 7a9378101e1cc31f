-- Sequences that give columns their numbers: serials and identities, and what defaults of columns and of their domains call.
WITH relation AS (
    SELECT c.oid, c.relname, a.attnum, a.attname, a.atttypid, a.attidentity, d.oid AS adoid, pg_get_expr(d.adbin, d.adrelid) AS expression
      FROM pg_catalog.pg_class AS c
      JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY (%(tables)s)
),
called AS (
    SELECT r.oid, r.attnum, d.objid AS sequence
      FROM relation AS r
      JOIN pg_catalog.pg_depend AS d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = r.oid AND d.refobjsubid = r.attnum
     WHERE d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
    UNION
    SELECT r.oid, r.attnum, d.refobjid
      FROM relation AS r
      JOIN pg_catalog.pg_depend AS d
        ON (d.classid = 'pg_attrdef'::regclass AND d.objid = r.adoid)
        OR (d.classid = 'pg_type'::regclass AND d.objid = r.atttypid AND r.adoid IS NULL)
     WHERE d.refclassid = 'pg_class'::regclass
    UNION
    -- A name that is looked up at each call is no dependency.
    SELECT r.oid, r.attnum, to_regclass(named[1])
      FROM relation AS r
     CROSS JOIN regexp_matches(r.expression, $$nextval\(\('([^']+)'::text\)::regclass\)$$, 'g') AS named
)
SELECT r.relname::text,
       r.attname::text,
       r.atttypid::regtype::text IN ('smallint', 'integer', 'bigint'),
       s.oid::regclass::text,
       q.seqincrement,
       CASE WHEN q.seqincrement > 0 THEN q.seqmax ELSE q.seqmin END,
       r.attidentity <> '' OR coalesce(r.expression ~ $re$^\(*nextval\(\(?'([^']|'')+'::(text\)::)?regclass\)[^*/%%+|-]*$$re$, TRUE),
       CASE WHEN NOT has_schema_privilege(s.relnamespace, 'USAGE') THEN format('%%I', n.nspname) ELSE '' END,
       has_sequence_privilege(s.oid, 'SELECT'),
       has_sequence_privilege(s.oid, 'UPDATE')
  FROM called
  JOIN relation AS r USING (oid, attnum)
  JOIN pg_catalog.pg_class AS s ON s.oid = called.sequence AND s.relkind = 'S'
  JOIN pg_catalog.pg_namespace AS n ON n.oid = s.relnamespace
  JOIN pg_catalog.pg_sequence AS q ON q.seqrelid = s.oid
 ORDER BY r.relname, r.attnum, 4
