-- What the server makes of a text, a pattern, the letters of options and a replacement: answers, or that it fails.
CREATE FUNCTION regex_answers(t text, p text, f text, r text) RETURNS json LANGUAGE plpgsql AS $$
BEGIN
    RETURN json_build_object(
        'like', regexp_like(t, p, f),
        'match', regexp_match(t, p, f),
        'matches', (SELECT json_agg(x) FROM regexp_matches(t, p, f || 'g') AS x),
        'first', regexp_replace(t, p, r, f),
        'replace', regexp_replace(t, p, r, f || 'g'),
        'split', regexp_split_to_array(t, p, f),
        'count', regexp_count(t, p, 1, f),
        'later', regexp_count(t, p, 2, f),
        'place', regexp_instr(t, p, 1, 2, 1, f, 1),
        'part', regexp_substr(t, p, 1, 1, f)
    );
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN NULL;
END
$$;
