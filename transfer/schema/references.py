"""Foreign keys of a SQLite table as PostgreSQL's, added when all rows are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..dialect import words
from ..dialect.create_table import ForeignKey
from ..rules.references import Resolved, computed, incomparable, resolve, unkeyed
from .facts import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..catalogue import Catalogue, SourceReference, SourceTable
    from ..dialect.create_table import TableWords
    from ..names import Names
    from ..rules.rules import Rules
    from .facts import Schema, TableDdl


def make_references(
    catalogue: Catalogue, table: SourceTable, written: TableWords, schema: Schema, names: Names, rules: Rules
) -> Iterator[str]:
    """Statements for the foreign keys of *table*; what becomes of each is told in *schema*."""
    for place, reference in enumerate(table.references):
        known = written.references[place] if place < len(written.references) else ForeignKey()
        what = f"FOREIGN KEY ({', '.join(reference.columns)}) REFERENCES {reference.table}"
        made = _reference(catalogue, table, reference, schema)
        if isinstance(made, str):
            schema.losses.append(Loss(table.name, what, "not carried", made))
            continue
        child, parent, columns, targets = made
        name = names.take(known.name or f"{child.name}_{'_'.join(columns)}_fkey")
        loose = any(
            rule is not None and any(repair.name == "orphans" for repair in rule.repairs)
            for rule in (rules.get((table.name, one)) for one in reference.columns)
        )
        actions = "".join(
            f" ON {event} {action}"
            for event, action in (("UPDATE", reference.on_update), ("DELETE", reference.on_delete))
            if action.upper() != "NO ACTION"
        )
        deferred = (" DEFERRABLE INITIALLY DEFERRED" if known.deferred else " DEFERRABLE") if known.deferrable else ""
        schema.losses.append(
            Loss(table.name, what, "changed" if loose else "carried", "NOT VALID: rows without their parent are carried" if loose else "")
        )
        yield (
            f"ALTER TABLE {words.relation(child.name)} ADD CONSTRAINT {words.name(name)} FOREIGN KEY ({words.names(columns)})"
            f" REFERENCES {words.relation(parent.name)} ({words.names(targets)}){actions}{deferred}{' NOT VALID' if loose else ''}"
        )


def _reference(
    catalogue: Catalogue, table: SourceTable, reference: SourceReference, schema: Schema
) -> tuple[TableDdl, TableDdl, list[str], list[str]] | str:
    """Tables and columns of a foreign key in PostgreSQL, or why it has none."""
    known = resolve(catalogue, table, reference)
    if not isinstance(known, Resolved):
        return known
    child, parent = schema.table(table.name), schema.table(known.parent.name)
    if child is None or parent is None:
        return "one of its tables is not carried"
    ours = [child.column(one) for one in known.columns]
    theirs = [parent.column(one) for one in known.targets]
    if len({one.name for one in theirs}) < len(theirs):
        return "it refers to one column twice"
    if not any(set(key) == {one.name for one in theirs} for key in parent.uniques):
        return unkeyed(known.parent.name)
    for own, other in zip(ours, theirs, strict=True):
        if reason := incomparable(own.source, own.type, f"{known.parent.name}.{other.source}", other.type):
            return reason
    if reason := computed(reference, generated=any(one.generated for one in ours)):
        return reason
    return child, parent, [one.name for one in ours], [one.name for one in theirs]
