SELECT t.oid, CASE WHEN 'e' IN (t.typtype, e.typtype) THEN 'enum ' ELSE '' END || format_type(t.oid, NULL)
  FROM pg_catalog.pg_type AS t LEFT JOIN pg_catalog.pg_type AS e ON e.oid = t.typelem WHERE t.oid = ANY(%s::oid[])
