"""Moves into targets that somebody else has made: what stands in their tables stays as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from twinsql.transfer.copy import journal
from twinsql.transfer.copy.workers import copy_pieces
from twinsql.transfer.move import carrying
from twinsql.transfer.outcome import Exit, TransferInterrupted, TransferRefused

from tests.transfer.asking import rows, run
from tests.transfer.moving import moved
from tests.transfer.test_move import Died, dying

if TYPE_CHECKING:
    from pathlib import Path

    from twinsql.transfer.move.options import Moved


def carried(folder: Path, url: str, source: str, target: str, **options: Any) -> Moved:
    """What becomes of a move of the file that *source* makes into the tables of *target*."""
    path = folder / "source.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(source)
    run(url, target)
    return moved(path, url, folder / "work", **options)


PROFILES = """
CREATE TABLE users (id INTEGER PRIMARY KEY);
CREATE TABLE profiles (id INTEGER PRIMARY KEY, owner INTEGER);
INSERT INTO users VALUES (100);
INSERT INTO profiles VALUES (1, 7), (2, 8), (3, NULL);
"""
ACCOUNTS = """
CREATE SCHEMA auth;
CREATE TABLE auth.users (id bigint PRIMARY KEY);
INSERT INTO auth.users VALUES (7), (8);
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE profiles (id bigint PRIMARY KEY, owner bigint REFERENCES auth.users);
"""


def test_a_foreign_key_to_a_table_of_another_schema_is_kept(tmp_path: Path, fresh_postgres: str) -> None:
    found = carried(tmp_path, fresh_postgres, PROFILES, ACCOUNTS)
    assert (found.exit, found.rows) == (Exit.EQUAL, {"users": 1, "profiles": 3})
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        run(fresh_postgres, "INSERT INTO profiles VALUES (4, 100)")


def test_rows_without_a_parent_in_another_schema_are_refused(tmp_path: Path, fresh_postgres: str) -> None:
    with pytest.raises(TransferRefused, match="profiles_owner_fkey"):
        carried(tmp_path, fresh_postgres, PROFILES, f"{ACCOUNTS} DELETE FROM auth.users WHERE id = 8")
    assert rows(fresh_postgres, "SELECT count(*) FROM profiles") == [(0,)]


def test_a_check_is_proved_whatever_it_says(tmp_path: Path, fresh_postgres: str) -> None:
    source = "CREATE TABLE t (id INTEGER PRIMARY KEY, state TEXT); INSERT INTO t VALUES (1, 'it IS NOT VALID yet')"
    target = "CREATE TABLE t (id bigint PRIMARY KEY, state text CHECK (state IN ('it IS NOT VALID yet', 'and NO INHERIT')) NO INHERIT)"
    assert carried(tmp_path, fresh_postgres, source, target).exit == Exit.EQUAL


LOGS = """
CREATE TABLE users (id INTEGER PRIMARY KEY);
CREATE TABLE logs (id INTEGER PRIMARY KEY, owner INTEGER);
INSERT INTO users VALUES (1), (200);
INSERT INTO logs VALUES (1, 200), (2, 1), (200, 1);
"""
PARTITIONS = """
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE logs (id bigint PRIMARY KEY, owner bigint REFERENCES users) PARTITION BY RANGE (id);
CREATE TABLE low PARTITION OF logs FOR VALUES FROM (0) TO (100);
CREATE TABLE others PARTITION OF logs DEFAULT;
CREATE TABLE seen (id bigint);
CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO seen VALUES (NEW.id); RETURN NULL; END $$;
CREATE TRIGGER everywhere AFTER INSERT ON logs FOR EACH ROW EXECUTE FUNCTION see();
CREATE TRIGGER only_here AFTER INSERT ON low FOR EACH ROW EXECUTE FUNCTION see();
ALTER TABLE others DISABLE TRIGGER everywhere;
ALTER TABLE low ADD CONSTRAINT of_the_low FOREIGN KEY (owner) REFERENCES users;
COMMENT ON CONSTRAINT of_the_low ON low IS 'kept';
"""
BESIDE = """
SELECT tgrelid::regclass::text, tgname::text, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT conrelid::regclass::text, conname || pg_get_constraintdef(oid), coalesce(obj_description(oid, 'pg_constraint'), '') FROM pg_constraint
ORDER BY 1, 2
"""


def test_what_stands_on_partitions_is_away_and_comes_back(tmp_path: Path, fresh_postgres: str) -> None:
    run(fresh_postgres, PARTITIONS)
    before = rows(fresh_postgres, BESIDE)
    assert carried(tmp_path, fresh_postgres, LOGS, "").exit == Exit.EQUAL
    assert rows(fresh_postgres, "SELECT id FROM seen") == []
    assert rows(fresh_postgres, BESIDE) == before


def test_a_move_into_partitions_goes_on(tmp_path: Path, fresh_postgres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch, pytest.raises(Died):
        patch.setattr(journal, "do_task", dying)
        carried(tmp_path, fresh_postgres, LOGS, PARTITIONS)
    found = moved(tmp_path / "source.db", fresh_postgres, tmp_path / "work")
    assert (found.exit, found.resumed) == (Exit.EQUAL, True)
    assert rows(fresh_postgres, "SELECT count(*) FROM pg_constraint WHERE NOT convalidated") == [(0,)]


TWO = "CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO t VALUES (1, 'one'), (2, 'two')"
PLAIN = "CREATE TABLE t (id bigint PRIMARY KEY, body text)"


def writing_meanwhile(url: str, monkeypatch: pytest.MonkeyPatch, statement: str) -> None:
    """Somebody else says *statement* when the move has begun."""

    def copied(*arguments: Any) -> None:
        run(url, statement)
        copy_pieces(*arguments)

    monkeypatch.setattr(carrying, "copy_pieces", copied)


def test_rows_that_somebody_else_writes_meanwhile_are_not_taken_away(
    tmp_path: Path, fresh_postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, pytest.raises(TransferInterrupted, match="Somebody else has written rows into t"):
        writing_meanwhile(fresh_postgres, patch, "INSERT INTO t VALUES (2, 'of somebody else')")
        carried(tmp_path, fresh_postgres, TWO, PLAIN)
    assert rows(fresh_postgres, "SELECT body FROM t") == [("of somebody else",)]
    run(fresh_postgres, "DELETE FROM t")
    found = moved(tmp_path / "source.db", fresh_postgres, tmp_path / "work")
    assert (found.exit, found.rows) == (Exit.EQUAL, {"t": 2})


def test_rows_of_somebody_else_stay_where_tables_begin_anew(tmp_path: Path, fresh_postgres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = f"{TWO}; CREATE TABLE child (id INTEGER PRIMARY KEY, t INTEGER REFERENCES t); INSERT INTO child VALUES (1, 1), (2, 2)"
    target = f"{PLAIN}; CREATE TABLE child (id bigint PRIMARY KEY, t bigint REFERENCES t)"
    blocked = "ALTER TABLE t ADD CHECK (body <> 'two'); INSERT INTO child VALUES (7, NULL)"
    with monkeypatch.context() as patch, pytest.raises(TransferInterrupted, match="rows into child"):
        writing_meanwhile(fresh_postgres, patch, blocked)
        carried(tmp_path, fresh_postgres, source, target, quarantine=tmp_path / "out")
    assert rows(fresh_postgres, "SELECT count(*) FROM child WHERE id = 7") == [(1,)]


def test_a_table_that_the_move_does_not_fill_is_not_replaced(tmp_path: Path, fresh_postgres: str) -> None:
    precious = "CREATE TABLE precious (id bigint); INSERT INTO precious VALUES (1)"
    with pytest.raises(TransferRefused, match="does not fill the table precious"):
        carried(tmp_path, fresh_postgres, TWO, f"{PLAIN}; {precious}", replace=("t", "precious"))
    with pytest.raises(TransferRefused, match="does not fill the table precious"):
        carried(tmp_path, fresh_postgres, "", "DROP TABLE t", replace=("precious",), create_schema=True)
    assert rows(fresh_postgres, "SELECT count(*) FROM precious") == [(1,)]
    assert not (tmp_path / "work").exists()


def test_heirs_of_a_replaced_table_keep_their_rows(tmp_path: Path, fresh_postgres: str) -> None:
    target = f"{PLAIN}; CREATE TABLE heir () INHERITS (t); INSERT INTO heir VALUES (9, 'kept')"
    with pytest.raises(TransferRefused, match="public.heir inherits from public.t"):
        carried(tmp_path, fresh_postgres, TWO, target, replace=("t",))
    assert rows(fresh_postgres, "SELECT id FROM heir") == [(9,)]


def test_a_replaced_table_that_others_refer_to_does_not_leave_the_move_without_an_end(tmp_path: Path, fresh_postgres: str) -> None:
    target = (
        f"{PLAIN}; INSERT INTO t VALUES (1, 'old'), (9, 'old'); CREATE TABLE other (t bigint REFERENCES t); INSERT INTO other VALUES (9)"
    )
    with pytest.raises(TransferRefused, match="without the rows of t; foreign keys of other tables that miss them are NOT VALID"):
        carried(tmp_path, fresh_postgres, TWO, target, replace=("t",))
    assert rows(fresh_postgres, "SELECT conname, convalidated FROM pg_constraint WHERE contype = 'f'") == [("other_t_fkey", False)]
    assert rows(fresh_postgres, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'twinsql%'") == [(0,)]
    assert rows(fresh_postgres, "SELECT t FROM other") == [(9,)]


def test_a_table_that_refers_to_a_replaced_one_may_be_replaced_with_it(tmp_path: Path, fresh_postgres: str) -> None:
    target = f"{PLAIN}; CREATE TABLE other (t bigint REFERENCES t)"
    found = carried(tmp_path, fresh_postgres, TWO, target, replace=("t", "other"), create_schema=True)
    assert (found.exit, found.rows) == (Exit.EQUAL, {"t": 2})
    assert rows(fresh_postgres, "SELECT to_regclass('other')") == [(None,)]
