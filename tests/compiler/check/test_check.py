"""Each kind of thing that `twinsql check` finds, planted in a small project."""

from pathlib import Path
from typing import NamedTuple

import pytest
from twinsql.adapters.migration_files import text_hash
from twinsql.compiler.build import build
from twinsql.compiler.check import RULES, Finding, check
from twinsql.compiler.check.drift import HELD, held_as
from twinsql.compiler.project import load_project
from twinsql.compiler.types import TYPES

POSTGRES = "migrations/sql/0001_shop.sql"
SQLITE = "migrations/sql/0001_shop.sqlite.sql"
CUSTOMERS = "sql/customers.sql"
ORDERS = "sql/orders.sql"


class Plant(NamedTuple):
    """A change of one file, and what is to be found then."""

    file: str
    old: str
    new: str
    rule: str
    where: str
    what: str


PLANTS = {
    "PostgreSQL refuses": Plant(CUSTOMERS, "SET name", "SET nam", "statement", f"{CUSTOMERS}:16:8", 'column "nam" of relation "customers"'),
    "no translation": Plant(
        CUSTOMERS, "WHERE id = :id;", "WHERE to_tsvector(name) @@ 'x' AND id = :id;", "statement", f"{CUSTOMERS}:5:", "has no translation"
    ),
    "other parameter": Plant(CUSTOMERS, "name: str", "name: int", "statement", f"{CUSTOMERS}:14:26", "parameter name is int in the header"),
    "other cardinality": Plant(ORDERS, "-> list[str]", "-> Affected", "statement", f"{ORDERS}:12:", "Affected is promised"),
    "other result": Plant(ORDERS, "-> list[str]", "-> list[int]", "statement", f"{ORDERS}:12:", "is int in the header and text in"),
    "SQLite refuses its own text": Plant(ORDERS, "'sqlite' AS", "'sqlite' || x AS", "statement", f"{ORDERS}:21:1", "no such column: x"),
    "own text for another": Plant(ORDERS, "'postgres'::text", "'pg'::text", "statement", f"{ORDERS}:21:1", "written for another"),
    "lint of severity error": Plant(ORDERS, " ORDER BY id;", " LIMIT 3;", "D001", f"{ORDERS}:", "LIMIT"),
    "lint of severity warning": Plant(ORDERS, " ORDER BY o.id", "", "D006", f"{ORDERS}:", "order"),
    "module edited": Plant("shop/queries/orders.py", "customer_id: int", "customer_id: str", "stale", "shop/queries/orders.py:", "differs"),
    "lock edited": Plant("sql/.lock", '["bigint"]', '["integer"]', "stale", "sql/.lock:", "differs"),
    "one row not sure": Plant(ORDERS, "SELECT sum(total) AS spent", "SELECT total AS spent", "rows", f"{ORDERS}:7:", "one row at most"),
    "nobody calls it": Plant("shop/service.py", "orders.spent(customer_id=1), ", "", "unused", f"{ORDERS}:7:10", "calls spent"),
    "filter without index": Plant(
        ORDERS,
        " WHERE customer_id = :customer_id;",
        " WHERE note = 'x' AND :customer_id > 0;",
        "index",
        f"{ORDERS}:10:8",
        "SQLite and PostgreSQL",
    ),
    "range without index": Plant(
        CUSTOMERS, "WHERE is_vip", "WHERE joined_at > '2024-01-01T00:00:00.000Z'", "index", f"{CUSTOMERS}:10:8", "joined_at >"
    ),
    "expression without index": Plant(CUSTOMERS, "WHERE is_vip", "WHERE length(name) = 3", "index", f"{CUSTOMERS}:10:8", "LENGTH(name)"),
    "column missing": Plant(SQLITE, "    note TEXT,\n", "", "schema", f"{SQLITE}:16:1", "column note is on PostgreSQL alone"),
    "column too many": Plant(
        SQLITE, "note TEXT,", "note TEXT,\n    tip TEXT,", "schema", f"{SQLITE}:16:1", "column tip is on SQLite alone"
    ),
    "other type": Plant(SQLITE, "note TEXT", "note BLOB", "schema", f"{SQLITE}:16:1", "note is text on PostgreSQL, so TEXT on SQLite"),
    "other scale": Plant(SQLITE, "total INTEGER", "total TEXT", "schema", f"{SQLITE}:16:1", "so INTEGER on SQLite, but it is TEXT"),
    "NULL allowed": Plant(SQLITE, "state TEXT NOT NULL", "state TEXT", "schema", f"{SQLITE}:16:1", "state is NOT NULL on PostgreSQL alone"),
    "default missing": Plant(SQLITE, " DEFAULT 0", "", "schema", f"{SQLITE}:2:1", "is_vip is given a DEFAULT on PostgreSQL alone"),
    "numbers used again": Plant(SQLITE, " AUTOINCREMENT", "", "schema", f"{SQLITE}:", "AUTOINCREMENT"),
    "other primary key": Plant(
        SQLITE, "id INTEGER PRIMARY KEY AUTOINCREMENT", "id INTEGER NOT NULL", "schema", f"{SQLITE}:", "primary key"
    ),
    "unique missing": Plant(
        SQLITE,
        "    CONSTRAINT customers_email_key UNIQUE (email),\n",
        "",
        "schema",
        f"{SQLITE}:2:1",
        "UNIQUE (email) is on PostgreSQL alone",
    ),
    "unique too many": Plant(SQLITE, "note TEXT", "note TEXT UNIQUE", "schema", f"{SQLITE}:16:1", "UNIQUE (note) is on SQLite alone"),
    "index missing": Plant(
        SQLITE,
        "CREATE INDEX orders_by_customer ON orders (customer_id, id);",
        "",
        "schema",
        f"{SQLITE}:16:1",
        "orders_by_customer is on PostgreSQL",
    ),
    "index in another order": Plant(
        SQLITE, "(customer_id, id)", "(id, customer_id)", "schema", f"{SQLITE}:16:1", "(id, customer_id) on SQLite"
    ),
    "index the other way round": Plant(SQLITE, "id DESC)", "id)", "schema", f"{SQLITE}:2:1", "(joined_at DESC, id) on SQLite"),
    "index of all rows": Plant(SQLITE, "id DESC)\n    WHERE is_vip", "id DESC)", "schema", f"{SQLITE}:2:1", "partial on PostgreSQL alone"),
    "index of other rows": Plant(SQLITE, "WHERE is_vip", "WHERE NOT is_vip", "form", f"{SQLITE}:2:1", "index customers_vip"),
    "reference missing": Plant(
        SQLITE,
        " REFERENCES customers (id) ON DELETE CASCADE",
        "",
        "schema",
        f"{SQLITE}:16:1",
        "foreign key (customer_id) to customers (id) is on",
    ),
    "other cascade": Plant(
        SQLITE, "ON DELETE CASCADE", "ON DELETE SET NULL", "schema", f"{SQLITE}:16:1", "ON DELETE CASCADE on PostgreSQL, SET NULL"
    ),
    "check missing": Plant(
        SQLITE,
        ",\n    CONSTRAINT orders_state_check CHECK (state IN ('open', 'paid'))",
        "",
        "schema",
        f"{SQLITE}:16:1",
        "the check orders_state_check is on PostgreSQL alone",
    ),
    "other check": Plant(SQLITE, "<= 320)", "<= 32)", "schema", f"{SQLITE}:2:1", "check customers_email_check is (length ( email ) <= 32)"),
    "check of a type missing": Plant(SQLITE, " CHECK (is_vip IN (0, 1))", "", "form", f"{SQLITE}:2:1", "is_vip in ( 0 , 1 )"),
    "check too many": Plant(
        SQLITE,
        "note TEXT",
        "note TEXT CHECK (length(note) < 5)",
        "schema",
        f"{SQLITE}:16:1",
        "CHECK (length ( note ) < 5) is on SQLite alone",
    ),
    "other collation": Plant(
        SQLITE, "note TEXT", "note TEXT COLLATE NOCASE", "schema", f"{SQLITE}:16:1", "COLLATE NOCASE is on SQLite alone"
    ),
    "other default": Plant(SQLITE, " DEFAULT 0", " DEFAULT 1", "schema", f"{SQLITE}:2:1", "DEFAULT 1 is on SQLite alone"),
    "conflict that replaces": Plant(
        SQLITE, "UNIQUE (email)", "UNIQUE (email) ON CONFLICT REPLACE", "schema", f"{SQLITE}:2:1", "ON CONFLICT REPLACE is on SQLite alone"
    ),
    "key looked at later": Plant(
        SQLITE,
        "ON DELETE CASCADE",
        "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED",
        "schema",
        f"{SQLITE}:16:1",
        "DEFERRABLE INITIALLY DEFERRED is on SQLite alone",
    ),
    "trigger too many": Plant(
        SQLITE,
        "CREATE INDEX orders_by_customer",
        "CREATE TRIGGER noted AFTER INSERT ON orders BEGIN UPDATE orders SET note = 'x'; END;\nCREATE INDEX orders_by_customer",
        "schema",
        f"{SQLITE}:16:1",
        "trigger noted is on SQLite alone",
    ),
    "not strict": Plant(SQLITE, ") STRICT", ")", "schema", f"{SQLITE}:", "not STRICT"),
    "SQLite refuses the migration": Plant(SQLITE, "note TEXT", "note TEXTS", "schema", f"{SQLITE}:", "unknown datatype"),
    "frozen for another text": Plant(SQLITE, "-- of ", "-- of 0", "schema", f"{SQLITE}:1", "-- of"),
}


def found(folder: Path) -> tuple[Finding, ...]:
    return check(load_project(folder)).findings


def plant(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_nothing_is_wrong_with_the_shop(shop: Path) -> None:
    report = check(load_project(shop))

    assert (report.findings, report.statements, report.errors) == ((), 7, 0)


def test_a_number_in_another_form_is_no_drift(shop: Path) -> None:
    plant(shop, SQLITE, "<= 320)", "<= 320.0)")

    assert found(shop) == ()


@pytest.mark.parametrize("name", PLANTS)
def test_what_was_planted_is_found_at_its_place(shop: Path, name: str) -> None:
    one = PLANTS[name]
    plant(shop, one.file, one.old, one.new)
    hits = [finding for finding in found(shop) if finding.rule == one.rule and one.what in finding.what]

    assert [finding for finding in hits if finding.where.startswith(one.where)], found(shop)
    assert all(finding.cure for finding in hits)


def test_every_rule_is_planted() -> None:
    assert RULES.keys() <= {one.rule for one in PLANTS.values()}


def test_a_table_on_one_side_alone(shop: Path) -> None:
    plant(shop, SQLITE, "-- rollback", "CREATE TABLE extra (id TEXT) STRICT;\n\n-- rollback\n\nDROP TABLE extra;")
    text = (
        (shop / POSTGRES).read_text().replace("-- rollback", "CREATE TABLE gone (id text PRIMARY KEY);\n\n-- rollback\n\nDROP TABLE gone;")
    )
    (shop / POSTGRES).write_text(text)
    sqlite = (shop / SQLITE).read_text()
    (shop / SQLITE).write_text(sqlite.replace(sqlite.splitlines()[0], f"-- of {text_hash(text)}"))
    what = {finding.what for finding in found(shop)}

    assert {"table extra is on SQLite alone", "table gone is on PostgreSQL alone"} <= what


def test_a_migration_that_postgresql_refuses(shop: Path) -> None:
    plant(shop, POSTGRES, "note text", "note texts")
    [finding] = found(shop)

    assert (finding.rule, finding.where) == ("schema", f"{POSTGRES}:18:10")


def test_a_migration_without_a_text_for_sqlite(shop: Path) -> None:
    (shop / SQLITE).unlink()

    assert [(one.rule, one.where) for one in found(shop)] == [("schema", f"{SQLITE}:1:1")]


def test_a_module_that_is_missing_and_one_too_many(shop: Path) -> None:
    (shop / "sql/orders.sql").rename(shop / "sql/sales.sql")
    places = {(one.rule, one.where) for one in found(shop)}

    assert {("stale", "shop/queries/sales.py:1:1"), ("stale", "shop/queries/orders.py:1:1")} <= places


def test_one_broken_statement_hides_nothing_of_another_file(shop: Path) -> None:
    plant(shop, CUSTOMERS, "SET name", "SET nam")
    plant(shop, "shop/queries/orders.py", "customer_id: int", "customer_id: str")
    rules = [(one.rule, one.place[0]) for one in found(shop)]

    assert rules == [("stale", "shop/queries/orders.py"), ("statement", CUSTOMERS)]


def test_an_index_cures_a_filter(shop: Path) -> None:
    plant(shop, POSTGRES, "-- rollback\n", "CREATE INDEX orders_by_note ON orders (note);\n\n-- rollback\n\nDROP INDEX orders_by_note;\n")
    plant(shop, ORDERS, " WHERE customer_id = :customer_id;", " WHERE note = 'x' AND :customer_id > 0;")
    (shop / SQLITE).unlink()
    build(load_project(shop))

    assert found(shop) == ()


def test_a_mention_in_a_test_or_by_name_is_a_use(shop: Path) -> None:
    plant(shop, "shop/service.py", "orders.spent(customer_id=1), ", "getattr(orders, 'spent')(customer_id=1), ")

    assert found(shop) == ()


def test_what_a_virtual_environment_mentions_is_no_use(shop: Path) -> None:
    plant(shop, "shop/service.py", "orders.spent(customer_id=1), ", "")
    (shop / "env").mkdir()
    (shop / "env/pyvenv.cfg").write_text("")
    (shop / "env/other.py").write_text("orders.spent()")

    assert [one.rule for one in found(shop)] == ["unused"]


def test_nothing_is_written(shop: Path) -> None:
    plant(shop, ORDERS, " ORDER BY id;", " ORDER BY id DESC;")
    before = {path: path.read_bytes() for path in shop.rglob("*") if path.is_file()}
    check(load_project(shop))

    assert {path: path.read_bytes() for path in shop.rglob("*") if path.is_file()} == before


def test_every_type_has_its_type_on_sqlite() -> None:
    assert (TYPES.keys() - {"numeric"}) <= HELD.keys()
    assert [
        held_as(kind) for kind in ("numeric(10,2)", "numeric(30,2)", "numeric", "character varying(9)", "timestamp(3) with time zone")
    ] == [
        "INTEGER",
        "TEXT",
        "TEXT",
        "TEXT",
        "TEXT",
    ]


def test_migrations_further_down_are_named_from_the_root(shop: Path) -> None:
    (shop / "db").mkdir()
    (shop / "migrations").rename(shop / "db/migrations")
    plant(shop, "pyproject.toml", '"migrations"', '"db/migrations"')
    plant(shop, f"db/{SQLITE}", "note TEXT", "note BLOB")

    assert [one.where for one in found(shop)] == [f"db/{SQLITE}:16:1"]


@pytest.mark.parametrize("name", ["nobody calls it", "filter without index", "one row not sure"])
def test_a_warning_is_allowed_in_its_statement(shop: Path, name: str) -> None:
    one = PLANTS[name]
    plant(shop, one.file, one.old, one.new)
    header = "-- name: spent(customer_id: int) -> Decimal | None"
    plant(shop, ORDERS, header, f"{header}\n-- allow: {one.rule} it is meant")

    assert one.rule not in {finding.rule for finding in found(shop)}


def test_an_allow_that_silences_nothing_is_told(shop: Path) -> None:
    header = "-- name: spent(customer_id: int) -> Decimal | None\n"
    plant(shop, ORDERS, header, f"{header}-- allow: index it is small\n")

    assert [(one.rule, one.severity, one.where) for one in found(shop) if one.rule == "D000"] == [("D000", "warning", f"{ORDERS}:8:1")]
