"""A database for each test: a copy of one that has the migrations."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from ..adapters.describe import scratch_database
from ..adapters.settings import Settings
from ..adapters.setup import set_up
from ..compiler.project import load_project

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path
    from typing import Self


class Databases:
    """
    Makes databases of one engine from templates, which are made at first need, one for each project.

    Args:
        folder: where files may be made.
        server_url: a PostgreSQL server; None for SQLite.
    """

    def __init__(self, folder: Path, server_url: str | None = None) -> None:
        self._folder = folder
        self._server_url = server_url
        self._templates: dict[Path, str] = {}
        self._stack = ExitStack()

    @contextmanager
    def fresh(self, start: Path, file: Path) -> Generator[dict[str, str]]:
        """
        A new database with the migrations of the project that *start* is in: the variables that lead to it.

        On SQLite it is *file*, which must not be there yet.
        """
        template = self._template(start)
        if self._server_url is None:
            shutil.copyfile(template, file)
            yield {"USE_POSTGRES": "false", "DATABASE_URL": str(file)}
            return
        with scratch_database(self._server_url, template=template) as url:
            yield {"USE_POSTGRES": "true", "POSTGRES_URL": url, "POSTGRES_URL_NON_POOLING": url}

    def _template(self, start: Path) -> str:
        project = load_project(start)
        if project.root not in self._templates:
            file = self._folder / f"template{len(self._templates)}.db"
            settings = Settings(project.root, file)
            if self._server_url is not None:
                settings = Settings(
                    project.root, file, use_postgres=True, postgres_url=self._stack.enter_context(scratch_database(self._server_url))
                )
            set_up(settings, project.migrations)
            self._templates[project.root] = settings.postgres_url or str(file)
        return self._templates[project.root]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
