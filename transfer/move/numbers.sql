-- The sequence of a column goes on behind the source's numbers and those of the rows, never back.
SELECT setval(
           %(sequence)s::regclass,
           least(greatest(%(next)s::numeric, coalesce(%(greatest)s::numeric + 1, seqmin), %(given)s::numeric, seqmin), seqmax)::bigint,
           FALSE
       )
  FROM pg_sequence
 WHERE seqrelid = %(sequence)s::regclass AND seqincrement > 0
