"""Loading generated modules of a project that was built in a temporary folder."""

import importlib
import sys
from types import ModuleType

from twinsql.adapters.statement import Statement
from twinsql.compiler.project import Project


def load(project: Project, module: str) -> ModuleType:
    """``library/queries/<module>.py`` of this project, whatever project was loaded before."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "library" and not _is_of(project, name)]:
        del sys.modules[name]
    sys.path.insert(0, str(project.root))
    try:
        importlib.invalidate_caches()
        return importlib.import_module(f"library.queries.{module}")
    finally:
        sys.path.remove(str(project.root))


def _is_of(project: Project, name: str) -> bool:
    module = sys.modules[name]
    paths = [*getattr(module, "__path__", ()), getattr(module, "__file__", None)]
    return str(paths[0]).startswith(f"{project.root}/")


def statements(project: Project) -> dict[str, Statement[object]]:
    """All statements of a project by name."""
    modules = [load(project, path.stem) for path in sorted(project.queries.glob("[a-z]*.py"))]
    return {one.name: one for module in modules for one in vars(module).values() if isinstance(one, Statement)}
