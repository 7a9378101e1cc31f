-- What tools and dumps write.
SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SELECT pg_catalog.set_config('search_path', '', false);
SET search_path = public;
CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA pg_catalog;
COMMENT ON EXTENSION plpgsql IS 'of no use here';
CREATE TYPE public.mood AS ENUM ('glad', 'sad');

CREATE TABLE "authors" (
    PRIMARY KEY (id),
    id serial,
    name varchar NOT NULL DEFAULT ''::character varying,
    born int4 DEFAULT '-1'::integer,
    is_known bool NOT NULL DEFAULT 'f',
    mood public.mood DEFAULT 'glad'::public.mood NULL,
    made_at timestamp(3) without time zone NOT NULL DEFAULT (now() AT TIME ZONE 'utc'),
    seen_on date DEFAULT CURRENT_DATE,
    seen_at timestamp(3) DEFAULT now(),
    since timestamptz(3) NOT NULL DEFAULT '2024-01-01' CHECK (since > '2000-01-01'),
    extra jsonb DEFAULT '{}'::jsonb NOT NULL
);
CREATE TABLE public.books (
    id integer NOT NULL,
    author_id integer DEFAULT 1 REFERENCES public.authors (id) MATCH FULL ON DELETE SET DEFAULT DEFERRABLE INITIALLY DEFERRED,
    editor_id int8 REFERENCES authors (id) ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY IMMEDIATE,
    title text COLLATE "C",
    pages smallint CONSTRAINT books_pages_check CHECK (((pages > 0) AND (pages < 1000)))
);
ALTER TABLE public.books OWNER TO CURRENT_USER;
CREATE SEQUENCE public.books_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.books_id_seq OWNED BY public.books.id;
ALTER TABLE ONLY public.books ALTER COLUMN id SET DEFAULT nextval('public.books_id_seq'::regclass);
ALTER TABLE ONLY public.books
    ADD CONSTRAINT books_pkey PRIMARY KEY (id);
INSERT INTO public.authors (name) VALUES ('first'), ('second');

CREATE INDEX ON books (author_id);
CREATE INDEX ON books (author_id);
CREATE INDEX books_title ON public.books USING btree (title text_pattern_ops DESC NULLS LAST);
CREATE INDEX books_hash ON books USING hash (title);
CREATE INDEX authors_extra ON authors USING gin (extra jsonb_path_ops);
CREATE INDEX authors_lower ON authors (lower(name));
GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC;

-- rollback
DROP INDEX authors_lower;
DROP TABLE IF EXISTS authors CASCADE;
TRUNCATE books RESTART IDENTITY;
DROP TABLE books;
DROP TYPE IF EXISTS mood CASCADE;
