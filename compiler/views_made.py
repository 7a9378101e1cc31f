"""Views: their columns as PostgreSQL has them, NOT NULL where the translator of migrations proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..adapters.held_types import held_as_integer
from .ddl import views_of
from .model import Column, Problem, View
from .types import numeric_modifiers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..adapters.describe import CatalogView, Describer
    from ..adapters.migration_files import MigrationFile


def views_made(describer: Describer, files: Sequence[MigrationFile]) -> tuple[dict[str, View], Problem | None]:
    """All views that *describer* sees, which the migrations *files* made; and the first that the two engines hold differently."""
    found = describer.views()
    proven = views_of([file.text("postgres") for file in files]) if found else {}
    views = {one.name: _view(one, {column.name: column for column in proven.get(one.name, ())}) for one in found}
    return views, next((problem for one in views.values() if (problem := _loose(one, proven, files))), None)


def _view(made: CatalogView, proven: Mapping[str, Column]) -> View:
    columns = [Column(name, kind, name in proven and proven[name].not_null, has_default=False) for name, kind in made.columns]
    return View(made.name, tuple(columns), made.reads)


def _loose(view: View, proven: Mapping[str, Sequence[Column]], files: Sequence[MigrationFile]) -> Problem | None:
    """A numeric of which PostgreSQL knows no scale, and SQLite holds whole numbers."""
    for ours, theirs in zip(proven.get(view.name, ()), view.columns, strict=False):
        kinds = [held_as_integer(*numeric_modifiers(one.type)) for one in (ours, theirs) if one.type.startswith("numeric")]
        if len(set(kinds)) > 1:
            what = f"the column {theirs.name} of the view {view.name} is a numeric without a scale"
            cure = "Cast it in the view, as in sum(price)::numeric(12, 2)."
            return Problem(f"{files[-1].place('postgres')}:1:1", what, cure)
    return None
