-- What an import remembers in its target, so that it goes on after kill -9; dropped when it is done.
CREATE SCHEMA twinsql_import;

CREATE TABLE twinsql_import.export (digest text PRIMARY KEY, made boolean NOT NULL);

-- Tables whose rows are in: written by the transaction that writes the rows.
CREATE TABLE twinsql_import.filled (name text PRIMARY KEY);

-- What is still to be said once the rows are in.
CREATE TABLE twinsql_import.later (number integer PRIMARY KEY, kind text NOT NULL, name text NOT NULL, statement text NOT NULL);
