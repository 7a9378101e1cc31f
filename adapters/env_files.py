"""
Variables by name: from the environment, else from the env files of the project, each with the place that it came from.

Files, the first that has the variable wins: ``.env.<APP_ENV>.local``, ``.env.local`` (not when APP_ENV is ``production`` or ``test``),
``.env.<APP_ENV>``, ``.env``. ``${VAR}`` in a file stands for the variable of that name, wherever it comes from; ``${VAR:-default}`` has a
value for where there is none. Nothing is written to ``os.environ``.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from .errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ENVIRONMENT = "environment"
SHARED_ONLY = frozenset({"production", "test"})
"""Values of APP_ENV under which ``.env.local``, a developer's own file, is not read."""


class Variable(NamedTuple):
    """
    A variable that is set.

    Attributes:
        source: ``environment``, or file and line, ``.env.local:3``.
        missing: names of the variables that its text refers to and that are not set.
    """

    name: str
    value: str
    source: str
    missing: tuple[str, ...] = ()


class _Line(NamedTuple):
    text: str
    source: str


class Variables:
    """
    The variables of a project.

    Attributes:
        files: env files that were read, the strongest first.
        app_env: value of APP_ENV, which only the environment can set.
    """

    __slots__ = ("_environ", "_lines", "app_env", "files")

    def __init__(self, root: str, environ: Mapping[str, str]) -> None:
        self.app_env = _app_env(environ)
        self.files = tuple(path for path in (os.path.join(root, name) for name in _file_names(self.app_env)) if os.path.isfile(path))
        self._environ = environ
        self._lines: dict[str, _Line] = {}
        for path in self.files:
            self._lines = {**dict(_read(path)), **self._lines}

    def get(self, name: str) -> Variable | None:
        """
        The variable of this name, or None where it is not set.

        Raises:
            ConfigError: it refers to itself by way of ``${…}``.
        """
        if name in self._environ:
            return Variable(name, self._environ[name], ENVIRONMENT)
        line = self._lines.get(name)
        if line is None:
            return None
        missing: list[str] = []
        value = self._expand(name, (name,), missing)
        return Variable(name, value, line.source, tuple(missing))

    def _expand(self, name: str, chain: tuple[str, ...], missing: list[str]) -> str:
        from dotenv.variables import Variable as Reference  # noqa: PLC0415 - loaded where there is an env file
        from dotenv.variables import parse_variables  # noqa: PLC0415

        line = self._lines[name]
        parts: list[str] = []
        for atom in parse_variables(line.text):
            if not isinstance(atom, Reference):
                parts.append(atom.resolve({}))
            elif atom.name in self._environ:
                parts.append(self._environ[atom.name])
            elif atom.name in chain:
                raise ConfigError(
                    f"{name} refers to itself\n    from: {line.source}\n    fix:  write its value out, without ${{{atom.name}}}"
                )
            elif atom.name in self._lines:
                parts.append(self._expand(atom.name, (*chain, atom.name), missing))
            elif atom.default is None:
                missing.append(atom.name)
            else:
                parts.append(atom.default)
        return "".join(parts)


def _app_env(environ: Mapping[str, str]) -> str:
    value = environ.get("APP_ENV") or "development"
    if not value.replace("-", "").replace("_", "").isalnum():
        raise ConfigError(
            "APP_ENV is no plain word, but env files are named after it\n"
            f"    from: {ENVIRONMENT}\n"
            "    fix:  use letters, digits, '-' and '_', such as APP_ENV=production"
        )
    return value


def _file_names(app_env: str) -> list[str]:
    names = [f".env.{app_env}.local", ".env.local", f".env.{app_env}", ".env"]
    return [name for name in names if name != ".env.local" or app_env not in SHARED_ONLY]


def _read(path: str) -> Iterator[tuple[str, _Line]]:
    from io import StringIO  # noqa: PLC0415 - loaded where there is an env file

    from dotenv.parser import parse_stream  # noqa: PLC0415

    name = os.path.basename(path)
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except UnicodeDecodeError:
        raise ConfigError(f"{name} is not UTF-8 text\n    from: {path}\n    fix:  save it as UTF-8") from None
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise ConfigError(f"{name} cannot be read: {reason}\n    from: {path}\n    fix:  make it readable for this user") from None
    for binding in parse_stream(StringIO(text)):
        written = binding.original.string
        line = binding.original.line + written[: len(written) - len(written.lstrip())].count("\n")
        source = f"{name}:{line}"
        if binding.error:
            raise ConfigError(f"a line of {name} is no NAME=value\n    from: {source}\n    fix:  correct it, or put # before it")
        if binding.key is not None:
            yield binding.key, _Line(binding.value or "", source)
