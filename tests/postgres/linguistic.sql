CREATE FUNCTION public.after_in_a_dictionary(text, text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT lower($1) OPERATOR(pg_catalog.>) lower($2) $$;

CREATE OPERATOR public.> (LEFTARG = text, RIGHTARG = text, FUNCTION = public.after_in_a_dictionary)
