"""Statements that read views: built, checked and proved like those that read tables."""

import shutil
from pathlib import Path

import pytest
from twinsql.adapters.errors import SourceError
from twinsql.compiler.build import build
from twinsql.compiler.check import check
from twinsql.compiler.lock import load_lock
from twinsql.compiler.project import load_project
from twinsql.compiler.prove.run import prove

VIEWS = """
CREATE VIEW spending AS
    SELECT c.id, c.name, c.is_vip, count(o.id) AS orders, coalesce(sum(o.total), 0.00)::numeric(12, 2) AS spent
      FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id GROUP BY c.id, c.name, c.is_vip;
CREATE VIEW big AS SELECT name, spent FROM spending WHERE spent <> 10;

-- rollback
DROP VIEW big;
DROP VIEW spending;
"""
STATEMENTS = """
-- name: of(id: int) -> list[Spending]
SELECT id, name, orders, spent FROM spending WHERE id = :id ORDER BY name, id;

-- name: big(least: Decimal) -> list[Big]
SELECT b.name, b.spent, o.note FROM big AS b LEFT JOIN orders AS o ON o.total = b.spent WHERE b.spent >= :least ORDER BY b.name, b.spent, o.id;

-- name: named(name: str) -> int
SELECT count(*) FROM spending WHERE name = :name AND is_vip;
"""


def with_views(shop: Path, views: str, statements: str) -> Path:
    shutil.copy(shop / "migrations/0001_shop.py", shop / "migrations/0002_views.py")
    (shop / "migrations/sql/0002_views.sql").write_text(views, encoding="utf-8")
    (shop / "sql/reports.sql").write_text(statements, encoding="utf-8")
    return shop


def test_statements_over_views_are_built_checked_and_proved(shop: Path) -> None:
    project = load_project(with_views(shop, VIEWS, STATEMENTS))
    build(project)

    assert [one for one in check(project).findings if one.rule != "unused"] == []
    report = prove(project, number=1)
    # One has a text for each engine that names it.
    assert ([one.name for one in report.differences], report.vacuous) == (["orders.engine"], [])
    spending = load_lock(project.lock).views["spending"]
    assert spending.reads == ("customers", "orders")
    assert [column.not_null for column in spending.columns] == [True, True, True, True, True]


@pytest.mark.parametrize(
    ("views", "statement", "what"),
    [
        (
            "CREATE VIEW big AS SELECT id, name FROM customers;\n-- rollback\nDROP VIEW big;\n",
            "-- name: put(name: str) -> Affected\nUPDATE big SET name = :name;",
            "big is no table of the schema",
        ),
        (VIEWS.replace("::numeric(12, 2)", "").replace("<> 10", "IS NOT NULL"), STATEMENTS, "the column spent of the view"),
    ],
    ids=["a write", "a numeric of any scale"],
)
def test_what_a_view_cannot(shop: Path, views: str, statement: str, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        build(load_project(with_views(shop, views, statement)))


def test_a_view_that_is_another_is_drift(shop: Path) -> None:
    folder = with_views(shop, VIEWS, STATEMENTS)
    build(load_project(folder))
    path = folder / "migrations/sql/0002_views.sqlite.sql"
    path.write_text(path.read_text().replace("CREATE VIEW big (name, spent)", "CREATE VIEW big (name, costs)"))

    findings = [one for one in check(load_project(folder)).findings if "view big" in one.what]

    assert [one.rule for one in findings] == ["schema", "form"]
    assert findings[0].place[0].startswith("migrations/sql/0002_views.sqlite.sql")
