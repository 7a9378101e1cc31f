-- What a move remembers in its target, so that it goes on after kill -9: no row here is the application's. Dropped when the move is done.
CREATE SCHEMA IF NOT EXISTS twinsql_transfer;

-- One row while a move is under way. Its owner changes when somebody goes on with it: what the old owner's processes still do fails then.
CREATE TABLE IF NOT EXISTS twinsql_transfer.move (
    owner text PRIMARY KEY,
    one boolean NOT NULL DEFAULT TRUE UNIQUE CHECK (one),
    place text NOT NULL,
    snapshot text NOT NULL,
    plan text NOT NULL,
    beat timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Pieces of tables, and how far each was copied: written by the transaction that writes the rows.
CREATE TABLE IF NOT EXISTS twinsql_transfer.piece (
    number integer PRIMARY KEY,
    source text NOT NULL,
    target text NOT NULL,
    first bigint,
    after bigint,
    last bigint,
    rows bigint NOT NULL DEFAULT 0,
    done boolean NOT NULL DEFAULT FALSE
);

-- What is still to be said to the target: `after` the rows, to `undo` the move, or to `restore` what was there, in either case.
-- Each row goes with the transaction that says it.
CREATE TABLE IF NOT EXISTS twinsql_transfer.task (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('after', 'restore', 'undo')),
    statement text NOT NULL
);

-- Rows that were left out, by their place in the snapshot.
CREATE TABLE IF NOT EXISTS twinsql_transfer.quarantine (
    source text NOT NULL,
    place bigint NOT NULL,
    source_column text NOT NULL,
    reason text NOT NULL
);
