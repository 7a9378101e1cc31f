"""Whatever goes wrong while migrating leaves a database that is whole, and a message that says what to do."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from twinsql.adapters import migrations
from twinsql.adapters.errors import MigrationError
from twinsql.adapters.migrations import apply, assert_current, rollback, status

from tests.migrations.conftest import add, change, rows, tables

BOTH = ["0001_people", "0002_pets"]
SECRET = "se%41cret"


def in_a_process(target: Path | str, folder: Path, call: str = "apply", before: str = "") -> subprocess.Popen[str]:
    place = f"Path({str(target)!r})" if isinstance(target, Path) else repr(target)
    program = [
        "from pathlib import Path",
        "import os",
        "from twinsql.adapters import migrations, migration_steps, yoyo_backends",
        "def die(*_): os.kill(os.getpid(), 9)",
        before,
        f"print(migrations.{call}({place}, Path({str(folder)!r})))",
    ]
    return subprocess.Popen([sys.executable, "-c", "\n".join(program)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def killed(target: Path | str, folder: Path, call: str, before: str) -> None:
    process = in_a_process(target, folder, call, before)
    process.communicate()
    assert process.returncode == -signal.SIGKILL


def break_lock(target: Path | str) -> None:
    change(target, "DELETE FROM yoyo_lock")


def test_a_statement_that_fails_undoes_its_migration_and_keeps_those_before(target: Path | str, folder: Path) -> None:
    add(folder, "0003_toys", "CREATE TABLE toys (id text);\nCREATE TABLE toys (id text);\n-- rollback\nDROP TABLE toys;\n")

    with pytest.raises(MigrationError, match=r"migrations/sql/0003_toys(\.sqlite)?\.sql:[23]: .*toys.* already exists"):
        apply(target, folder)

    assert "toys" not in tables(target)
    assert [applied for _, applied in status(target, folder)] == [True, True, False]


def test_no_driver_exception_is_reachable_from_ours(target: Path | str, folder: Path) -> None:
    change(target, "CREATE TABLE names (name text)")
    change(target, f"INSERT INTO names VALUES ('{SECRET}'), ('{SECRET}')")
    add(folder, "0003_unique", "CREATE UNIQUE INDEX names_key ON names (name);\n-- rollback\nDROP INDEX names_key;\n")

    with pytest.raises(MigrationError, match="a row with this key is there already") as raised:
        apply(target, folder)

    assert (raised.value.__cause__, raised.value.__context__) == (None, None)
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize("statement", ["COMMIT;", "/* now */ BEGIN;", "savepoint x;", "END;"])
def test_a_migration_cannot_end_its_transaction(statement: str, target: Path | str, folder: Path) -> None:
    add(folder, "0003_toys", f"CREATE TABLE toys (id text);\n{statement}\nSELECT nonsense;\n-- rollback\n")

    with pytest.raises(MigrationError, match="has no place in a migration"):
        apply(target, folder)

    assert "toys" not in tables(target)


def test_percent_signs_and_placeholders_in_a_text_are_nothing_special(target: Path | str, folder: Path) -> None:
    add(
        folder,
        "0003_odd",
        "CREATE TABLE odd (a text DEFAULT '100 %s :x ? $1');\nINSERT INTO odd DEFAULT VALUES;\n-- rollback\nDROP TABLE odd;\n",
    )
    apply(target, folder)

    assert rows(target, "SELECT a FROM odd") == [("100 %s :x ? $1",)]


def test_bodies_between_dollars_are_one_statement(fresh_postgres: str, folder: Path) -> None:
    body = "CREATE FUNCTION one() RETURNS integer LANGUAGE plpgsql AS $body$ BEGIN PERFORM ';'; RETURN 1; END; $body$;"
    add(folder, "0003_one", f"{body}\n-- rollback\nDROP FUNCTION one;\n", "-- rollback\n")
    apply(fresh_postgres, folder)

    assert rows(fresh_postgres, "SELECT one()") == [(1,)]


def test_four_processes_at_once_apply_each_migration_once(target: Path | str, folder: Path) -> None:
    processes = [in_a_process(target, folder) for _ in range(4)]
    outputs = [process.communicate() for process in processes]

    assert [(process.returncode, errors) for process, (_, errors) in zip(processes, outputs, strict=True)] == [(0, "")] * 4
    assert sorted(output.strip() for output, _ in outputs) == ["['0001_people', '0002_pets']", "[]", "[]", "[]"]


def test_killed_inside_a_migration_leaves_nothing_of_it(target: Path | str, folder: Path) -> None:
    killed(target, folder, "apply", "migration_steps.remember = die")

    assert tables(target) == set()
    break_lock(target)
    assert apply(target, folder) == BOTH


def test_the_lock_of_a_killed_process_is_named_with_its_cure(target: Path | str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed(target, folder, "apply", "migration_steps.remember = die")
    monkeypatch.setattr(migrations, "LOCK_WAIT_S", 0.01)

    with pytest.raises(MigrationError, match=r"was killed while it[\s\S]*yoyo break-lock --database (sqlite|postgresql\+psycopg)://"):
        apply(target, folder)


def test_killed_between_commit_and_mark_is_only_marked_by_the_next_run(target: Path | str, folder: Path) -> None:
    killed(target, folder, "apply", "yoyo_backends.DatabaseBackend.log_migration = die")
    break_lock(target)
    assert [applied for _, applied in status(target, folder)] == [False, False]

    assert apply(target, folder) == BOTH
    assert_current(target, folder)


def test_killed_between_rollback_and_unmark_is_only_unmarked_by_the_next_run(target: Path | str, folder: Path) -> None:
    apply(target, folder)
    killed(target, folder, "rollback", "yoyo_backends.DatabaseBackend.log_migration = die")
    break_lock(target)
    assert [applied for _, applied in status(target, folder)] == [True, False]

    assert rollback(target, folder) == ["0002_pets"]
    assert apply(target, folder) == ["0002_pets"]


def test_apply_after_a_half_rollback_applies_again(target: Path | str, folder: Path) -> None:
    apply(target, folder)
    killed(target, folder, "rollback", "yoyo_backends.DatabaseBackend.log_migration = die")
    break_lock(target)

    assert apply(target, folder) == ["0002_pets"]
    assert "pets" in tables(target)


def test_an_edited_migration_is_noticed(target: Path | str, folder: Path) -> None:
    apply(target, folder)
    text = (folder / "sql/0002_pets.sql").read_text()
    add(folder, "0002_pets", text.replace("pets_owner_idx", "pets_by_owner"))

    for ask in (apply, status, assert_current):
        with pytest.raises(MigrationError, match=r"migrations/sql/0002_pets.sql: this text was edited after it was applied"):
            ask(target, folder)


def test_an_edited_migration_can_be_rolled_back_and_applied_again(target: Path | str, folder: Path) -> None:
    apply(target, folder)
    text = (folder / "sql/0002_pets.sql").read_text()
    add(
        folder,
        "0002_pets",
        text.replace("pets_owner_idx", "pets_by_owner"),
        "CREATE TABLE pets (id TEXT);\n-- rollback\nDROP TABLE pets;\n",
    )

    assert rollback(target, folder) == ["0002_pets"]
    assert apply(target, folder) == ["0002_pets"]


def test_a_migration_that_slips_in_before_applied_ones_is_refused(target: Path | str, folder: Path) -> None:
    apply(target, folder)
    add(folder, "0003_toys", "CREATE TABLE toys (id text);\n-- rollback\nDROP TABLE toys;\n")
    apply(target, folder)
    add(folder, "0000_late", "CREATE TABLE late (id text);\n-- rollback\nDROP TABLE late;\n")

    for ask in (apply, status):
        with pytest.raises(MigrationError, match=r"migrations/0000_late.py: the database has 0003_toys, which comes after it"):
            ask(target, folder)


def test_a_database_ahead_of_the_folder_is_refused(target: Path | str, folder: Path) -> None:
    apply(target, folder)
    for path in folder.rglob("0002*"):
        path.unlink()

    with pytest.raises(MigrationError, match=r"migrations/0002_pets.py: the database has 0002_pets, and there is no such file"):
        apply(target, folder)


def test_a_stub_that_cannot_be_loaded_is_named(target: Path | str, folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (folder / "0002_pets.py").write_text("import nowhere_to_be_found\n")

    with pytest.raises(MigrationError, match=r"0002_pets.py: this stub cannot be loaded: No module named 'nowhere_to_be_found'"):
        apply(target, folder)

    assert tables(target) == set()
    assert caplog.records == []


def test_a_stub_called_outside_of_yoyo_says_so(folder: Path) -> None:
    with pytest.raises(MigrationError, match="loaded by something else than yoyo"):
        exec((folder / "0001_people.py").read_text(), {"__file__": str(folder / "0001_people.py")})
